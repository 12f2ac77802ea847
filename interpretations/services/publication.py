"""What is written down when an interpretation is published."""

from collections.abc import Iterator

from django.db import transaction

from cms.organisations.models import User
from cms.policies.models import Clause
from interpretations.models import InterpretationPage, Pin, Release
from interpretations.selectors import pinned_clause_keys
from interpretations.storyboard_writer import storyboard_of


def record_publication(page: InterpretationPage, *, released_by: User | None) -> Release:
    """Write the release and the pins of the text that has just gone live.

    Running it twice for one text changes nothing.
    """
    with transaction.atomic():
        _write_pins(page)
        release, _ = Release.objects.get_or_create(
            interpretation=page,
            storyboard_digest=storyboard_of(page).digest,
            defaults={"released_by": released_by},
        )
    return release


def _write_pins(page: InterpretationPage) -> None:
    keys = pinned_clause_keys(page)
    clauses = Clause.objects.filter(uuid__in=keys)
    found = {str(clause.uuid): clause for clause in clauses}
    page.pins.all().delete()
    Pin.objects.bulk_create(_pins(page, found))


def _pins(page: InterpretationPage, found: dict[str, Clause]) -> Iterator[Pin]:
    for block in [*page.measures, *page.questions]:
        for pin in block.value["clauses"]:
            clause = found.get(pin.clause)
            yield Pin(
                interpretation=page,
                claim_key=block.id,
                clause=clause,
                clause_key=pin.clause,
                label=clause.citation if clause else "",
                digest=pin.digest,
            )
