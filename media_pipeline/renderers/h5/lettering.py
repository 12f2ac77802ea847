"""The page's own letters: how wide numerals are, and web fonts of just the characters that are used."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from django.utils.translation import gettext_lazy as _
from fontTools import subset
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont, TTLibError

from media_pipeline.renderers.base import RenderFailedError

BOLD, REGULAR = 700, 400
_FILES = {BOLD: "NotoSansSC-Bold.ttf", REGULAR: "NotoSansSC-Regular.ttf"}
NUMERALS_FILE = "NotoSansSC-Black.ttf"
# A family a weight: where one is left out, all its text falls to the phone's face, not some characters to the other weight.
FAMILIES = {BOLD: "jd-bold", REGULAR: "jd"}
EM = 1000.0


class Lettering:
    """The faces in a folder of fonts: one for numerals, which are drawn, and two for text, which are sent along.

    Raises:
        RenderFailedError: A font is not there or cannot be read.
    """

    def __init__(self, font_dir: Path) -> None:
        self._paths = {weight: font_dir / name for weight, name in _FILES.items()}
        numerals = font_dir / NUMERALS_FILE
        # Read whole and kept: numerals are drawn from it throughout a render.
        with _told_to_people(numerals):
            self._numerals = TTFont(BytesIO(numerals.read_bytes()), lazy=True)
            self._names: dict[int, str] = self._numerals.getBestCmap()
            self._glyphs = self._numerals.getGlyphSet()
            self._scale: float = EM / self._numerals["head"].unitsPerEm

    def covers(self, text: str) -> bool:
        """Return whether the face of numerals has every character of ``text``."""
        return all(ord(character) in self._names for character in text)

    def width(self, text: str) -> float:
        """Return how wide ``text`` is in the face of numerals, in units of which :data:`EM` are a square."""
        return sum(self._advance(character) for character in text)

    def outline(self, text: str) -> str:
        """Return the outline of ``text`` as the data of an SVG path, y downwards, the base line at :data:`EM`.

        Raises:
            KeyError: The title face lacks a character; ask :meth:`covers` first.
        """
        pen = SVGPathPen(self._glyphs, ntos=lambda number: f"{number:.0f}")
        x = 0.0
        for character in text:
            glyph = self._glyphs[self._names[ord(character)]]
            glyph.draw(TransformPen(pen, (self._scale, 0, 0, -self._scale, x, EM)))
            x += self._advance(character)
        return str(pen.getCommands())

    def _advance(self, character: str) -> float:
        name = self._names.get(ord(character))
        return EM if name is None else float(self._glyphs[name].width) * self._scale

    def font_faces(self, texts: dict[int, tuple[str, ...]], *, budget_bytes: int) -> Iterator[str]:
        """Yield one ``@font-face`` rule a weight, the heaviest first, as long as they fit the budget.

        Of each weight's texts the first whose characters fit is taken. The same texts give the same rules, byte for byte.
        """
        left = budget_bytes
        for weight in sorted(texts, reverse=True):
            for text in texts[weight] if left > 0 else ():
                font = self._subset(weight, text)
                if len(font) <= left:
                    left -= len(font)
                    yield _rule(weight, font)
                    break

    def _subset(self, weight: int, text: str) -> bytes:
        options = subset.Options(
            flavor="woff2",
            layout_features=["kern", "locl", "ccmp", "halt", "chws"],
            hinting=False,
            notdef_outline=True,
            name_IDs=[],
            drop_tables=[*subset.Options().drop_tables, "meta", "STAT"],
        )
        cutter = subset.Subsetter(options)
        cutter.populate(text="".join(sorted(set(text))))
        target = BytesIO()
        # Opened here, not by fontTools, which leaves a file that is no font open.
        with (
            _told_to_people(self._paths[weight]),
            self._paths[weight].open("rb") as file,
            TTFont(file, lazy=True, recalcTimestamp=False) as font,
        ):
            cutter.subset(font)
            subset.save_font(font, target, options)
        return target.getvalue()


def _rule(weight: int, font: bytes) -> str:
    return (
        f"@font-face{{font-family:{FAMILIES[weight]};font-weight:{weight};font-display:swap;"
        # A box of one em, as Han characters have.
        "ascent-override:88%;descent-override:12%;line-gap-override:0%;"
        f"src:url(data:font/woff2;base64,{base64.b64encode(font).decode()})format('woff2')}}"
    )


@contextmanager
def _told_to_people(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, TTLibError) as error:
        reason = _(
            "The font %(file)s is missing or damaged. Ask your administrator to run set-up again, then try again."
        ) % {"file": path.name}
        raise RenderFailedError(reason, detail=str(error)) from error
