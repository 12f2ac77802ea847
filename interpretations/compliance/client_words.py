"""The client's own words (C1). None are shipped: which words an office avoids is for that office to say."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from interpretations.compliance.base import Case, Finding

RULE = "C1"


def find(case: Case) -> Iterator[Finding]:
    """Report every word of the imported list, outside 《titles》 and quoted originals."""
    words = {entry.word: entry for entry in case.word_lists.client_words}
    if not words:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    for reading in case.readings:
        for match in pattern.finditer(reading.masked):
            entry = words[match[0]]
            yield reading.finding(
                RULE,
                severity=entry.severity,
                span=match.span(),
                reason=_("On the office's own word list."),
                suggestion=entry.advice or _("Choose another word."),
            )
