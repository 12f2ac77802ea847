"""What cannot be rendered is refused with a sentence, before or instead of half a result."""

import errno
import stat
from pathlib import Path

import pytest

from media_pipeline.renderers.base import RenderFailedError
from media_pipeline.renderers.failures import told_to_people
from media_pipeline.renderers.infographic.renderer import InfographicRenderer
from media_pipeline.storyboard import KeyFigure, Point, Scene, SceneKind, Storyboard
from tests.factories.media_look import CLOSING, FACET, TITLE, storyboard
from tests.fakes.narration import BrokenVoice
from tests.media_pipeline.renderers.films import render, video_renderer


def refusal(board: Storyboard, tmp_path: Path) -> str:
    with pytest.raises(RenderFailedError) as caught:
        video_renderer().direct(board, workspace=tmp_path)
    return str(caught.value)


def test_a_storyboard_without_scenes_is_refused(tmp_path: Path) -> None:
    board = Storyboard("题", "局", "号", "策", "", "", scenes=())
    assert "nothing to show" in refusal(board, tmp_path)


def test_a_storyboard_without_text_is_refused(tmp_path: Path) -> None:
    board = storyboard(Scene("t", SceneKind.TITLE, "  "), Scene("f", SceneKind.FACET, ""))
    assert "nothing to show" in refusal(board, tmp_path)


def test_characters_without_a_glyph_are_named(tmp_path: Path) -> None:
    board = storyboard(Scene("f", SceneKind.FACET, "补贴😀", points=(Point("到账🎉"),)))
    message = refusal(board, tmp_path)
    assert "“😀” (U+1F600 GRINNING FACE)" in message
    assert "“🎉”" in message
    assert not (tmp_path / "scenes").exists()


def test_a_text_too_long_for_its_place_is_quoted(tmp_path: Path) -> None:
    board = storyboard(Scene("t", SceneKind.TITLE, "很长的标题" * 80))
    assert "too long for its place: “很长的标题" in refusal(board, tmp_path)


def test_a_figure_too_long_to_draw_is_quoted(tmp_path: Path) -> None:
    scene = Scene("k", SceneKind.KEY_FIGURES, "数", figures=(KeyFigure("九" * 90, "元", "总额"),))
    assert "too long for its place" in refusal(storyboard(scene), tmp_path)


def test_a_scene_of_a_hundred_thousand_characters_is_refused_at_once(tmp_path: Path) -> None:
    board = storyboard(Scene("f", SceneKind.FACET, "举措", points=(Point("补" * 100_000),)))
    assert "100000 characters" in refusal(board, tmp_path)


def test_an_unknown_theme_is_named(tmp_path: Path) -> None:
    assert "mauve" in refusal(storyboard(TITLE, theme="mauve"), tmp_path)


def test_an_address_too_long_for_a_qr_code_is_refused(tmp_path: Path) -> None:
    assert "QR code" in refusal(storyboard(CLOSING, address="https://e.cn/" + "a" * 4000), tmp_path)


def test_a_missing_font_is_named(tmp_path: Path) -> None:
    with pytest.raises(RenderFailedError, match=r"NotoSansSC-Regular\.ttf"):
        video_renderer(font_dir=tmp_path).direct(storyboard(), workspace=tmp_path)
    with pytest.raises(RenderFailedError, match=r"NotoSansSC-Regular\.ttf"):
        InfographicRenderer(font_dir=tmp_path).render(
            storyboard(), workspace=tmp_path, progress=lambda f, s: None
        )


def test_a_voice_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RenderFailedError, match="hoarse") as caught:
        video_renderer(engine=BrokenVoice()).direct(storyboard(), workspace=tmp_path)
    assert caught.value.detail == "no sound"


@pytest.mark.media
def test_a_missing_ffmpeg_is_named(tmp_path: Path) -> None:
    with pytest.raises(RenderFailedError, match="ffmpeg is not installed"):
        render(storyboard(TITLE), tmp_path, renderer=video_renderer(ffmpeg="/nowhere/ffmpeg"))


@pytest.mark.media
def test_a_complaint_of_ffmpeg_fails_the_film_and_is_kept(tmp_path: Path) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\necho moov atom not found >&2\nexit 1\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(RenderFailedError, match="did not pass the check") as caught:
        render(storyboard(TITLE), tmp_path, renderer=video_renderer(ffmpeg=str(program)))
    assert caught.value.detail == "moov atom not found"


@pytest.mark.media
def test_scenes_of_another_encoder_are_thrown_away_and_told(tmp_path: Path) -> None:
    board = storyboard(TITLE, FACET)
    render(board, tmp_path)
    render(board, tmp_path / "other", renderer=video_renderer())
    scenes = sorted((tmp_path / "scenes").glob("*.mp4"))
    strange = _encoded_differently(tmp_path / "strange.mp4")
    scenes[1].write_bytes(strange.read_bytes())
    with pytest.raises(RenderFailedError, match="do not suit each other"):
        render(board, tmp_path)
    assert not list((tmp_path / "scenes").glob("*.mp4"))
    assert render(board, tmp_path)["video"].path.exists()


def _encoded_differently(path: Path) -> Path:
    import av  # noqa: PLC0415 - only here
    import numpy as np  # noqa: PLC0415

    with av.open(str(path), "w", format="mp4") as output:
        stream = output.add_stream("libx264", rate=5)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path


@pytest.mark.parametrize(
    ("code", "said"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "could not be read or written")],
)
def test_a_failing_disk_is_told(code: int, said: str) -> None:
    with pytest.raises(RenderFailedError, match=said), told_to_people():
        raise OSError(code, "no")
