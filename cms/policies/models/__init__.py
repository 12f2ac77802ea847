"""Policies and their clauses."""

from cms.policies.models.clause import Clause
from cms.policies.models.index import PolicyIndexPage
from cms.policies.models.policy import PolicyPage

__all__ = ["Clause", "PolicyIndexPage", "PolicyPage"]
