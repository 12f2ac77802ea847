"""The demo's policies, taken in the way every policy is."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cms.organisations.models import Department, User
from cms.policies.enums import Validity
from cms.policies.exceptions import PolicyAlreadyImportedError
from cms.policies.services import import_policy
from cms.portal.demo.bodies import LEAD, TRANSPORT
from cms.portal.demo.places import CITY
from cms.vocabulary.models import Region, Theme

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class DemoPolicy:
    """A policy file of the demo, and what its text does not say."""

    file: str
    lead: str
    published_on: date
    themes: tuple[str, ...]


EMPLOYMENT = DemoPolicy("policy.txt", LEAD, date(2026, 10, 16), ("employment", "finance"))
# Explained by nobody yet: the first thing an editor can try, and what keeps the figures below 100 %.
BUSES = DemoPolicy("policy_bus.txt", TRANSPORT, date(2026, 11, 6), ("industry", "welfare"))


def load_policies() -> None:
    """Import the policies and describe them; a second time nothing is changed."""
    for policy in (EMPLOYMENT, BUSES):
        _load(policy)


def _load(policy: DemoPolicy) -> None:
    path = _FOLDER / policy.file
    try:
        import_policy(
            path.read_bytes(),
            filename=path.name,
            user=User.objects.get(username="editor"),
            lead_department=Department.objects.get(name=policy.lead),
            published_on=policy.published_on,
            validity=Validity.IN_FORCE,
            themes=list(Theme.objects.filter(code__in=policy.themes)),
            regions=[Region.objects.get(code=CITY)],
            is_example=True,
        )
    except PolicyAlreadyImportedError:
        return
