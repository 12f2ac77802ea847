"""Commands of this room: take a policy in, read its clauses again."""

from cms.policies.services.clauses import ClauseChanges, refresh_clauses
from cms.policies.services.importing import PolicyFields, import_policy

__all__ = ["ClauseChanges", "PolicyFields", "import_policy", "refresh_clauses"]
