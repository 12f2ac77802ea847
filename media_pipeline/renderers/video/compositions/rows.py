"""Rows of points: each a numbered block with its detail and clause chips, broken over pages where they are too many."""

from dataclasses import dataclass, replace
from typing import Final

from PIL import Image

from media_pipeline.renderers.drawing import shapes
from media_pipeline.renderers.drawing.studio import Studio, stack
from media_pipeline.renderers.video.stage import Timing
from media_pipeline.storyboard import Point
from media_pipeline.typesetting.fitting import DoesNotFitError
from media_pipeline.typesetting.paragraph import Setting

AREA_TOP: Final = 92
AREA_HEIGHT: Final = 824
_INDENT: Final = 104
_LEAD_INDENT: Final = 52
_LEAST_GAP: Final = 50
_GREATEST_GAP: Final = 108
_RULE: Final = 8
_MOST_BESIDE: Final = 0.4
"""Clause chips wider than this part of a row go under the text instead of beside it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A picture to be shown for item number ``item``; ``share`` of that item's time has passed when it comes."""

    picture: Image.Image
    item: int
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Rows:
    """Builds and arranges the blocks of one scene. ``width`` is in design units."""

    studio: Studio
    width: float

    def blocks(
        self, points: tuple[Point, ...], *, first_item: int, first_number: int = 0
    ) -> list[list[Block]]:
        """The points as pages of blocks, numbered after ``first_number`` others of the same list."""
        if len(points) == 1 and not first_number:
            return [[block] for block in self._lead(points[0], item=first_item)]
        fitting = []
        for suffix in ("_large", "", "_small"):
            blocks = [
                block
                for number, point in enumerate(points)
                for block in self._numbered(
                    point, number=first_number + number, item=first_item + number, suffix=suffix
                )
            ]
            fitting.append(self._pages(blocks))
        # The fewest pages; of those the largest type.
        return min(fitting, key=len)

    def _numbered(self, point: Point, *, number: int, item: int, suffix: str) -> list[Block]:
        studio, palette = self.studio, self.studio.palette
        measure = self.width - _INDENT
        chips = studio.chips(point.clauses, width=measure) if point.clauses else None
        beside = studio.units(chips.width) + 32 if chips else 0.0
        is_beside = 0 < beside <= self.width * _MOST_BESIDE
        measure -= beside if is_beside else 0.0
        parts = self._split(studio.set(point.text, style="point" + suffix, width=measure))
        line = studio.units(parts[0].line_height)
        marker = studio.marker(
            str(number + 1), ground=palette.panel, ink=palette.on_panel, side=line
        )
        blocks = [
            stack([(studio.draw(part, colour=palette.ink), studio.px(_INDENT), 0)])
            for part in parts
        ]
        blocks[0] = stack([(marker, 0, 0), (blocks[0], 0, 0)])
        if chips and is_beside:
            x = studio.px(self.width) - chips.width
            chip = studio.chip(point.clauses[0], ground=palette.chip, ink=palette.brand_ink)
            y = max(round((parts[0].line_height - chip.height) / 2), 0)
            blocks[0] = stack([(blocks[0], 0, 0), (chips, x, y)])
        below = () if is_beside else point.clauses
        blocks = self._with_detail(
            blocks, point=replace(point, clauses=below), indent=_INDENT, suffix=suffix
        )
        return [Block(b, item, index / len(blocks)) for index, b in enumerate(blocks)]

    def _lead(self, point: Point, *, item: int) -> list[Block]:
        """A single point: set large, with a rule in the accent colour beside it."""
        studio, palette = self.studio, self.studio.palette
        room = AREA_HEIGHT - (220 if point.detail else 90)
        measure = self.width - _LEAD_INDENT
        try:
            parts = [studio.set(point.text, style="lead", width=measure, height=room)]
        except DoesNotFitError:
            parts = self._split(studio.set(point.text, style="lead_small", width=measure))
        pictures = [
            stack([(studio.draw(part, colour=palette.ink), studio.px(_LEAD_INDENT), 0)])
            for part in parts
        ]
        pictures = self._with_detail(pictures, point=point, indent=_LEAD_INDENT, suffix="")
        ruled = []
        for picture in pictures:
            rule = shapes.box(studio.px(_RULE), picture.height, colour=palette.accent)
            ruled.append(stack([(rule, 0, 0), (picture, 0, 0)]))
        return [Block(p, item, index / len(ruled)) for index, p in enumerate(ruled)]

    def _with_detail(
        self, pictures: list[Image.Image], *, point: Point, indent: float, suffix: str
    ) -> list[Image.Image]:
        """Add detail and chips under the last picture, on a new one where there is no room."""
        studio, palette = self.studio, self.studio.palette
        measure = self.width - indent
        more = []
        if point.detail.strip():
            setting = studio.set(point.detail, style="detail" + suffix, width=measure)
            more += [(studio.draw(p, colour=palette.ink_soft), 10) for p in self._split(setting)]
        if point.clauses:
            more.append((studio.chips(point.clauses, width=measure), 18))
        for picture, space in more:
            last = pictures[-1]
            y = last.height + studio.px(space)
            placed = (picture, studio.px(indent))
            if y + picture.height <= studio.px(AREA_HEIGHT):
                pictures[-1] = stack([(last, 0, 0), (*placed, y)])
            else:
                pictures.append(stack([(*placed, 0)]))
        return pictures

    def _split(self, setting: Setting) -> list[Setting]:
        """Cut a text higher than the area into parts that are not."""
        most = max(int(AREA_HEIGHT * self.studio.scale / setting.line_height) - 1, 1)
        if len(setting.lines) <= most + 1:
            return [setting]
        count = -(-len(setting.lines) // most)
        each = -(-len(setting.lines) // count)
        return [
            Setting(setting.lines[start : start + each], setting.size, setting.line_height)
            for start in range(0, len(setting.lines), each)
        ]

    def _pages(self, blocks: list[Block]) -> list[list[Block]]:
        """As few pages as can be, filled as evenly as can be."""
        whole = self.studio.px(AREA_HEIGHT)
        fewest = len(self._filled(blocks, limit=whole))
        low, high = max(block.picture.height for block in blocks), whole
        while low < high:
            middle = (low + high) // 2
            if len(self._filled(blocks, limit=middle)) <= fewest:
                high = middle
            else:
                low = middle + 1
        return self._filled(blocks, limit=max(high, low))

    def _filled(self, blocks: list[Block], *, limit: int) -> list[list[Block]]:
        pages: list[list[Block]] = []
        used = 0
        for block in blocks:
            gap = self.studio.px(_LEAST_GAP)
            if pages and used + gap + block.picture.height <= limit:
                pages[-1].append(block)
                used += gap + block.picture.height
            else:
                pages.append([block])
                used = block.picture.height
        return pages

    def heights(self, page: list[Block]) -> list[float]:
        """Upper edges of the blocks of a page in pixels, spread over the area and centred in it."""
        total = sum(block.picture.height for block in page)
        whole = self.studio.px(AREA_HEIGHT)
        free = (whole - total) / (len(page) + 1)
        gap = min(max(free, self.studio.px(_LEAST_GAP)), self.studio.px(_GREATEST_GAP))
        y = self.studio.px(AREA_TOP) + (whole - total - gap * (len(page) - 1)) / 2
        tops = []
        for block in page:
            tops.append(y)
            y += block.picture.height + gap
        return tops


def enter_of(block: Block, timing: Timing) -> int:
    """The frame at which ``block`` comes."""
    start = timing.enters[block.item]
    later = [enter for enter in timing.enters[block.item + 1 :] if enter > start]
    stop = later[0] if later else timing.stop
    return start + round((stop - start) * block.share)
