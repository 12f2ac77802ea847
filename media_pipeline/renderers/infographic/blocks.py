"""The blocks of the infographic: header, key figures, facet cards, questions, footer."""

from collections.abc import Sequence
from typing import Final

from PIL import Image

from media_pipeline.renderers.drawing import shapes
from media_pipeline.renderers.drawing.icons import icon, icon_for
from media_pipeline.renderers.drawing.qr import qr_code
from media_pipeline.renderers.drawing.studio import Studio
from media_pipeline.renderers.drawing.tiles import tile
from media_pipeline.renderers.infographic.sheet import CARD_MARGIN, MARGIN, WIDTH, Placed, band
from media_pipeline.storyboard import KeyFigure, Point, Scene, Storyboard
from media_pipeline.themes import Colour
from media_pipeline.typesetting.fitting import DoesNotFitError
from media_pipeline.typesetting.fonts import EM_ASCENT
from media_pipeline.typesetting.paragraph import Setting

_TILE: Final = 135
_INNER: Final = WIDTH - 2 * MARGIN
_INDENT: Final = 88
_RADIUS: Final = 20
_GUTTER: Final = 48
_QR: Final = 300


class Column:
    """Places pictures one under another; ``y`` is where the next one goes, in pixels."""

    def __init__(self, studio: Studio, *, top: float) -> None:
        self.studio = studio
        self.y = studio.px(top)
        self.parts: list[Placed] = []

    def add(self, picture: Image.Image, *, x: float = MARGIN, space: float = 0) -> None:
        """Put ``picture`` at ``x`` units from the left, ``space`` units under what came before."""
        self.y += self.studio.px(space)
        self.parts.append(Placed(picture, self.studio.px(x), self.y))
        self.y += picture.height

    def text(
        self, setting: Setting, *, colour: Colour, x: float = MARGIN, space: float = 0
    ) -> None:
        """Put set text; only its lines count for the height."""
        self.y += self.studio.px(space)
        picture = self.studio.draw(setting, colour=colour)
        self.parts.append(Placed(picture, self.studio.px(x), self.y))
        self.y += round(setting.height)


def tile_band(studio: Studio, *, first: int) -> Image.Image:
    """A row of the pattern over the whole width."""
    side = studio.px(_TILE)
    parts = [
        Placed(tile(first + column, side=side, palette=studio.palette), column * side, 0)
        for column in range(WIDTH // _TILE)
    ]
    return band(studio, height=side, ground=studio.palette.panel, parts=parts)


def header(studio: Studio, *, storyboard: Storyboard, title: str) -> Image.Image:
    """Issuer, title, policy and document number on the panel."""
    palette = studio.palette
    column = Column(studio, top=56)
    if storyboard.is_example:
        chip = studio.chip(
            "示例", ground=palette.warning, ink=palette.on_warning, style="page_chip"
        )
        column.parts.append(Placed(chip, studio.px(WIDTH - MARGIN) - chip.width, studio.px(52)))
    column.add(shapes.box(studio.px(84), studio.px(8), colour=palette.accent))
    if storyboard.issuer.strip():
        setting = studio.set(storyboard.issuer, style="page_kicker", width=_INNER - 140)
        column.text(setting, colour=palette.on_panel_soft, space=22)
    setting = studio.set(title, style="page_title", width=_INNER, height=620)
    column.text(setting, colour=palette.on_panel, space=26)
    source = "\n".join(
        t for t in (storyboard.policy_title, storyboard.document_number) if t.strip()
    )
    if source:
        setting = studio.set(source, style="page_source", width=_INNER)
        column.text(setting, colour=palette.on_panel_soft, space=32)
    return band(studio, height=column.y + studio.px(68), ground=palette.panel, parts=column.parts)


def key_figures(studio: Studio, *, scene: Scene) -> Image.Image:
    """Numbers drawn large, two in a row; an odd one out has a row of its own."""
    palette = studio.palette
    column = Column(studio, top=56)
    if scene.heading.strip():
        heading = studio.set(scene.heading, style="page_heading", width=_INNER)
        column.text(heading, colour=palette.on_panel)
    figures = list(scene.figures)
    rows = [figures[:1]] if len(figures) % 2 else []
    rest = figures[len(figures) % 2 :]
    rows += [rest[start : start + 2] for start in range(0, len(rest), 2)]
    for row in rows:
        _add_figures(column, figures=row)
    return band(
        studio, height=column.y + studio.px(64), ground=palette.panel_deep, parts=column.parts
    )


def _add_figures(column: Column, *, figures: Sequence[KeyFigure]) -> None:
    """Figures side by side, or under one another where a value is too long for half the width."""
    top = column.y + column.studio.px(44)
    try:
        foot = _figure_row(column, figures=figures, top=top)
    except DoesNotFitError:
        if len(figures) == 1:
            raise
        for figure in figures:
            _add_figures(column, figures=[figure])
        return
    column.y = foot


def _figure_row(column: Column, *, figures: Sequence[KeyFigure], top: int) -> int:
    """Figures side by side, alike in size, their rules at ``top``; returns their foot (pixels)."""
    studio, palette = column.studio, column.studio.palette
    width = (_INNER - _GUTTER * (len(figures) - 1)) / len(figures)
    widths = [width] * len(figures)
    units = studio.set_alike(
        [f.unit for f in figures], style="page_unit", widths=widths, height=120
    )
    rooms = [width - studio.units(unit.width) - 24 for unit in units]
    numbers = studio.set_alike(
        [f.value for f in figures], style="page_figure", widths=rooms, height=240, most_lines=1
    )
    labels = studio.set_alike(
        [f.label for f in figures], style="page_label", widths=widths, height=600
    )
    number_top = top + studio.px(20)
    foot = number_top + round(numbers[0].height) + studio.px(4)
    for index, (number, unit, label) in enumerate(zip(numbers, units, labels, strict=True)):
        x = studio.px(MARGIN + index * (width + _GUTTER))
        rule = shapes.box(studio.px(width), studio.px(3), colour=palette.on_panel_soft)
        base = number.line_height / 2 + (EM_ASCENT - 0.5) * number.size
        drop = base - unit.line_height / 2 - (EM_ASCENT - 0.5) * unit.size
        column.parts += [
            Placed(rule, x, top),
            Placed(studio.draw(number, colour=palette.accent), x, number_top),
            Placed(
                studio.draw(unit, colour=palette.on_panel),
                x + round(number.width) + studio.px(18),
                number_top + round(drop),
            ),
            Placed(studio.draw(label, colour=palette.on_panel_soft), x, foot),
        ]
    return foot + max(round(label.height) for label in labels)


def facet(studio: Studio, *, scene: Scene, ordinal: int) -> Image.Image:
    """A white card: icon and heading, then the points."""
    palette = studio.palette
    column = Column(studio, top=40 + 56)
    sign = _badge(studio, name=icon_for(scene.key, scene.heading))
    column.parts.append(Placed(sign, studio.px(MARGIN + 20), column.y))
    heading = studio.set(scene.heading, style="page_heading", width=_INNER - 40 - 128 - 150)
    top = column.y + max(round((sign.height - heading.height) / 2), 0)
    column.parts.append(
        Placed(studio.draw(heading, colour=palette.ink), studio.px(MARGIN + 148), top)
    )
    ghost = studio.set(f"{ordinal:02d}", style="page_ordinal", width=200)
    column.parts.append(
        Placed(
            studio.draw(ghost, colour=palette.chip),
            studio.px(WIDTH - MARGIN - 20) - round(ghost.width),
            column.y - studio.px(4),
        )
    )
    column.y = max(column.y + sign.height, top + round(heading.height)) + studio.px(16)
    _points(column, points=scene.points)
    return _card(studio, column=column)


def _badge(studio: Studio, *, name: str) -> Image.Image:
    side = studio.px(104)
    badge = shapes.box(side, side, colour=studio.palette.panel, radius=studio.px(_RADIUS))
    sign = icon(name, size=studio.px(64), colour=studio.palette.on_panel)
    badge.alpha_composite(sign, ((side - sign.width) // 2, (side - sign.height) // 2))
    return badge


def _points(column: Column, *, points: Sequence[Point]) -> None:
    studio, palette = column.studio, column.studio.palette
    if len(points) == 1:
        _point(column, point=points[0], x=MARGIN + 20, style="page_lead", space=28)
        return
    for number, point in enumerate(points):
        if number:
            line = shapes.box(studio.px(_INNER - 40), studio.px(2), colour=palette.line)
            column.add(line, x=MARGIN + 20, space=36)
        marker = studio.marker(str(number + 1), ground=palette.panel, ink=palette.on_panel)
        column.parts.append(Placed(marker, studio.px(MARGIN + 20), column.y + studio.px(36)))
        _point(column, point=point, x=MARGIN + 20 + _INDENT, style="page_point", space=36)


def _point(column: Column, *, point: Point, x: float, style: str, space: float) -> None:
    studio, palette = column.studio, column.studio.palette
    width = WIDTH - MARGIN - 20 - x
    column.text(
        studio.set(point.text, style=style, width=width), colour=palette.ink, x=x, space=space
    )
    if point.detail.strip():
        detail = studio.set(point.detail, style="page_detail", width=width)
        column.text(detail, colour=palette.ink_soft, x=x, space=10)
    if point.clauses:
        column.add(studio.chips(point.clauses, width=width, style="page_chip"), x=x, space=18)


def _card(studio: Studio, *, column: Column) -> Image.Image:
    """The column's parts on a white card on paper."""
    palette = studio.palette
    top, foot = studio.px(40), column.y + studio.px(56)
    card = shapes.box(
        studio.px(WIDTH - 2 * CARD_MARGIN),
        foot - top,
        colour=palette.card,
        radius=studio.px(_RADIUS),
    )
    parts = [Placed(card, studio.px(CARD_MARGIN), top), *column.parts]
    return band(studio, height=foot, ground=palette.paper, parts=parts)


def questions(studio: Studio, *, scenes: Sequence[Scene]) -> Image.Image:
    """One card with every question and its answer."""
    palette = studio.palette
    column = Column(studio, top=40 + 56)
    sign = _badge(studio, name="question")
    column.parts.append(Placed(sign, studio.px(MARGIN + 20), column.y))
    heading = studio.set("大家关心的问题", style="page_heading", width=_INNER - 190)
    top = column.y + round((sign.height - heading.height) / 2)
    column.parts.append(
        Placed(studio.draw(heading, colour=palette.ink), studio.px(MARGIN + 148), top)
    )
    column.y += sign.height + studio.px(16)
    for number, scene in enumerate(scenes):
        if number:
            line = shapes.box(studio.px(_INNER - 40), studio.px(2), colour=palette.line)
            column.add(line, x=MARGIN + 20, space=40)
        _question(column, scene=scene)
    return _card(studio, column=column)


def _question(column: Column, *, scene: Scene) -> None:
    studio, palette = column.studio, column.studio.palette
    x = MARGIN + 20 + _INDENT
    ask = studio.marker("问", ground=palette.accent, ink=palette.on_accent)
    column.parts.append(Placed(ask, studio.px(MARGIN + 20), column.y + studio.px(36)))
    heading = studio.set(scene.heading, style="page_point", width=WIDTH - MARGIN - 20 - x)
    column.text(heading, colour=palette.ink, x=x, space=36)
    for number, point in enumerate(scene.points):
        space = 24.0
        if number == 0:
            answer = studio.marker("答", ground=palette.panel, ink=palette.on_panel)
            column.parts.append(
                Placed(answer, studio.px(MARGIN + 20), column.y + studio.px(space + 4))
            )
        _point(column, point=point, x=x, style="page_lead", space=space)


def margin(studio: Studio) -> Image.Image:
    """Paper between the last card and the footer."""
    return band(studio, height=studio.px(56), ground=studio.palette.paper, parts=())


def footer(studio: Studio, *, storyboard: Storyboard, closing: Scene | None) -> Image.Image:
    """Where to read the original and whom to ask, with the QR code."""
    palette = studio.palette
    column = Column(studio, top=64)
    width: float = _INNER
    if storyboard.address.strip():
        code = qr_code(storyboard.address, side=studio.px(_QR), dark=palette.ink)
        card = shapes.box(
            code.width + studio.px(24),
            code.height + studio.px(24),
            colour=palette.card,
            radius=studio.px(16),
        )
        card.alpha_composite(code, (studio.px(12), studio.px(12)))
        x = studio.px(WIDTH - MARGIN) - card.width
        column.parts.append(Placed(card, x, column.y))
        width = studio.units(x) - MARGIN - 48
    text = closing.heading if closing and closing.heading.strip() else "扫码看政策原文和解读"
    column.text(studio.set(text, style="page_heading", width=width), colour=palette.on_panel)
    lines = [f"{point.text}{point.detail}" for point in (closing.points if closing else ())]
    lines += [t for t in (storyboard.contact, storyboard.issuer) if t.strip()]
    for number, line in enumerate(lines):
        setting = studio.set(line, style="page_source", width=width)
        column.text(setting, colour=palette.on_panel_soft, space=28 if number == 0 else 10)
    foot = max([column.y, *(part.foot for part in column.parts)])
    return band(studio, height=foot + studio.px(64), ground=palette.panel, parts=column.parts)
