"""The demo's policy, taken in the way every policy is."""

from datetime import date
from pathlib import Path

from cms.organisations.models import Department, User
from cms.policies.enums import Validity
from cms.policies.exceptions import PolicyAlreadyImportedError
from cms.policies.services import import_policy
from cms.portal.demo.bodies import LEAD
from cms.portal.demo.places import CITY
from cms.vocabulary.models import Region, Theme

POLICY_FILE = Path(__file__).with_name("policy.txt")


def load_policy() -> None:
    """Import the policy and describe it; a second time nothing is changed."""
    try:
        import_policy(
            POLICY_FILE.read_bytes(),
            filename=POLICY_FILE.name,
            user=User.objects.get(username="editor"),
            lead_department=Department.objects.get(name=LEAD),
            published_on=date(2026, 10, 16),
            validity=Validity.IN_FORCE,
            themes=list(Theme.objects.filter(code__in=["employment", "finance"])),
            regions=[Region.objects.get(code=CITY)],
            is_example=True,
        )
    except PolicyAlreadyImportedError:
        return
