"""The finished files, read back with tools that had no part in making them."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from media_pipeline.renderers.base import Cancelled
from media_pipeline.renderers.video.renderer import FilmFormat
from media_pipeline.storyboard import Point, Scene, SceneKind
from tests.factories.media_look import CLOSING, FACET, QUESTION, TITLE, storyboard
from tests.fakes.narration import SyntheticVoice, ToneVoice
from tests.media_pipeline.renderers.films import TINY, render, silently, video_renderer

pytestmark = pytest.mark.media

BOARD = storyboard(TITLE, QUESTION, CLOSING)


def probe(path: Path) -> dict[str, Any]:
    program = shutil.which("ffprobe") or "ffprobe"
    command = [
        program,
        "-v",
        "error",
        "-count_packets",
        "-show_format",
        "-show_streams",
        "-of",
        "json",
        str(path),
    ]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)  # noqa: S603 - our own file
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_film_is_what_players_expect(tmp_path: Path) -> None:
    film = video_renderer().direct(BOARD, workspace=tmp_path)
    path = render(BOARD, tmp_path)["video"].path
    found = probe(path)
    video, audio = found["streams"]
    assert (video["codec_name"], video["pix_fmt"], video["width"], video["height"]) == (
        "h264",
        "yuv420p",
        320,
        180,
    )
    assert video["r_frame_rate"] == video["avg_frame_rate"] == "5/1"
    assert int(video["nb_read_packets"]) == film.frames
    assert {video["color_space"], video["color_primaries"], video["color_transfer"]} == {"bt709"}
    assert video["color_range"] == "tv"
    assert (audio["codec_name"], audio["sample_rate"], audio["channels"]) == ("aac", "48000", 1)
    assert abs(float(video["duration"]) - float(audio["duration"])) <= 1 / TINY.fps
    head = path.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat"), "the index comes first"
    assert found["format"]["tags"]["title"] == BOARD.title


def test_every_file_is_there_and_whole(tmp_path: Path) -> None:
    files = render(BOARD, tmp_path)
    assert set(files) == {"video", "captions", "poster", "transcript"}
    assert not list(tmp_path.rglob("*.part"))
    with Image.open(files["poster"].path) as poster:
        assert (poster.format, poster.size) == ("JPEG", (320, 180))
    assert "外地户口能申请吗？" in files["transcript"].path.read_text(encoding="utf-8")
    captions = files["captions"].path.read_text(encoding="utf-8")
    assert "能，不限户籍" in captions
    times = re.findall(r"(\d\d):(\d\d):(\d\d\.\d{3})", captions)
    seconds = [int(h) * 3600 + int(m) * 60 + float(s) for h, m, s in times]
    assert seconds == sorted(seconds)
    assert seconds[-1] <= float(probe(files["video"].path)["format"]["duration"])


def test_the_same_storyboard_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (render(BOARD, tmp_path / name) for name in ("one", "two"))
    assert {role: file.path.read_bytes() for role, file in first.items()} == {
        role: file.path.read_bytes() for role, file in second.items()
    }


def test_finished_scenes_are_used_again(tmp_path: Path) -> None:
    path = render(BOARD, tmp_path)["video"].path
    wanted = path.read_bytes()
    path.unlink()
    scenes = sorted((tmp_path / "scenes").iterdir())
    assert len(scenes) == 3
    lost = scenes.pop()
    lost.unlink()
    before = {scene: scene.stat().st_mtime_ns for scene in scenes}
    assert render(BOARD, tmp_path)["video"].path.read_bytes() == wanted
    assert lost.exists()
    assert {scene: scene.stat().st_mtime_ns for scene in scenes} == before


def test_an_edited_sentence_makes_one_new_scene(tmp_path: Path) -> None:
    render(BOARD, tmp_path)
    edited = Scene(
        "question", SceneKind.QUESTION, "外地户口能申请吗？", points=(Point("能，任何户籍都行。"),)
    )
    before = set((tmp_path / "scenes").iterdir())
    render(storyboard(TITLE, edited, CLOSING), tmp_path)
    assert len(set((tmp_path / "scenes").iterdir()) - before) == 1


def test_progress_never_falls_and_reaches_the_end(tmp_path: Path) -> None:
    heard: list[tuple[float, str]] = []
    video_renderer().render(BOARD, workspace=tmp_path, progress=lambda f, s: heard.append((f, s)))
    fractions = [fraction for fraction, _ in heard]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert len({round(fraction, 2) for fraction in fractions}) > 8
    assert list(dict.fromkeys(stage for _, stage in heard)) == [
        "narration",
        "scenes",
        "assembling",
        "checking",
        "done",
    ]


def test_a_cancelled_render_stops_and_keeps_finished_scenes(tmp_path: Path) -> None:
    def give_up(fraction: float, stage: str) -> None:
        if fraction > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        video_renderer().render(BOARD, workspace=tmp_path, progress=give_up)
    kept = list((tmp_path / "scenes").glob("*.mp4"))
    assert 0 < len(kept) < 3
    assert not (tmp_path / "film.mp4").exists()
    render(BOARD, tmp_path)
    assert (tmp_path / "film.mp4").exists()


def test_a_render_can_be_cancelled_while_the_voice_speaks(tmp_path: Path) -> None:
    voice = ToneVoice()

    def give_up(fraction: float, stage: str) -> None:
        if fraction > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        video_renderer(engine=voice).render(BOARD, workspace=tmp_path, progress=give_up)
    assert 0 < len(voice.said) < 6
    assert not (tmp_path / "scenes").exists()


def test_a_sentence_is_spoken_once_for_ever(tmp_path: Path) -> None:
    first, second = ToneVoice(), ToneVoice()
    for voice in (first, second):
        video_renderer(engine=voice).direct(
            storyboard(TITLE, QUESTION, QUESTION), workspace=tmp_path
        )
    assert len(first.said) == len(set(first.said)) == 3
    assert second.said == []


def test_a_machines_voice_is_marked_on_the_picture_and_in_the_file(tmp_path: Path) -> None:
    renderer = video_renderer(engine=SyntheticVoice())
    path = render(BOARD, tmp_path, renderer=renderer)["video"].path
    mark = json.loads(probe(path)["format"]["tags"]["AIGC"])
    assert mark["Label"] == "1"
    assert mark["ContentProducer"] == "JIEDU-TEST"
    assert mark["ProduceID"] == BOARD.digest
    assert set(mark) == {"Label", "ContentProducer", "ProduceID", "ReservedCode1", "ContentPropagator", "PropagateID", "ReservedCode2"}  # fmt: skip
    marked = renderer.direct(BOARD, workspace=tmp_path)
    human = video_renderer().direct(BOARD, workspace=tmp_path / "human")
    for frame in range(2 * TINY.fps + 1):
        where = (16, 141, 160, 158)
        assert (
            marked.picture(frame).crop(where).tobytes()
            != human.picture(frame).crop(where).tobytes()
        ), frame


def test_a_human_voice_carries_no_mark(tmp_path: Path) -> None:
    assert "AIGC" not in probe(render(BOARD, tmp_path)["video"].path)["format"]["tags"]


def test_moviepy_can_take_the_film_over(tmp_path: Path) -> None:
    from media_pipeline.renderers.video.interop import to_clip  # noqa: PLC0415 - moviepy is slow to import

    film = video_renderer(film_format=FilmFormat(320, 180, 10)).direct(
        storyboard(TITLE, FACET), workspace=tmp_path
    )
    clip = to_clip(film)
    assert (clip.duration, clip.fps, tuple(clip.size)) == (
        pytest.approx(film.seconds),
        10,
        (320, 180),
    )
    for frame in (0, 7, film.frames - 1):
        wanted = film.picture(frame).tobytes()
        assert clip.get_frame(frame / film.fps).tobytes() == wanted
    assert clip.audio.duration == pytest.approx(film.seconds, abs=0.1)
    target = tmp_path / "part.mp4"
    clip.subclipped(0, 1).write_videofile(
        str(target), logger=None, temp_audiofile_path=str(tmp_path)
    )
    assert float(probe(target)["format"]["duration"]) == pytest.approx(1, abs=0.15)
    clip.close()


def test_progress_without_listener_is_fine(tmp_path: Path) -> None:
    assert video_renderer().render(storyboard(TITLE), workspace=tmp_path, progress=silently)
