"""Commands of supervision."""

from django.db import transaction
from wagtail.log_actions import log

from cms.organisations.models import User
from cms.policies.models import PolicyPage
from interpretations.supervision.models import ObligationDecision

DECIDED = "supervision.decide_obligation"


@transaction.atomic
def decide_obligation(
    policy: PolicyPage, *, obligation: str, reason: str, user: User
) -> ObligationDecision:
    """Add a decision about ``policy`` and note it in the policy's log.

    Raises:
        ValidationError: An exemption without a reason, or an unknown decision.
    """
    decision = ObligationDecision(
        policy=policy, obligation=obligation, reason=reason.strip(), decided_by=user
    )
    decision.full_clean()
    decision.save()
    log(
        instance=policy,
        action=DECIDED,
        user=user,
        data={"obligation": decision.obligation, "reason": decision.reason},
    )
    return decision
