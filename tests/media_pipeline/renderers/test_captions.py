import re
from itertools import pairwise

import pytest

from media_pipeline.renderers.video.captions import (
    Cue,
    cues_for,
    display_width,
    split_caption,
    write_webvtt,
)

LONG = (
    "个人贷款期限不超过3年，合伙创业的按每人30万元、最高110万元核定，财政按规定给予贴息，"
    "具体条件以《鄂尔多斯市促进高校毕业生就业创业若干措施》为准。"
)


def test_a_short_sentence_is_one_cue() -> None:
    assert cues_for("能，不限户籍。", start=1.0, stop=2.5) == (Cue(1.0, 2.5, "能，不限户籍。"),)


def test_a_long_sentence_is_split_at_commas_and_keeps_its_time() -> None:
    cues = cues_for(LONG, start=10.0, stop=28.0)
    assert len(cues) >= 3
    assert "".join(cue.text for cue in cues) == LONG
    assert cues[0].start == 10.0
    assert cues[-1].stop == pytest.approx(28.0)
    assert all(a.stop == pytest.approx(b.start) for a, b in pairwise(cues))
    assert all(cue.stop - cue.start < 8 for cue in cues)


def test_no_part_is_wider_than_two_lines() -> None:
    assert all(display_width(part) <= 72 for part in split_caption(LONG * 3))


def test_numbers_and_units_stay_in_one_cue() -> None:
    parts = split_caption("补贴" * 16 + "每人每年不超过300万元" + "补贴" * 20)
    assert any("300万元" in part for part in parts)


def test_a_line_of_a_cue_holds_eighteen_han_at_most() -> None:
    text = write_webvtt(
        [Cue(0, 5, "为稳定和扩大就业，市政府在总结实施经验的基础上，作了整合和提标")],
        language="zh-Hans",
    )
    lines = text.strip().split("\n\n")[1].split("\n")[2:]
    assert len(lines) == 2
    assert all(display_width(line) <= 36 for line in lines)


def test_webvtt_says_its_language_escapes_and_numbers_its_cues() -> None:
    text = write_webvtt(
        [Cue(0, 1.5, "甲<乙 & 丙。"), Cue(3661.25, 3663, "丁！")], language="zh-Hans"
    )
    assert text.startswith("WEBVTT\nKind: captions\nLanguage: zh-Hans\n\n1\n")
    assert "甲&lt;乙 &amp; 丙" in text
    assert "01:01:01.250 --> 01:01:03.000" in text


def test_neighbouring_cues_keep_a_gap() -> None:
    text = write_webvtt([Cue(0, 2, "甲"), Cue(2, 4, "乙")], language="zh-Hans")
    assert re.findall(r"--> (\S+)", text) == ["00:00:01.920", "00:00:04.000"]
