"""Fitting text into a box: the largest size that fits, never a clipped or shortened text."""

from dataclasses import dataclass

from media_pipeline.typesetting.fonts import FontBook
from media_pipeline.typesetting.paragraph import Setting, set_text


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

    Raises:
        DoesNotFitError: It does not at any size.
        MissingGlyphError: A character cannot be drawn.
    """
    for size in style.sizes:
        setting = set_text(
            text,
            face=fonts.face(style.face, size=size),
            measure=width,
            leading=style.leading,
            is_balanced=style.is_balanced,
        )
        if setting.height <= height and setting.width <= width:
            return setting
    raise DoesNotFitError(text)
