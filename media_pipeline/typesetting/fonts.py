"""Fonts: the faces text is set in, how wide each character is in them, and which characters they lack."""

import hashlib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont, TTLibError
from PIL import ImageFont

FACES: Final = {
    "sans-regular": "NotoSansSC-Regular.ttf",
    "sans-medium": "NotoSansSC-Medium.ttf",
    "sans-bold": "NotoSansSC-Bold.ttf",
    "sans-black": "NotoSansSC-Black.ttf",
    "serif-bold": "NotoSerifSC-Bold.ttf",
    "serif-black": "NotoSerifSC-Black.ttf",
}
"""Our names of the faces, and the files they live in."""

_FALLBACKS: Final = {"sans": "serif-bold", "serif": "sans-bold"}

# A Han character's ink stands in a square: so much of it above the base line, the rest below.
EM_ASCENT: Final = 0.88


class MissingFontError(Exception):
    """A font file is not there or cannot be read; ``path`` says which."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class MissingGlyphError(Exception):
    """No font of the chain can draw these characters. Nothing is drawn in their place."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        super().__init__(", ".join(describe_character(c) for c in characters))
        self.characters = characters


def describe_character(character: str) -> str:
    """Name ``character`` so that a person can find it: ``“😀” (U+1F600 GRINNING FACE)``."""
    name = unicodedata.name(character, "unnamed")
    return f"“{character}” (U+{ord(character):04X} {name})"


@lru_cache(maxsize=32)
def _coverage(path: Path) -> frozenset[int]:
    try:
        # Opened here, because TTFont leaves a damaged file open.
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            # Glyph names cost ten times more than the map itself, and nobody wants them.
            font.setGlyphOrder([str(glyph) for glyph in range(font["maxp"].numGlyphs)])
            return frozenset(font.getBestCmap())
    except (OSError, TTLibError) as error:
        raise MissingFontError(path) from error


@lru_cache(maxsize=32)
def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise MissingFontError(path) from error


class Face:
    """One face at one size in pixels, with the face that stands in for characters it lacks."""

    def __init__(self, paths: tuple[Path, ...], *, size: float) -> None:
        self.size = size
        self._paths = paths
        self._fonts = [_open(path, size=size) for path in paths]
        self._widths: dict[str, float] = {}

    def font_for(self, text: str) -> ImageFont.FreeTypeFont:
        """The first font of the chain that has every character of ``text``.

        Raises:
            MissingGlyphError: None has.
        """
        wanted = {ord(c) for c in text}
        for path, font in zip(self._paths, self._fonts, strict=True):
            if wanted <= _coverage(path):
                return font
        known = frozenset().union(*(_coverage(path) for path in self._paths))
        missing = tuple(dict.fromkeys(c for c in text if ord(c) not in known))
        # A word no single font covers: say which characters of it the first font lacks.
        raise MissingGlyphError(
            missing or tuple(c for c in text if ord(c) not in _coverage(self._paths[0]))
        )

    def width(self, text: str) -> float:
        """How far ``text`` moves the pen, in pixels, kerning included."""
        known = self._widths.get(text)
        if known is None:
            known = self._widths[text] = self.font_for(text).getlength(text)
        return known


def _open(path: Path, *, size: float) -> ImageFont.FreeTypeFont:
    try:
        # Not ImageFont.truetype: that looks for a font of the same name all over the machine.
        return ImageFont.FreeTypeFont(str(path), size, layout_engine=ImageFont.Layout.RAQM)
    except OSError as error:
        raise MissingFontError(path) from error


class FontBook:
    """The faces in one folder. Opening a face twice gives the same object."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faces: dict[tuple[str, float], Face] = {}

    def face(self, name: str, *, size: float) -> Face:
        """The face called ``name`` (a key of :data:`FACES`) at ``size`` pixels.

        Raises:
            MissingFontError: Its file is not in the folder.
        """
        key = (name, size)
        if key not in self._faces:
            chain = (name, _FALLBACKS[name.partition("-")[0]])
            paths = tuple(self._folder / FACES[entry] for entry in chain)
            self._faces[key] = Face(paths, size=size)
        return self._faces[key]

    def check(self, text: str) -> None:
        """Make sure every character of ``text`` can be drawn.

        Raises:
            MissingGlyphError: With all characters that cannot, in order of appearance.
            MissingFontError: A font file is not in the folder.
        """
        paths = (self._folder / FACES["sans-regular"], self._folder / FACES["serif-bold"])
        known = _coverage(paths[0]) | _coverage(paths[1])
        missing = dict.fromkeys(c for c in text if c != "\n" and ord(c) not in known)
        if missing:
            raise MissingGlyphError(tuple(missing))

    def digest(self) -> str:
        """One SHA-256 over all files of the faces: other fonts, other pictures.

        Raises:
            MissingFontError: A font file is not in the folder.
        """
        joined = "".join(_digest(self._folder / name) for name in FACES.values())
        return hashlib.sha256(joined.encode()).hexdigest()
