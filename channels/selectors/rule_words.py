"""An audience rule as an editor reads it."""

from dataclasses import dataclass

from channels.base import AudienceRule
from cms.vocabulary.models import Region, Theme


@dataclass(frozen=True, slots=True)
class RuleInWords:
    """The names behind a rule's codes; empty means not limited."""

    themes: tuple[str, ...]
    regions: tuple[str, ...]


def rule_in_words(rule: AudienceRule) -> RuleInWords:
    """Return the names; a code that is no longer in the vocabulary stands for itself."""
    themes = dict(Theme.objects.filter(code__in=rule.themes).values_list("code", "name"))
    regions = dict(Region.objects.filter(code__in=rule.regions).values_list("code", "name"))
    return RuleInWords(
        themes=tuple(themes.get(code, code) for code in sorted(rule.themes)),
        regions=tuple(regions.get(code, code) for code in sorted(rule.regions)),
    )
