"""Motion: things that appear, as functions of the frame. Equal states look equal, so only changes are drawn."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Final

from PIL import Image

Box = tuple[int, int, int, int]
"""Left, upper, right, lower in pixels; the last two are outside."""

RISE_FRAMES: Final = 12
WIPE_FRAMES: Final = 14
COUNT_FRAMES: Final = 34
_OPAQUE: Final = 16


def ease_out(progress: float) -> float:
    """Quick at first, then coming to rest (0..1 → 0..1)."""
    return 1 - (1 - min(max(progress, 0.0), 1.0)) ** 3


def ease_in_out(progress: float) -> float:
    """Setting off gently and coming to rest gently (0..1 → 0..1)."""
    p = min(max(progress, 0.0), 1.0)
    return 4 * p**3 if p < 0.5 else 1 - (-2 * p + 2) ** 3 / 2  # noqa: PLR2004 - the middle


class Element(ABC):
    """Something on the picture from frame ``enter`` of its scene on."""

    enter: int

    @abstractmethod
    def state(self, frame: int) -> Hashable | None:
        """What it looks like at ``frame``; None before it is there."""

    @abstractmethod
    def box(self, state: Hashable) -> Box:
        """Where it may have pixels in that state."""

    @abstractmethod
    def paint(self, picture: Image.Image, *, origin: tuple[int, int], state: Hashable) -> None:
        """Paint it onto an RGB picture whose upper left corner is at ``origin``."""


def paste(
    picture: Image.Image, sprite: Image.Image, *, at: tuple[int, int], opacity: int = _OPAQUE
) -> None:
    """Lay an RGBA sprite over an RGB picture; ``opacity`` counts sixteenths."""
    mask = sprite.getchannel("A")
    if opacity < _OPAQUE:
        mask = mask.point([value * opacity // _OPAQUE for value in range(256)])
    picture.paste(sprite, at, mask)


@dataclass(frozen=True, eq=False)
class Sprite(Element):
    """A picture that rises a little into its place while it fades in; ``rise`` 0 and ``frames`` 0 stand still."""

    picture: Image.Image
    x: int
    y: int
    enter: int = 0
    rise: int = 0
    frames: int = RISE_FRAMES

    def state(self, frame: int) -> tuple[int, int] | None:
        """Opacity in sixteenths, and pixels below its place."""
        if frame < self.enter:
            return None
        if frame >= self.enter + self.frames:
            return (_OPAQUE, 0)
        eased = ease_out((frame - self.enter + 1) / (self.frames + 1))
        return (max(round(eased * _OPAQUE), 1), round((1 - eased) * self.rise))

    def box(self, state: Hashable) -> Box:
        """Its rectangle, moved down while rising."""
        _, drop = _pair(state)
        y = self.y + drop
        return (self.x, y, self.x + self.picture.width, y + self.picture.height)

    def paint(self, picture: Image.Image, *, origin: tuple[int, int], state: Hashable) -> None:
        """Paste it."""
        opacity, drop = _pair(state)
        at = (self.x - origin[0], self.y + drop - origin[1])
        paste(picture, self.picture, at=at, opacity=opacity)


@dataclass(frozen=True, eq=False)
class Wipe(Element):
    """A picture uncovered from its left edge, or from its foot when ``is_upward``."""

    picture: Image.Image
    x: int
    y: int
    enter: int = 0
    frames: int = WIPE_FRAMES
    is_upward: bool = False

    def state(self, frame: int) -> int | None:
        """How many pixels are uncovered."""
        if frame < self.enter:
            return None
        whole = self.picture.height if self.is_upward else self.picture.width
        return (
            round(ease_out((frame - self.enter + 1) / (self.frames + 1)) * whole)
            if (frame < self.enter + self.frames)
            else whole
        )

    def _uncovered(self, state: Hashable) -> Box:
        shown = state if isinstance(state, int) else 0
        width, height = self.picture.size
        return (0, height - shown, width, height) if self.is_upward else (0, 0, shown, height)

    def box(self, state: Hashable) -> Box:
        """The uncovered part."""
        left, upper, right, lower = self._uncovered(state)
        return (self.x + left, self.y + upper, self.x + right, self.y + lower)

    def paint(self, picture: Image.Image, *, origin: tuple[int, int], state: Hashable) -> None:
        """Paste the uncovered part."""
        part = self._uncovered(state)
        if part[2] > part[0] and part[3] > part[1]:
            at = (self.x + part[0] - origin[0], self.y + part[1] - origin[1])
            paste(picture, self.picture.crop(part), at=at)


@dataclass(frozen=True, eq=False)
class Counter(Element):
    """A number that counts up to its value. ``draw`` gives the picture of one text, right-aligned in ``area``."""

    draw: Callable[[str], Image.Image]
    value: str
    area: Box
    enter: int = 0
    frames: int = COUNT_FRAMES
    _decimals: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_decimals", len(self.value.partition(".")[2]))

    def state(self, frame: int) -> str | None:
        """The text shown."""
        if frame < self.enter:
            return None
        if frame >= self.enter + self.frames:
            return self.value
        reached = float(self.value.replace(",", "")) * ease_out(
            (frame - self.enter + 1) / self.frames
        )
        comma = "," if "," in self.value else ""
        return format(reached, f"{comma}.{self._decimals}f")

    def box(self, state: Hashable) -> Box:  # noqa: ARG002 - the same in every state
        """Its whole area: digits change all over it."""
        return self.area

    def paint(self, picture: Image.Image, *, origin: tuple[int, int], state: Hashable) -> None:
        """Paste the text of this state against the right edge of the area."""
        sprite = self.draw(str(state))
        paste(
            picture, sprite, at=(self.area[2] - sprite.width - origin[0], self.area[1] - origin[1])
        )


def _pair(state: Hashable) -> tuple[int, int]:
    if not isinstance(state, tuple):
        raise TypeError(state)
    return state
