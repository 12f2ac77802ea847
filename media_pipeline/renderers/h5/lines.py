"""Template filters that keep together what Chinese readers do not want torn: a number and its unit."""

import re
from itertools import chain

from django.template import Library
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from media_pipeline.typesetting.breaking import FORBIDDEN, pieces_of
from media_pipeline.typesetting.characters import clean

register = Library()
_PHRASE = re.compile(r"[^、，；：。！？]+[、，；：。！？]*[”’》〉」』）]*|.", re.DOTALL)


@register.filter
def kept(text: str) -> SafeString:
    """Escape ``text`` and wrap the runs that may not break ("3000元", "第十一条"); browsers do the rest of 避头尾."""
    return format_html_join("", "{}", ((_wrapped(run),) for run in _runs(clean(text))))


@register.filter
def phrased(text: str) -> SafeString:
    """As :func:`kept`, and lines end at commas and other stops where the phrases are short enough: for headings."""
    phrases = _PHRASE.findall(clean(text))
    if len(phrases) == 1:
        return kept(text)
    return format_html_join(
        "", '<span class="w">{}</span>', ((kept(phrase),) for phrase in phrases)
    )


def _runs(text: str) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for piece in chain.from_iterable(pieces_of(line) for line in text.split("\n")):
        runs[-1].append(piece.text)
        if piece.break_price < FORBIDDEN:
            runs.append([])
    return [run for run in runs if run]


def _wrapped(run: list[str]) -> SafeString:
    text = "".join(run)
    if len(run) > 1 and any(character.isnumeric() for character in text):
        return format_html('<span class="k">{}</span>', text)
    return conditional_escape(text)
