import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from media_pipeline.typesetting.characters import (
    CLOSING,
    HANGING,
    NO_LINE_END,
    NO_LINE_START,
    STOPS,
    clean,
    is_han,
)
from media_pipeline.typesetting.fonts import FontBook
from media_pipeline.typesetting.paragraph import Setting, set_text
from tests.media_pipeline.typesetting.corpus import CORPUS, Nasty

SIZE = 40.0
MEASURES = (6.0, 9.0, 12.0, 17.5, 26.0)


def lines_of(fonts: FontBook, text: str, *, ems: float, is_balanced: bool = False) -> list[str]:
    return [line.text for line in setting_of(fonts, text, ems=ems, is_balanced=is_balanced).lines]


def setting_of(fonts: FontBook, text: str, *, ems: float, is_balanced: bool = False) -> Setting:
    face = fonts.face("sans-regular", size=SIZE)
    return set_text(text, face=face, measure=ems * SIZE, is_balanced=is_balanced)


def bare(text: str) -> str:
    return "".join(text.split())


def letters(line: str) -> int:
    return sum(1 for c in line if is_han(c) or c.isalnum() or c == "%")


@pytest.mark.parametrize("nasty", CORPUS, ids=lambda nasty: nasty.text[:16])
@pytest.mark.parametrize("ems", MEASURES)
def test_nasty_paragraphs_break_only_where_they_may(
    fonts: FontBook, nasty: Nasty, ems: float
) -> None:
    setting = setting_of(fonts, nasty.text, ems=ems)
    lines = [line.text for line in setting.lines]
    assert bare("".join(lines)) == bare(clean(nasty.text)), "nothing is lost"
    assert all(line.width <= ems * SIZE + 0.5 for line in setting.lines), "nothing runs over"
    for paragraph in clean(nasty.text).split("\n"):
        own = [line for line in lines if line in paragraph]
        assert not [line for line in own[1:] if line[0] in NO_LINE_START], lines
        assert not [line for line in own[:-1] if line[-1] in NO_LINE_END], lines
        if len(own) > 1 and letters(paragraph) > 2:
            assert letters(own[-1]) >= 2, f"a widow: {lines}"
    face = fonts.face("sans-regular", size=SIZE)
    for whole in nasty.whole:
        if face.width(whole) < ems * SIZE * 0.9:
            assert any(whole in line for line in lines), (whole, lines)


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    assert len(CORPUS) >= 40


@pytest.mark.parametrize(
    ("text", "ems", "wanted"),
    [
        (
            "《办法》自2026年1月1日起施行，有效期5年。",
            12,
            ["《办法》自2026年1月1日", "起施行，有效期5年。"],
        ),
        (
            "最高300万元、不超过3年的创业担保贷款，贴息率为2.5%。",
            12,
            ["最高300万元、不超过3年", "的创业担保贷款，贴息率为", "2.5%。"],
        ),
        (
            "依据：《就业促进法》《社会保险法》《劳动合同法》等。",
            12,
            ["依据：《就业促进法》", "《社会保险法》", "《劳动合同法》等。"],
        ),
        ("“放管服”改革、“一网通办”、“一次办好”", 12, ["“放管服”改革、“一网通", "办”、“一次办好”"]),
        (
            "什么？！真的可以全程网办吗？！可以！！！",
            12,
            ["什么？！真的可以全程网", "办吗？！可以！！！"],
        ),
        (
            "（一）申请人身份证；（二）营业执照；（三）社会保险缴费记录",
            12,
            ["（一）申请人身份证；（二）", "营业执照；（三）社会保险", "缴费记录"],
        ),
    ],
)
def test_known_paragraphs_break_as_a_printer_would(
    fonts: FontBook, text: str, ems: float, wanted: list[str]
) -> None:
    assert lines_of(fonts, text, ems=ems) == wanted


def test_a_stop_hangs_outside_the_measure(fonts: FontBook) -> None:
    line = setting_of(fonts, "一二三四五六，七八九十", ems=6).lines[0]
    assert line.text == "一二三四五六，"
    assert line.width == pytest.approx(6 * SIZE)


def test_an_opening_mark_at_line_start_stands_half_outside(fonts: FontBook) -> None:
    line = setting_of(fonts, "《办法》", ems=10).lines[0]
    assert line.runs[0].x == pytest.approx(-SIZE / 2)


def test_marks_side_by_side_share_one_blank(fonts: FontBook) -> None:
    apart = setting_of(fonts, "办法》好《", ems=30).width
    together = setting_of(fonts, "好办法》《", ems=30).width
    assert together == pytest.approx(apart - SIZE / 2)


def test_a_space_between_names_is_kept(fonts: FontBook) -> None:
    apart = setting_of(fonts, "财政局 教育局", ems=30).lines[0]
    together = setting_of(fonts, "财政局教育局", ems=30).lines[0]
    assert apart.width > together.width
    assert apart.runs[-1].text == "教育局"
    assert apart.runs[-1].x > 3 * SIZE


def test_a_quarter_em_stands_between_han_and_latin(fonts: FontBook) -> None:
    face = fonts.face("sans-regular", size=SIZE)
    width = setting_of(fonts, "用APP办", ems=30).width
    assert width == pytest.approx(2 * SIZE + face.width("APP") + 2 * SIZE / 4)


def test_a_number_stands_nearer_to_its_own_unit(fonts: FontBook) -> None:
    face = fonts.face("sans-regular", size=SIZE)
    width = setting_of(fonts, "发5000元", ems=30).width
    assert width == pytest.approx(2 * SIZE + face.width("5000") + SIZE / 4 + SIZE / 8)


def test_headings_break_after_a_stop_rather_than_evenly(fonts: FontBook) -> None:
    assert lines_of(fonts, "看原文、问政策，扫一扫就能办", ems=12, is_balanced=True) == [
        "看原文、问政策，",
        "扫一扫就能办",
    ]


def test_headings_do_not_break_inside_words(fonts: FontBook) -> None:
    assert lines_of(fonts, "促进高校毕业生就业创业若干措施", ems=10, is_balanced=True) == [
        "促进高校毕业生",
        "就业创业若干措施",
    ]


def test_invisible_characters_are_removed(fonts: FontBook) -> None:
    assert clean("补\u200b贴\u202e金\ufeff额\x07\u00ad️") == "补贴金额"


def test_blank_lines_and_odd_spaces_are_put_right() -> None:
    assert clean("甲\u3000 乙\r\n\r\n 丙，  丁 \r戊") == "甲 乙\n丙，丁\n戊"


@hypothesis_settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet="一二三四五，。、《》（）“”！？—…0123456789年元%万ABCabc ./-", max_size=60),
    st.integers(3, 20),
)
def test_any_text_is_set_whole_and_inside_its_measure(text: str, ems: int) -> None:
    from pathlib import Path  # noqa: PLC0415 - hypothesis takes no fixtures of function scope

    from django.conf import settings  # noqa: PLC0415

    fonts = FontBook(Path(settings.JIEDU_FONT_DIR))
    setting = setting_of(fonts, text, ems=float(ems))
    assert bare("".join(line.text for line in setting.lines)) == bare(clean(text))
    for line in setting.lines:
        marks_only = all(
            c in STOPS | CLOSING | HANGING | NO_LINE_START | NO_LINE_END for c in line.text
        )
        assert line.width <= ems * SIZE + 0.5 or marks_only
