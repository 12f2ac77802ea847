from media_pipeline.renderers.script import (
    HEADING,
    joined,
    script_of,
    split_sentences,
    transcript_of,
)
from media_pipeline.storyboard import Point, Scene, SceneKind
from tests.factories.media_look import FACET, FIGURES, QUESTION, storyboard


def test_text_is_cut_after_full_stops_only() -> None:
    text = "能。只要在本市注册，不限户籍；怎么办？去窗口！“好的。”\n另起一行"
    assert split_sentences(text) == (
        "能。", "只要在本市注册，不限户籍；", "怎么办？", "去窗口！", "“好的。”", "另起一行",
    )  # fmt: skip


def test_what_cannot_be_said_is_left_out() -> None:
    assert split_sentences("……。！？ ——") == ()


def test_without_narration_heading_and_items_are_said_in_order() -> None:
    said = script_of(FACET)
    assert [s.item for s in said] == [HEADING, 0, 0, 1, 1]
    assert said[0].text == "重要举措"
    assert said[1].text == "发放一次性创业补贴5000元。"


def test_figures_are_said_with_label_value_and_unit() -> None:
    assert [s.text for s in script_of(FIGURES)][1:] == ["一次性补贴5000元", "贷款利率2.5%"]


def test_narration_is_matched_to_what_it_speaks_of() -> None:
    scene = Scene(
        "s",
        SceneKind.FACET,
        "举措",
        points=(Point("创业补贴5000元"), Point("担保贷款30万元"), Point("租金减免50%")),
        narration="先说一次性创业补贴，每人5000元。申请很简单。再说创业担保贷款，最高30万元。最后，租金减免50%。",
    )
    assert [s.item for s in script_of(scene)] == [0, 0, 1, 2]


def test_narration_that_names_nothing_is_spread_in_order() -> None:
    scene = Scene(
        "s",
        SceneKind.FACET,
        "举措",
        points=(Point("甲乙"), Point("丙丁")),
        narration="一句话。两句话。三句话。四句话。",
    )
    items = [s.item for s in script_of(scene)]
    assert items == sorted(items)
    assert set(items) >= {0, 1}


def test_narration_without_items_belongs_to_the_heading() -> None:
    scene = Scene("s", SceneKind.CLOSING, "再见", narration="谢谢观看。")
    assert [(s.text, s.item) for s in script_of(scene)] == [("谢谢观看。", HEADING)]


def test_a_list_in_several_scenes_is_one_list_in_the_transcript() -> None:
    text = transcript_of(storyboard(FACET, FACET))
    assert text.count("重要举措") == 1
    assert "3. 发放一次性创业补贴5000元" in text


def test_scenes_of_another_heading_or_kind_stay_apart() -> None:
    scenes = (FACET, FACET, FIGURES, QUESTION, QUESTION)
    assert [(s.kind.value, len(s.points)) for s in joined(scenes)] == [
        ("facet", 4), ("key_figures", 0), ("question", 1), ("question", 1),
    ]  # fmt: skip


def test_the_transcript_has_everything_shown() -> None:
    text = transcript_of(storyboard(FACET, FIGURES, QUESTION))
    for wanted in ("就业创业措施解读", "鄂府办发〔2026〕18号", "1. 发放一次性创业补贴5000元。正常经营满6个月即可申请。（第三条）",
                   "一次性补贴5000元。", "外地户口能申请吗？", "能，不限户籍。（第三条）", "12333", "https://www.example.gov.cn/p/18/"):  # fmt: skip
        assert wanted in text
