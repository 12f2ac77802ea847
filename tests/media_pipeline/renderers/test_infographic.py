from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from media_pipeline.renderers.base import Cancelled, RenderFailedError
from media_pipeline.renderers.infographic.renderer import InfographicRenderer
from media_pipeline.storyboard import KeyFigure, Point, Scene, SceneKind, Storyboard
from media_pipeline.themes import AZURE
from tests.factories.media_look import CLOSING, FACET, FIGURES, QUESTION, TITLE, storyboard
from tests.media_pipeline.renderers.films import silently
from tests.media_pipeline.renderers.test_film import CROWDED

PALETTE = AZURE.palette


def infographic(board: Storyboard, workspace: Path, *, width: int = 540) -> Image.Image:
    renderer = InfographicRenderer(font_dir=Path(settings.JIEDU_FONT_DIR), width=width)
    files = renderer.render(board, workspace=workspace, progress=silently)
    assert [file.role for file in files] == ["infographic", "transcript"]
    with Image.open(files[0].path) as picture:
        picture.load()
        return picture


def test_it_is_a_long_picture_in_few_colours(tmp_path: Path) -> None:
    picture = infographic(storyboard(), tmp_path, width=1080)
    assert (picture.format, picture.mode, picture.width) == ("PNG", "P", 1080)
    assert picture.height > 3000
    assert (tmp_path / "infographic.png").stat().st_size < 600_000


def test_solid_areas_keep_the_themes_exact_colours(tmp_path: Path) -> None:
    counts = infographic(storyboard(), tmp_path).convert("RGB").getcolors(1_000_000)
    assert counts is not None
    found = {colour for _, colour in counts}
    wanted = {
        PALETTE.panel,
        PALETTE.panel_deep,
        PALETTE.paper,
        PALETTE.card,
        PALETTE.accent,
        PALETTE.chip,
        PALETTE.warning,
    }
    assert wanted <= found


def test_the_same_storyboard_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        infographic(storyboard(), tmp_path / name)
    assert (tmp_path / "one/infographic.png").read_bytes() == (
        tmp_path / "two/infographic.png"
    ).read_bytes()


@pytest.mark.parametrize("board", [CROWDED, storyboard()], ids=["crowded", "plain"])
def test_no_text_runs_into_the_margins(board: Storyboard, tmp_path: Path) -> None:
    picture = infographic(board, tmp_path).convert("RGB")
    tiles = round(135 / 2)
    body = picture.crop((0, tiles, picture.width, picture.height - tiles))
    grounds = {PALETTE.panel, PALETTE.panel_deep, PALETTE.paper}
    for left, right in ((0, 19), (body.width - 19, body.width)):
        counts = body.crop((left, 0, right, body.height)).getcolors(10_000)
        assert counts is not None
        assert {colour for _, colour in counts} <= grounds


def test_every_scene_adds_its_block(tmp_path: Path) -> None:
    boards = [
        storyboard(TITLE, CLOSING),
        storyboard(TITLE, FACET, CLOSING),
        storyboard(TITLE, FACET, FIGURES, CLOSING),
        storyboard(TITLE, FACET, FIGURES, QUESTION, CLOSING),
    ]
    heights = [infographic(board, tmp_path).height for board in boards]
    assert heights == sorted(set(heights))


def test_questions_stand_together(tmp_path: Path) -> None:
    other = Scene("q2", SceneKind.QUESTION, "要多久？", points=(Point("15个工作日。"),))
    together = infographic(storyboard(TITLE, QUESTION, other), tmp_path).height
    one = infographic(storyboard(TITLE, QUESTION), tmp_path).height
    none = infographic(storyboard(TITLE, CLOSING), tmp_path).height
    assert together - one < one - none


def test_a_list_in_several_scenes_stands_in_one_card(tmp_path: Path) -> None:
    apart = Scene("m2", SceneKind.FACET, "其他举措", points=FACET.points)
    one_card = infographic(storyboard(TITLE, FACET, FACET), tmp_path).height
    assert one_card < infographic(storyboard(TITLE, FACET, apart), tmp_path).height


def test_without_an_address_there_is_no_code(tmp_path: Path) -> None:
    with_code = infographic(storyboard(TITLE, FACET), tmp_path).convert("RGB")
    without = infographic(storyboard(TITLE, FACET, address=""), tmp_path).convert("RGB")

    def dark(picture: Image.Image) -> int:
        foot = picture.crop(
            (picture.width // 2, picture.height - 330, picture.width, picture.height - 68)
        )
        return sum(
            count for count, colour in foot.getcolors(100_000) or [] if colour == PALETTE.ink
        )

    assert dark(with_code) > 1000
    assert dark(without) == 0


def test_one_too_long_for_a_telephone_is_refused(tmp_path: Path) -> None:
    fonts = Path(settings.JIEDU_FONT_DIR)
    renderer = InfographicRenderer(font_dir=fonts, width=540, tallest=3000)
    with pytest.raises(RenderFailedError, match="too long for a telephone"):
        renderer.render(storyboard(), workspace=tmp_path, progress=silently)
    assert not (tmp_path / "infographic.png").exists()


def test_an_odd_number_of_figures_is_laid_out(tmp_path: Path) -> None:
    figures = tuple(KeyFigure(str(n), "元", "补贴") for n in range(1, 6))
    scene = Scene("k", SceneKind.KEY_FIGURES, "数字", figures=figures)
    assert (
        infographic(storyboard(scene), tmp_path).height
        > infographic(storyboard(FIGURES), tmp_path).height
    )


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    def stop(fraction: float, stage: str) -> None:
        if fraction > 0.2:
            raise Cancelled

    renderer = InfographicRenderer(font_dir=Path(settings.JIEDU_FONT_DIR), width=540)
    with pytest.raises(Cancelled):
        renderer.render(storyboard(), workspace=tmp_path, progress=stop)
    assert not (tmp_path / "infographic.png").exists()
