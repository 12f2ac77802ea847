"""Decisions about obligations: reasoned, added, never changed, noted in the policy's log."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import PageLogEntry

from cms.organisations.models import User
from interpretations.supervision.enums import Obligation
from interpretations.supervision.exceptions import DecisionIsFinalError
from interpretations.supervision.models import ObligationDecision
from interpretations.supervision.services import DECIDED, decide_obligation
from tests.interpretations.supervision import rows_builder as rows

pytestmark = pytest.mark.django_db


def supervisor() -> User:
    return User.objects.create(username="supervisor")


def test_a_decision_is_added_and_noted_in_the_policys_log() -> None:
    policy, user = rows.policy(public_on=date(2026, 5, 4)), supervisor()
    decision = decide_obligation(
        policy, obligation=Obligation.EXEMPT, reason=" 内部事务 ", user=user
    )
    assert str(decision) == f"{policy} · {Obligation.EXEMPT.label}"
    assert (decision.reason, decision.decided_by) == ("内部事务", user)
    entry = PageLogEntry.objects.get(action=DECIDED)
    assert (entry.page_id, entry.user) == (policy.pk, user)
    assert "内部事务" in str(entry.formatter.format_message(entry))


@pytest.mark.parametrize("reason", ["", "   "])
def test_an_exemption_without_a_reason_is_refused(reason: str) -> None:
    policy = rows.policy(public_on=date(2026, 5, 4))
    with pytest.raises(ValidationError) as refused:
        decide_obligation(policy, obligation=Obligation.EXEMPT, reason=reason, user=supervisor())
    assert "reason" in refused.value.message_dict
    assert not ObligationDecision.objects.exists()


def test_an_unknown_decision_is_refused() -> None:
    policy = rows.policy(public_on=date(2026, 5, 4))
    with pytest.raises(ValidationError):
        decide_obligation(policy, obligation="perhaps", reason="", user=supervisor())


@pytest.mark.parametrize(
    "fields", [{"obligation": "exempt", "reason": ""}, {"obligation": "perhaps"}]
)
def test_the_database_itself_refuses_what_makes_no_sense(fields: dict[str, str]) -> None:
    policy = rows.policy(public_on=date(2026, 5, 4))
    with pytest.raises(IntegrityError), transaction.atomic():
        ObligationDecision.objects.bulk_create([ObligationDecision(policy=policy, **fields)])


def test_a_decision_is_never_changed() -> None:
    policy = rows.policy(public_on=date(2026, 5, 4))
    decision = decide_obligation(policy, obligation=Obligation.MUST, reason="", user=supervisor())
    decision.obligation, decision.reason = Obligation.EXEMPT, "改一下"
    with pytest.raises(DecisionIsFinalError):
        decision.save()
    assert ObligationDecision.objects.get().obligation == Obligation.MUST


def test_a_decision_outlives_the_account_that_made_it() -> None:
    policy, user = rows.policy(public_on=date(2026, 5, 4)), supervisor()
    decide_obligation(policy, obligation=Obligation.MUST, reason="", user=user)
    user.delete()
    assert ObligationDecision.objects.get().decided_by is None
