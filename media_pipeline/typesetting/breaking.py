"""Where a line of Chinese may break: the text cut into pieces, and the price of a break after each.

A piece is one Han character or mark, or a whole Latin word or number. A break is free, or inside a word (better not),
dear (inside a short 《title》 or a document number: only when nothing better fits) or forbidden (避头尾, inside a number with its unit).
"""

import re
from dataclasses import dataclass
from typing import Final

from media_pipeline.typesetting.characters import (
    NO_LINE_END,
    NO_LINE_START,
    is_han,
    is_word_character,
)
from media_pipeline.typesetting.words import inside_words

FREE: Final = 0.0
INSIDE_WORD: Final = 150.0
DEAR: Final = 6_000.0
FORBIDDEN: Final = 1_000_000.0

_LONGEST_KEPT_TITLE: Final = 14

_PIECE: Final = re.compile(
    r"—{2,}|…{2,}|"
    r"[0-9A-Za-zÀ-ɏͰ-ϿЀ-ӿ]+(?:[.,:/@&_+'’#=?~%-]+[0-9A-Za-zÀ-ɏͰ-ϿЀ-ӿ]+)*[%‰+]?|"
    r".",
    re.DOTALL,
)
_UNIT: Final = (
    r"(?:多|余)?[十百千万亿]{0,2}(?:平方公里|平方米|个工作日|工作日|个自然日|自然日|个百分点|百分点|个月|周岁|公里|千米|公斤|千克|小时|分钟|"
    r"年度|年期|年|月|日|天|岁|周|秒|个|人|名|户|家|项|条|款|章|节|号|次|倍|届|级|类|批|套|米|吨|亩|分|折|位|所|处|座|部|期|点|时|元|件|篇|"
    r"万|亿|千|百|㎡|℃|％|%)(?:/[人年月日户天])?"
)
_HAN_DIGITS: Final = "零〇一二两三四五六七八九十百千万亿"
_KEPT: Final = (
    re.compile(rf"[0-9]+(?:[.,][0-9]+)*(?:[-–~～至到—][0-9]+(?:[.,][0-9]+)*)?{_UNIT}"),
    re.compile(rf"[{_HAN_DIGITS}]+(?:点[{_HAN_DIGITS}]+)?{_UNIT}"),
    re.compile(rf"第[0-9{_HAN_DIGITS}]+[条章节款项号届批次个位期年]"),
    re.compile(rf"百分之[{_HAN_DIGITS}点]+"),
    re.compile(r"〔[0-9]+〕[0-9]+号"),
    re.compile(r"[0-9]+(?:[.,][0-9]+)*[-–~～至到][0-9]+(?:[.,][0-9]+)*"),
)
_DEAR: Final = (
    re.compile(rf"《[^《》]{{1,{_LONGEST_KEPT_TITLE}}}》"),
    re.compile(r"[一-鿿]{1,6}〔[0-9]+〕[0-9]+号"),
    re.compile(r"[0-9]+年[0-9]+月(?:[0-9]+日)?"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One indivisible bit of text.

    ``break_price`` is the price of ending a line after it, ``gap`` the space before it in em when it does not start a line.
    """

    text: str
    break_price: float
    gap: float


WORD_GAP: Final = 0.25
UNIT_GAP: Final = 0.125
"""Between a number and its own unit half of the usual quarter em: they are one thing."""


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Cut one cleaned line of text (no line ends in it) into pieces."""
    spans = [match.span() for match in _PIECE.finditer(text)]
    kept = _inner_positions(text, _KEPT)
    dear = _inner_positions(text, _DEAR)
    words = inside_words(text)
    pieces = []
    for index, (start, end) in enumerate(spans):
        word = text[start:end]
        price = FORBIDDEN if end in kept else _price(word, text[end : end + 1])
        if price == FREE and end in dear:
            price = DEAR
        elif price == FREE and end in words:
            price = INSIDE_WORD
        gap = _gap(spans, index=index, text=text, kept=kept)
        pieces.append(Piece(word, price, gap))
    return tuple(pieces)


def _inner_positions(text: str, patterns: tuple[re.Pattern[str], ...]) -> frozenset[int]:
    """Positions strictly inside a match of any pattern."""
    return frozenset(
        position
        for pattern in patterns
        for match in pattern.finditer(text)
        for position in range(match.start() + 1, match.end())
    )


def _price(word: str, following: str) -> float:
    if not following or word == " ":
        return FREE
    if following == " ":
        return FORBIDDEN  # the break comes after the space, which then takes no room
    if following in NO_LINE_START or word[-1] in NO_LINE_END:
        return FORBIDDEN
    return FREE


def _gap(spans: list[tuple[int, int]], *, index: int, text: str, kept: frozenset[int]) -> float:
    if index == 0:
        return 0.0
    start = spans[index][0]
    before, after = text[start - 1], text[start]
    meets = (is_han(before) and is_word_character(after)) or (
        (is_word_character(before) or before in "%‰+") and is_han(after)
    )
    if not meets:
        return 0.0
    return UNIT_GAP if start in kept else WORD_GAP
