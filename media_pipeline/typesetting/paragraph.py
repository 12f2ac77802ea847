"""A paragraph set in lines: the best breaks for a measure, and every run's place."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from PIL import ImageDraw, ImageFont

from media_pipeline.typesetting.breaking import DEAR, FORBIDDEN, FREE, INSIDE_WORD, Piece, pieces_of
from media_pipeline.typesetting.characters import (
    CLOSING,
    HANGING,
    NO_LINE_START,
    OPENING,
    STOPS,
    clean,
    is_han,
)
from media_pipeline.typesetting.fonts import EM_ASCENT, Face

# A heading never takes a line more than it needs; a paragraph may, to keep a 《title》 whole.
_LINE_PRICE: Final = 2_000.0
_HEADING_LINE_PRICE: Final = 20_000.0
_WIDOW_PRICE: Final = 200_000.0
_LEAST_LAST_LINE: Final = 2
_SHORT_LAST_LINE: Final = 4
_SHORT_LAST_PRICE: Final = 400.0
# Headings break by sense: after a stop rather than anywhere, and hardly ever inside a word.
_HEADING_WORD_PRICE: Final = 3_000.0
_HEADING_STOP_BONUS: Final = 1_500.0
_HEADING_COMMA_BONUS: Final = 600.0


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line drawn at ``x`` pixels from the line's left edge."""

    text: str
    x: float
    font: ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs, its width without hanging marks, and its text."""

    runs: tuple[Run, ...]
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    """Text set for a measure. Sizes are pixels."""

    lines: tuple[Line, ...]
    size: float
    line_height: float

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return len(self.lines) * self.line_height

    @property
    def width(self) -> float:
        """Of the widest line, hanging marks left out."""
        return max((line.width for line in self.lines), default=0.0)

    def draw(
        self, draw: ImageDraw.ImageDraw, *, x: float, y: float, fill: int | tuple[int, ...]
    ) -> None:
        """Draw it with its upper left corner at ``x``, ``y``."""
        lead = (self.line_height - self.size) / 2 + EM_ASCENT * self.size
        for row, line in enumerate(self.lines):
            baseline = y + row * self.line_height + lead
            for run in line.runs:
                draw.text((x + run.x, baseline), run.text, fill=fill, font=run.font, anchor="ls")


def set_text(
    text: str, *, face: Face, measure: float, leading: float = 1.5, is_balanced: bool = False
) -> Setting:
    """Set ``text`` in lines at most ``measure`` pixels wide (stops may hang outside).

    Args:
        text: Cleaned here; a line end in it starts a new line.
        face: What it is set in.
        measure: Greatest line width in pixels.
        leading: Line height in em.
        is_balanced: Lines of like length, for headings; otherwise all but the last are as full as may be.

    Raises:
        MissingGlyphError: The face and its fall-back lack a character.
    """
    lines: list[Line] = []
    for paragraph in clean(text).split("\n"):
        if paragraph:
            lines += _Breaker(paragraph, face=face, measure=measure).lines(balanced=is_balanced)
    return Setting(tuple(lines), face.size, face.size * leading)


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[Piece, ...]:
    return pieces_of(text)


class _Breaker:
    """Finds the cheapest way of breaking one paragraph."""

    def __init__(self, text: str, *, face: Face, measure: float) -> None:
        self._face = face
        self._measure = measure
        self._pieces = self._cut_to_measure(_pieces(text))
        em = face.size
        self._gaps = [
            piece.gap * em + self._squeeze(index) for index, piece in enumerate(self._pieces)
        ]
        self._widths = [face.width(piece.text) for piece in self._pieces]
        self._ends = [0.0]
        for gap, width in zip(self._gaps, self._widths, strict=True):
            self._ends.append(self._ends[-1] + gap + width)

    def _cut_to_measure(self, pieces: tuple[Piece, ...]) -> list[Piece]:
        """Cut words longer than a whole line (addresses) into characters; nothing may be clipped."""
        result: list[Piece] = []
        for piece in pieces:
            if len(piece.text) > 1 and self._face.width(piece.text) > self._measure:
                result += _letters_of(piece)
            else:
                result.append(piece)
        return result

    def _squeeze(self, index: int) -> float:
        """Two full-width marks side by side share one blank: half an em less."""
        if index == 0:
            return 0.0
        before, after = self._pieces[index - 1].text, self._pieces[index].text
        shares = (before in CLOSING or before in STOPS) and (
            after in CLOSING or after in STOPS or after in OPENING
        )
        shares = shares or (before in OPENING and after in OPENING)
        return -self._face.size / 2 if shares else 0.0

    def _line_width(self, start: int, stop: int) -> float:
        """Width of pieces ``start``..``stop`` as a line, without what hangs at its ends."""
        width = self._ends[stop] - self._ends[start] - self._gaps[start]
        last = self._pieces[stop - 1].text
        if last == " " or last in HANGING:
            width -= self._widths[stop - 1]
        elif last in CLOSING:
            width -= self._face.size / 2
        return width - self._lead(start)

    def _lead(self, start: int) -> float:
        """The blank half of an opening mark stands outside the line."""
        return self._face.size / 2 if self._pieces[start].text in OPENING else 0.0

    def _line_price(self, start: int, stop: int, *, balanced: bool) -> float | None:
        """Price of pieces ``start``..``stop`` as one line; None when they do not fit."""
        width = self._line_width(start, stop)
        if width > self._measure + 0.01 and stop - start > 1:
            return None
        is_last = stop == len(self._pieces)
        price = _HEADING_LINE_PRICE if balanced else _LINE_PRICE
        price += 0.0 if is_last else self._break_price(stop - 1, balanced=balanced)
        if is_last and start > 0 and self._letters(start, stop) < _LEAST_LAST_LINE:
            price += _WIDOW_PRICE
        elif is_last and start > 0 and self._letters(start, stop) < _SHORT_LAST_LINE:
            price += _SHORT_LAST_PRICE
        if is_last and not balanced:
            return price
        return price + (max(self._measure - width, 0.0) / self._measure * 100) ** 2

    def _break_price(self, index: int, *, balanced: bool) -> float:
        """Price of ending a line after piece ``index``."""
        piece = self._pieces[index]
        if not balanced:
            return piece.break_price
        if piece.break_price == INSIDE_WORD:
            return _HEADING_WORD_PRICE
        if piece.break_price == FREE and piece.text in STOPS:
            return -_HEADING_STOP_BONUS if piece.text != "、" else -_HEADING_COMMA_BONUS
        return piece.break_price

    def _letters(self, start: int, stop: int) -> int:
        """How many letters the pieces hold, marks left out; enough is enough."""
        count = 0
        for piece in self._pieces[start:stop]:
            if is_han(piece.text[0]):
                count += 1
            elif piece.text[0].isalnum():
                count += len(piece.text)
            if count >= _SHORT_LAST_LINE:
                break
        return count

    def lines(self, *, balanced: bool) -> list[Line]:
        """The lines of the cheapest breaking."""
        total = len(self._pieces)
        best = [0.0] + [float("inf")] * total
        came_from = [0] * (total + 1)
        for start in range(total):
            for stop in range(start + 1, total + 1):
                price = self._line_price(start, stop, balanced=balanced)
                if price is None:
                    # Squeezed or hanging marks may still make a longer line fit, but not much longer.
                    if self._line_width(start, stop) > self._measure + 2 * self._face.size:
                        break
                    continue
                if best[start] + price < best[stop]:
                    best[stop], came_from[stop] = best[start] + price, start
        stops = [total]
        while came_from[stops[-1]]:
            stops.append(came_from[stops[-1]])
        edges = [0, *reversed(stops)]
        return [self._line(a, b) for a, b in pairwise(edges)]

    def _line(self, start: int, stop: int) -> Line:
        runs: list[Run] = []
        pen = -self._lead(start)
        run_end = pen
        for index in range(start, stop):
            text = self._pieces[index].text
            gap = self._gaps[index] if index > start else 0.0
            font = self._face.font_for(text)
            if text != " ":
                runs = _with(runs, Run(text, pen + gap, font), continues=pen + gap == run_end)
                run_end = pen + gap + self._widths[index]
            pen += gap + self._widths[index]
        line_text = "".join(piece.text for piece in self._pieces[start:stop]).strip()
        return Line(tuple(runs), self._line_width(start, stop), line_text)


def _with(runs: list[Run], run: Run, *, continues: bool) -> list[Run]:
    """Add a run; Han that follows Han at once in the same font is drawn in one go with it."""
    if runs and continues and runs[-1].font is run.font:
        last = runs[-1]
        if not last.text.isascii() and not run.text.isascii():
            return [*runs[:-1], Run(last.text + run.text, last.x, last.font)]
    return [*runs, run]


def _letters_of(word: Piece) -> list[Piece]:
    """A word as pieces of one letter each; a line still starts with no mark that may not start one."""
    letters = []
    for index, letter in enumerate(word.text):
        following = word.text[index + 1 : index + 2]
        price = FORBIDDEN if following in NO_LINE_START else DEAR
        letters.append(
            Piece(letter, price if following else word.break_price, 0.0 if index else word.gap)
        )
    return letters


def has_forbidden_break(text: str, *, lines: tuple[str, ...]) -> bool:
    """Whether breaking ``text`` (cleaned, one paragraph) into ``lines`` breaks where no line may end."""
    forbidden = set()
    position = 0
    for piece in pieces_of(text):
        position += len(piece.text)
        if piece.break_price >= FORBIDDEN:
            forbidden.add(position)
    position = 0
    for line in lines[:-1]:
        position = text.index(line, position) + len(line)
        if position in forbidden:
            return True
    return False
