"""Teaser titles: headlines that hide what they are about (V2)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from interpretations.compliance.base import Case, Finding, Severity

RULE = "V2"
_HIDDEN = re.compile(
    r"这(?:笔|些|份|项)?(?:钱|补贴款)|这(?:件|些|几件)事|这(?:类|些|几类|种)人(?!群)|这(?:个|些)(?:地方|消息|变化|好处|福利)|竟然|居然|原来(?!的|标准|规定|政策|是按)"
    r"|你(?:绝对)?想不到|真相(?:是|来了)|结果(?=[…!])|跟你有关|与你有关|看完(?:就|都)|(?:…|\.{3,}|。{3,})$"
)


def find(case: Case) -> Iterator[Finding]:
    """Report the first words of the headline that withhold its subject."""
    for reading in case.readings:
        if not reading.passage.is_title:
            continue
        match = _HIDDEN.search(reading.masked)
        if match:
            yield reading.finding(
                RULE,
                severity=Severity.WARNING,
                span=match.span(),
                reason=_("The headline hides what it is about, to make people tap."),
                suggestion=_("Name the subject: which benefit, for whom, from when."),
            )
