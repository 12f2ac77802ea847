"""Why someone gets a notice, in the words of their own choices, computed by the database.

One expression serves the dry run and the plan, so what the editor was shown is what the ledger keeps.
"""

import re

from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    Expression,
    F,
    OuterRef,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat, Left
from django.utils import translation
from django.utils.translation import gettext as _

from channels.base import AudienceRule
from channels.models import Subscriber
from channels.selectors.key_range import KeyRange
from channels.selectors.region_tree import TouchedRegions

REASON_LENGTH = 250
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def reason_expression(
    rule: AudienceRule, *, regions: TouchedRegions, subscribers: KeyRange
) -> Expression:
    """Return the words for a row that has ``subscriber_id`` and whose subscriber ``rule`` matches.

    Args:
        rule: Whom the notice concerns.
        regions: The regions the rule touches.
        subscribers: The stretch of subscribers looked at.
    """
    parts = {
        "theme": _first_theme(rule, subscribers=subscribers),
        "region": _first_region(regions, subscribers=subscribers),
    }
    with translation.override(settings.LANGUAGE_CODE):
        chosen = _words(_sentence(rule, all_themes=False), parts)
        everything = _words(_sentence(rule, all_themes=True), parts)
    return Left(
        Case(When(subscriber__follows_all_themes=True, then=everything), default=chosen),
        REASON_LENGTH,
        output_field=CharField(),
    )


def _sentence(rule: AudienceRule, *, all_themes: bool) -> str:
    if rule.themes and rule.regions:
        if all_themes:
            return _("You subscribed to every theme and to “%(region)s”")
        return _("You subscribed to “%(theme)s” and “%(region)s”")
    if rule.themes:
        if all_themes:
            return _("You subscribed to every theme, and this notice is for every region")
        return _("You subscribed to “%(theme)s”, and this notice is for every region")
    if rule.regions:
        return _("You subscribed to “%(region)s”, and this notice is not limited to a theme")
    return _("This notice is for everyone who subscribed")


def _words(sentence: str, parts: dict[str, Expression]) -> Expression:
    """Return ``sentence`` as an expression, its placeholders filled by ``parts``."""
    pieces: list[Expression] = []
    for index, piece in enumerate(_PLACEHOLDER.split(sentence)):
        if index % 2:
            pieces.append(parts[piece])
        elif piece:
            pieces.append(Value(piece, output_field=CharField()))
    return pieces[0] if len(pieces) == 1 else Concat(*pieces, output_field=CharField())


def _first_theme(rule: AudienceRule, *, subscribers: KeyRange) -> Expression:
    links = Subscriber.themes.through.objects.filter(
        subscribers.condition, subscriber_id=OuterRef("subscriber_id"), theme__code__in=rule.themes
    )
    first = links.order_by("theme__position", "theme__code").values("theme__name")[:1]
    return Coalesce(Subquery(first), Value(""), output_field=CharField())


def _first_region(regions: TouchedRegions, *, subscribers: KeyRange) -> Expression:
    links = Subscriber.regions.through.objects.filter(
        subscribers.condition,
        subscriber_id=OuterRef("subscriber_id"),
        region_id__in=regions.touched,
    )
    exact_first = Case(When(region_id__in=regions.named, then=0), default=1)
    first = links.order_by(exact_first, F("region__code").desc()).values("region__name")[:1]
    return Coalesce(Subquery(first), Value(""), output_field=CharField())
