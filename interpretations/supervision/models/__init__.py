"""What supervision itself writes down: decisions about obligations."""

from interpretations.supervision.models.obligation_decision import ObligationDecision

__all__ = ["ObligationDecision"]
