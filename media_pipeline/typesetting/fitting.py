"""Fitting text into a box: the largest size that fits, never a clipped or shortened text."""

from dataclasses import dataclass
from typing import Final

from media_pipeline.typesetting.characters import STOPS
from media_pipeline.typesetting.fonts import FontBook
from media_pipeline.typesetting.paragraph import Setting, set_text

_MOST_SHRUNK_FOR_SENSE: Final = 0.7


class DoesNotFitError(Exception):
    """Even at the smallest size the text is larger than the box; ``text`` says which."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set: a face, its sizes from wanted to smallest (pixels), leading in em."""

    face: str
    sizes: tuple[float, ...]
    leading: float = 1.5
    is_balanced: bool = False


def fit_text(
    text: str, *, fonts: FontBook, style: TextStyle, width: float, height: float
) -> Setting:
    """Set ``text`` at the largest size of ``style`` at which it stays inside ``width`` × ``height``.

    A balanced text (a heading) is set a little smaller when its lines then end at stops, that is, by sense.

    Raises:
        DoesNotFitError: It does not at any size.
        MissingGlyphError: A character cannot be drawn.
    """
    largest: Setting | None = None
    for size in style.sizes:
        if largest and size < largest.size * _MOST_SHRUNK_FOR_SENSE:
            break
        setting = set_text(
            text,
            face=fonts.face(style.face, size=size),
            measure=width,
            leading=style.leading,
            is_balanced=style.is_balanced,
        )
        if setting.height <= height and setting.width <= width:
            if not style.is_balanced or _ends_by_sense(setting):
                return setting
            largest = largest or setting
    if largest:
        return largest
    raise DoesNotFitError(text)


def _ends_by_sense(setting: Setting) -> bool:
    """Whether every line but the last ends with a stop."""
    return all(line.text[-1:] in STOPS for line in setting.lines[:-1])
