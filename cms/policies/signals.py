"""News of this room, for the rooms above."""

from django.dispatch import Signal

# Sent inside the transaction that changed the rows, so that whoever listens changes its own rows with them or not at
# all. Arguments: policy (PolicyPage), changes (cms.policies.services.ClauseChanges). Never sent when nothing changed.
clauses_changed = Signal()
