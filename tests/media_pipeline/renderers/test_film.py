"""How a film is timed and composed, without encoding it."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from media_pipeline.renderers.video.canvas import Canvas, to_planes
from media_pipeline.renderers.video.film import Film
from media_pipeline.renderers.video.motion import Counter, Sprite, Wipe, ease_in_out, ease_out
from media_pipeline.renderers.video.painter import ScenePainter
from media_pipeline.renderers.video.renderer import FilmFormat
from media_pipeline.storyboard import KeyFigure, Point, Scene, SceneKind, Storyboard
from tests.factories.media_look import CLOSING, FACET, FIGURES, TITLE, storyboard
from tests.fakes.narration import SyntheticVoice, ToneVoice
from tests.media_pipeline.renderers.films import TINY, video_renderer

HALF = FilmFormat(width=960, height=540)

LONG_POINT = Point(
    "对毕业5年内首次创办企业或者从事个体经营的高校毕业生给予一次性创业补贴",
    "正常经营满6个月、按规定缴纳社会保险3个月以上的，可以向注册地旗区人力资源和社会保障部门申请，"
    * 3,
    ("第三条第一款", "第四条", "第十二条第二款第（一）项"),
)
CROWDED = storyboard(
    Scene("t", SceneKind.TITLE, "鄂尔多斯市人民政府办公室关于进一步支持高校毕业生等青年就业创业若干措施的政策解读"),
    Scene("m", SceneKind.FACET, "一系列支持就业创业的重要举措，覆盖求职、创业、见习、安居全过程", points=(LONG_POINT,) * 9),
    Scene("one", SceneKind.FACET, "背景", points=(Point("为稳定和扩大就业，" * 120),)),
    Scene("f", SceneKind.KEY_FIGURES, "数字", figures=tuple(KeyFigure(v, "万元", "补贴资金总额度，较上年提高" * 2) for v in ("5000", "12,500.75", "30", "零", "2026", "8"))),
    Scene("d", SceneKind.KEY_FIGURES, "期限", figures=(KeyFigure("2026年12月31日", "", "截止"), KeyFigure("1月1日", "起", "施行"), KeyFigure("5", "年", "有效"))),
    Scene("both", SceneKind.FACET, "又有数字又有要点", points=FACET.points, figures=FIGURES.figures),
    Scene("q", SceneKind.QUESTION, "我在外地毕业，户口还没有迁回来，社保也断缴过两个月，还能不能申请一次性创业补贴和创业担保贷款？", points=(LONG_POINT, LONG_POINT)),
    Scene("c", SceneKind.CLOSING, "看原文、问政策、办事情，扫一扫", points=(Point("政务服务大厅人社窗口"),)),
    issuer="鄂尔多斯市人力资源和社会保障局 鄂尔多斯市财政局 鄂尔多斯市教育局 鄂尔多斯市农牧局 中国人民银行鄂尔多斯市分行",
    policy_title="鄂尔多斯市人民政府办公室关于印发《鄂尔多斯市进一步支持高校毕业生等青年就业创业若干措施（试行）》的通知",
    contact="就业促进科 0477-8581234；创业指导中心 0477-8585678；热线12333（工作日9:00—17:00）",
)  # fmt: skip


def direct(
    board: Storyboard, tmp_path: Path, *, size: FilmFormat = TINY, synthetic: bool = False
) -> Film:
    voice = SyntheticVoice() if synthetic else ToneVoice()
    return video_renderer(engine=voice, film_format=size).direct(board, workspace=tmp_path)


def test_scenes_follow_one_another_without_a_hole(tmp_path: Path) -> None:
    film = direct(CROWDED, tmp_path)
    for before, after in pairwise(film.scenes):
        assert before.first_frame + before.painter.frames == after.first_frame
    for scene in film.scenes:
        shots = scene.painter.shots
        assert shots[0].start == 0
        assert all(a.stop == b.start and a.panel_to == b.panel_from for a, b in pairwise(shots))
        assert all(shot.start < shot.stop for shot in shots)
    panels = [(s.painter.shots[0].panel_from, s.painter.shots[-1].panel_to) for s in film.scenes]
    assert all(a[1] == b[0] for a, b in pairwise(panels)), "each scene takes over the panel"


def test_a_point_comes_when_it_is_spoken_of(tmp_path: Path) -> None:
    voice = ToneVoice(seconds_a_character=0.2)
    film = video_renderer(engine=voice).direct(storyboard(TITLE, FACET), workspace=tmp_path)
    scene = film.scenes[1]
    rows = [e for e in scene.painter.shots[0].elements if isinstance(e, Sprite) and e.rise]
    starts = [next(s.start for s in scene.spoken if s.sentence.item == item) for item in (0, 1)]
    enters = sorted({e.enter for e in rows})[-2:]
    assert [enter / film.fps for enter in enters] == pytest.approx(starts, abs=0.4)


def test_things_nobody_speaks_of_stand_long_enough_to_be_read(tmp_path: Path) -> None:
    points = tuple(Point("按规定缴纳社会保险的小微企业" * 3) for _ in range(3))
    scene = Scene("s", SceneKind.FACET, "举措", points=points, narration="见屏幕。")
    film = direct(storyboard(TITLE, scene), tmp_path)
    rows = [
        e.enter
        for shot in film.scenes[1].painter.shots
        for e in shot.elements
        if isinstance(e, Sprite)
    ][-3:]
    assert all((b - a) / film.fps >= 3 for a, b in pairwise(rows))
    assert film.scenes[1].painter.frames / film.fps - rows[-1] / film.fps >= 3


def test_a_list_that_goes_on_is_numbered_on(tmp_path: Path) -> None:
    apart = Scene("m2", SceneKind.FACET, "其他举措", points=FACET.points)
    on, anew = (
        direct(storyboard(TITLE, FACET, FACET), tmp_path),
        direct(storyboard(TITLE, FACET, apart), tmp_path),
    )
    first = [row_picture(on, 1), row_picture(on, 2), row_picture(anew, 1), row_picture(anew, 2)]
    assert first[2] == first[0], "the list begins with 1"
    assert first[1] != first[0], "and goes on with 3 in the next scene"
    assert first[3] == first[0], "but another list begins again"


def row_picture(film: Film, scene: int) -> bytes:
    rows = [e for e in film.scenes[scene].painter.shots[0].elements if isinstance(e, Sprite)]
    return rows[-2].picture.tobytes()


def test_nothing_is_said_over_the_end_of_a_scene(tmp_path: Path) -> None:
    for scene in direct(CROWDED, tmp_path).scenes:
        assert all(s.stop <= scene.painter.frames / TINY.fps for s in scene.spoken)
        assert all(a.stop < b.start for a, b in pairwise(scene.spoken))


def test_a_film_without_a_title_scene_gets_an_opening(tmp_path: Path) -> None:
    film = direct(storyboard(FACET), tmp_path)
    assert [scene.scene.kind for scene in film.scenes] == [SceneKind.TITLE, SceneKind.FACET]
    assert film.scenes[0].scene.heading == "就业创业措施解读"


def test_long_scenes_are_paged_and_every_point_is_shown(tmp_path: Path) -> None:
    film = direct(CROWDED, tmp_path, size=HALF)
    measures, background = film.scenes[1], film.scenes[2]
    assert len(measures.painter.shots) >= 3
    assert len(background.painter.shots) >= 2
    assert len(film.scenes[3].painter.shots) >= 2, "more than four figures take a second page"
    assert len(film.scenes[4].painter.shots) >= 2, "long values stand on fewer columns"


@pytest.mark.parametrize("board", [CROWDED, storyboard()], ids=["crowded", "plain"])
def test_no_two_things_overlap_and_nothing_leaves_the_picture(
    board: Storyboard, tmp_path: Path
) -> None:
    film = direct(board, tmp_path, size=HALF, synthetic=True)
    for scene in film.scenes:
        for number, shot in enumerate(scene.painter.shots):
            boxes = _ink_boxes(scene.painter, number)
            for index, (name, box) in enumerate(boxes):
                assert box[0] >= 0, name
                assert box[1] >= 0, name
                assert box[2] <= 960, (scene.scene.key, name, box)
                assert box[3] <= 504, (scene.scene.key, name, box)
                for other_name, other in boxes[index + 1 :]:
                    apart = (
                        box[2] <= other[0]
                        or other[2] <= box[0]
                        or box[3] <= other[1]
                        or other[3] <= box[1]
                    )
                    assert apart, (
                        scene.scene.key,
                        number,
                        shot.start,
                        name,
                        box,
                        other_name,
                        other,
                    )


def _ink_boxes(painter: ScenePainter, number: int) -> list[tuple[str, tuple[int, int, int, int]]]:
    boxes = []
    for index, element in enumerate(painter.shots[number].elements):
        if isinstance(element, Counter):
            boxes.append((f"counter {index}", element.area))
        elif isinstance(element, (Sprite, Wipe)):
            ink = element.picture.getchannel("A").getbbox()
            if ink:
                x, y = element.x, element.y
                boxes.append(
                    (
                        f"{type(element).__name__} {index}",
                        (x + ink[0], y + ink[1], x + ink[2], y + ink[3]),
                    )
                )
    return boxes


def test_painting_only_what_changes_gives_the_same_pictures(tmp_path: Path) -> None:
    film = direct(storyboard(), tmp_path)
    for scene in film.scenes:
        canvas = Canvas(scene.painter)
        for frame in range(scene.painter.frames):
            canvas.show(frame)
            wanted = to_planes(scene.painter.picture(frame))
            tolerance = 2 if scene.painter.state(frame).leaving else 0
            for plane, reference in zip(canvas.planes, wanted, strict=True):
                difference = np.abs(plane.astype(int) - reference.astype(int)).max()
                assert difference <= tolerance, (scene.scene.key, frame, difference)


def test_a_still_frame_costs_nothing(tmp_path: Path) -> None:
    scene = direct(storyboard(), tmp_path, size=FilmFormat(320, 180, 25)).scenes[1]
    canvas = Canvas(scene.painter)
    changed = [canvas.show(frame) for frame in range(scene.painter.frames)]
    assert changed.count(False) > len(changed) * 0.3


def test_a_number_counts_up_to_its_value() -> None:
    counter = Counter(
        lambda text: pytest.fail("not drawn"), "12,500.75", (0, 0, 1, 1), enter=10, frames=20
    )
    assert counter.state(9) is None
    states = [str(counter.state(frame)) for frame in range(10, 31)]
    values = [float(state.replace(",", "")) for state in states]
    assert values == sorted(values)
    assert states[-1] == "12,500.75"
    assert all(len(state.partition(".")[2]) == 2 for state in states)


def test_motion_starts_and_ends_at_rest() -> None:
    for ease in (ease_out, ease_in_out):
        assert (ease(0), ease(1), ease(-1), ease(2)) == (0, 1, 0, 1)
    assert ease_out(0.5) > 0.5
    assert ease_in_out(0.5) == pytest.approx(0.5)


def test_editing_one_sentence_changes_one_scene(tmp_path: Path) -> None:
    edited = Scene(
        "question", SceneKind.QUESTION, "外地户口能申请吗？", points=(Point("能，任何户籍均可。"),)
    )
    before = [s.digest for s in direct(storyboard(), tmp_path).scenes]
    after = [
        s.digest
        for s in direct(storyboard(TITLE, FACET, FIGURES, edited, CLOSING), tmp_path).scenes
    ]
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, True, True, False, True]


def test_the_same_narration_in_other_words_of_equal_length_keeps_the_pictures(
    tmp_path: Path,
) -> None:
    one = Scene("c", SceneKind.CLOSING, "再见", narration="谢谢您的观看。")
    other = Scene("c", SceneKind.CLOSING, "再见", narration="感谢您的收看。")
    digests = [
        direct(storyboard(TITLE, scene), tmp_path).scenes[1].digest for scene in (one, other)
    ]
    assert digests[0] == digests[1]


def test_a_format_that_is_not_sixteen_to_nine_is_refused() -> None:
    with pytest.raises(ValueError, match="16:9"):
        FilmFormat(width=1080, height=1920)
