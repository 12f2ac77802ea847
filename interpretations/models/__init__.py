"""Interpretations, their links to policies, their pins and releases."""

from interpretations.models.interpretation import InterpretationPage
from interpretations.models.pin import Pin
from interpretations.models.policy_link import PolicyLink
from interpretations.models.release import Release

__all__ = ["InterpretationPage", "Pin", "PolicyLink", "Release"]
