"""The closing: where to read the original and whom to ask, with a QR code on a white card."""

from typing import Final

from PIL import Image

from media_pipeline.renderers.drawing import shapes
from media_pipeline.renderers.drawing.icons import icon
from media_pipeline.renderers.drawing.qr import qr_code
from media_pipeline.renderers.video.compositions.pattern import tile_row
from media_pipeline.renderers.video.motion import Element, Wipe
from media_pipeline.renderers.video.stage import FLOOR, MARGIN, WIDTH, Shot, Stage, Timing
from media_pipeline.storyboard import Scene, SceneKind

_CARD_WIDTH: Final = 520
_CARD_HEIGHT: Final = 640
_CARD_LEFT: Final = WIDTH - MARGIN - _CARD_WIDTH
_QR: Final = 440


def compose(stage: Stage, *, scene: Scene, timing: Timing) -> tuple[Shot, ...]:
    """The one shot of the closing."""
    studio, palette, storyboard = stage.studio, stage.studio.palette, stage.storyboard
    measure = (_CARD_LEFT if storyboard.address.strip() else WIDTH) - MARGIN - 120
    rule = shapes.box(studio.px(96), max(studio.px(8), 1), colour=palette.accent)
    heading = studio.set(
        scene.heading or storyboard.title, style="closing", width=measure, height=400
    )
    elements: list[Element] = [
        Wipe(rule, studio.px(MARGIN), studio.px(184), enter=timing.start + 8)
    ]
    elements.append(
        stage.place(
            heading, colour=palette.on_panel, at=(MARGIN, 222), enter=timing.start + 10, rise=40
        )
    )
    top = 222 + stage.units(heading.height) + 56
    for number, (name, text) in enumerate(_lines(stage, scene=scene)):
        setting = studio.set(text, style="kicker", width=measure - 80, height=FLOOR - 116 - top)
        sign = icon(name, size=studio.px(48), colour=palette.accent)
        enter = _enter(timing, number=number, scene=scene)
        elements.append(stage.sprite(sign, at=(MARGIN, top), enter=enter))
        elements.append(
            stage.place(setting, colour=palette.on_panel, at=(MARGIN + 76, top), enter=enter)
        )
        top += max(stage.units(setting.height), 48) + 28
    elements += tile_row(stage, first=0, count=8, enter=timing.start + 8)
    if storyboard.address.strip():
        card = stage.sprite(
            _card(stage),
            at=(_CARD_LEFT, (FLOOR - _CARD_HEIGHT) / 2),
            enter=timing.start + 14,
            rise=60,
        )
        elements.append(card)
    return (
        Shot(
            timing.start,
            timing.stop,
            stage.panel_before,
            stage.panel_of(SceneKind.CLOSING),
            tuple(elements),
        ),
    )


def _enter(timing: Timing, *, number: int, scene: Scene) -> int:
    """With its own sentence where it has one, else soon after the heading."""
    if number < len(scene.points):
        return timing.enters[len(scene.figures) + number]
    return timing.start + 18 + 6 * number


def _lines(stage: Stage, *, scene: Scene) -> list[tuple[str, str]]:
    """Icon and text of each line under the heading."""
    lines = [("checklist", f"{point.text}{point.detail}") for point in scene.points]
    if stage.storyboard.contact.strip():
        lines.append(("phone", stage.storyboard.contact))
    if stage.storyboard.issuer.strip() and not scene.points:
        lines.append(("people", stage.storyboard.issuer))
    return lines


def _card(stage: Stage) -> Image.Image:
    studio, palette = stage.studio, stage.studio.palette
    card = shapes.box(
        studio.px(_CARD_WIDTH), studio.px(_CARD_HEIGHT), colour=palette.card, radius=studio.px(16)
    )
    code = qr_code(stage.storyboard.address, side=studio.px(_QR), dark=palette.ink)
    top = studio.px(40) + (studio.px(_QR) - code.height) // 2
    card.alpha_composite(code, ((card.width - code.width) // 2, top))
    for text, style, colour, y in (
        ("扫码看政策原文和解读", "kicker", palette.ink, 506),
        (stage.storyboard.issuer, "chip", palette.ink_soft, 562),
    ):
        setting = studio.set(text, style=style, width=_CARD_WIDTH - 60)
        if len(setting.lines) == 1:
            label = studio.draw(setting, colour=colour)
            card.alpha_composite(label, (round((card.width - setting.width) / 2), studio.px(y)))
    return card
