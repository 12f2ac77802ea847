"""Copying 照搬照抄: the policy's words instead of an explanation (B1), or its headings only (B2)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from interpretations.compliance.base import CONTACT, TITLE, Case, Finding, Reading, Severity
from interpretations.compliance.reading import blank, fold, quoted_spans

COPIED = "B1"
HEADINGS_ONLY = "B2"
SHINGLE = 13
WARN_ABOVE = 0.60
BLOCK_ABOVE = 0.85
HEADINGS_FROM = 0.50
# Shorter than this, a few official names decide the share.
_FEWEST_SHINGLES = 40
_FEWEST_PARAGRAPHS = 3
_SHOWN = 40
_NOT_WORDS = re.compile(r"[^0-9A-Za-z一-鿿]+")
_LABEL = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百\d]+[章节条]|[(（]?[一二三四五六七八九十\d]+[)）]?[、.．]?)\s*"
)


def find(case: Case) -> Iterator[Finding]:
    """Report a text that repeats the policy; quotations in “” are left out of the count."""
    body = [r for r in case.readings if r.passage.field not in {TITLE, CONTACT}]
    yield from _copied(body, source=case.source_text)
    headings = {
        _words(clause.heading)
        for source in case.sources
        for clause in source.clauses
        if clause.heading
    }
    yield from _headings_only(body, headings=headings)


def _copied(body: list[Reading], *, source: str) -> Iterator[Finding]:
    known = _shingles(_words(source))
    counted = [(reading, *_overlap(reading, known)) for reading in body]
    total = sum(number for _reading, number, _same in counted)
    if total < _FEWEST_SHINGLES:
        return
    share = sum(same for _reading, _number, same in counted) / total
    if share <= WARN_ABOVE:
        return
    worst = max(counted, key=lambda entry: entry[2])[0]
    text = worst.passage.text
    shown = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
    yield Finding(
        COPIED,
        Severity.ERROR if share > BLOCK_ABOVE else Severity.WARNING,
        worst.passage.field,
        0,
        len(text),
        shown,
        _("%(share)d %% of the text is the policy's own wording; here most of all.")
        % {"share": round(share * 100)},
        _("Say in plain words what it means for the reader. Put what must be verbatim in “”."),
    )


def _overlap(reading: Reading, known: frozenset[str]) -> tuple[int, int]:
    unquoted = blank(reading.folded, spans=quoted_spans(reading.folded))
    # Quotations divide the text: what stands before and after one is not read as one sentence.
    shingles = [
        shingle for part in re.split("\0+", unquoted) for shingle in _every_shingle(_words(part))
    ]
    return len(shingles), sum(shingle in known for shingle in shingles)


def _headings_only(body: list[Reading], *, headings: set[str]) -> Iterator[Finding]:
    paragraphs = [
        (reading, line)
        for reading in body
        for line in reading.passage.text.splitlines()
        if line.strip()
    ]
    same = [
        (reading, line) for reading, line in paragraphs if _words(_unlabelled(line)) in headings
    ]
    if len(paragraphs) < _FEWEST_PARAGRAPHS or len(same) < len(paragraphs) * HEADINGS_FROM:
        return
    reading, line = same[0]
    start = reading.passage.text.index(line)
    yield reading.finding(
        HEADINGS_ONLY,
        severity=Severity.WARNING,
        span=(start, start + len(line)),
        reason=_("Half of the paragraphs or more are headings of the policy."),
        suggestion=_("Explain what stands under each heading."),
    )


def _unlabelled(line: str) -> str:
    return _LABEL.sub("", fold(line))


def _words(text: str) -> str:
    return _NOT_WORDS.sub("", text)


def _every_shingle(words: str) -> list[str]:
    return [words[start : start + SHINGLE] for start in range(len(words) - SHINGLE + 1)]


def _shingles(words: str) -> frozenset[str]:
    return frozenset(_every_shingle(words))
