"""The page's own letters: how wide numerals are, and web fonts of just the characters that are used."""

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from django.utils.translation import gettext_lazy as _
from fontTools import subset
from fontTools.ttLib import TTFont, TTLibError

from media_pipeline.renderers.base import RenderFailedError

BLACK, BOLD, REGULAR = 900, 700, 400
_FILES = {
    BLACK: "NotoSansSC-Black.ttf",
    BOLD: "NotoSansSC-Bold.ttf",
    REGULAR: "NotoSansSC-Regular.ttf",
}
FAMILY = "jd"
# The page is to weigh at most 100 KB on the wire. Fonts beyond this are left out, the lightest weight first: every
# phone has a Chinese text face of its own, only titles must be ours.
FONT_BUDGET_BYTES = 76_000


class Lettering:
    """The faces in a folder of fonts; titles and numerals are set in the heaviest.

    Raises:
        RenderFailedError: A font is not there or cannot be read.
    """

    def __init__(self, font_dir: Path) -> None:
        self._paths = {weight: font_dir / name for weight, name in _FILES.items()}
        with _said_kindly(self._paths[BLACK]), TTFont(self._paths[BLACK], lazy=True) as font:
            advances = font["hmtx"]
            self._units_per_em: int = font["head"].unitsPerEm
            self._widths: dict[int, int] = {
                character: advances[glyph][0] for character, glyph in font.getBestCmap().items()
            }

    def width(self, text: str, *, size: float) -> float:
        """Return how wide ``text`` is in the title face; a character it lacks counts as a square."""
        units = sum(self._widths.get(ord(character), self._units_per_em) for character in text)
        return units * size / self._units_per_em

    def font_faces(self, texts: dict[int, str]) -> Iterator[str]:
        """Yield one ``@font-face`` rule a weight with the characters of its text, as long as they fit the budget.

        The same texts give the same rules, byte for byte.
        """
        left = FONT_BUDGET_BYTES
        for weight in sorted(texts, reverse=True):
            font = self._subset(weight, texts[weight])
            left -= len(font)
            if left < 0:
                return
            source = base64.b64encode(font).decode()
            yield (
                f"@font-face{{font-family:{FAMILY};font-weight:{weight};font-display:swap;"
                f"src:url(data:font/woff2;base64,{source})format('woff2')}}"
            )

    def _subset(self, weight: int, text: str) -> bytes:
        options = subset.Options(
            flavor="woff2",
            layout_features=["kern", "locl", "ccmp", "halt", "chws"],
            hinting=False,
            notdef_outline=True,
            name_IDs=[],
            recalc_timestamp=False,
            drop_tables=[*subset.Options().drop_tables, "meta", "STAT"],
        )
        target = BytesIO()
        with _said_kindly(self._paths[weight]):
            font = subset.load_font(self._paths[weight], options, dontLoadGlyphNames=True)
        cutter = subset.Subsetter(options)
        cutter.populate(text="".join(sorted(set(text))))
        cutter.subset(font)
        subset.save_font(font, target, options)
        return target.getvalue()


class _said_kindly:  # noqa: N801 -- a context manager, read as a phrase
    """Turn what goes wrong in reading a font into a reason a person can act on."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError | TTLibError):
            reason = _(
                "The font %(file)s is missing or damaged. Ask your administrator to run set-up again, then try again."
            ) % {"file": self._path.name}
            raise RenderFailedError(reason, detail=str(error)) from error
