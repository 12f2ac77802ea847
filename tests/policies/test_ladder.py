import pytest

from cms.policies.parsing.ladder import Rung, read_marker


@pytest.mark.parametrize(
    ("line", "rung", "number", "label", "rest"),
    [
        ("第一编 总则", Rung.BOOK, 1, "第一编", "总则"),
        ("第一部分 总体要求", Rung.BOOK, 1, "第一部分", "总体要求"),
        ("第三章　主动公开", Rung.CHAPTER, 3, "第三章", "主动公开"),
        ("第二节 程序", Rung.CHAPTER_SECTION, 2, "第二节", "程序"),
        ("第二十一条 内容。", Rung.ARTICLE, 21, "第二十一条", "内容。"),
        ("第1十条 混写。", Rung.ARTICLE, 10, "第1十条", "混写。"),
        ("第5条为了取暖。", Rung.ARTICLE, 5, "第5条", "为了取暖。"),
        ("第一条\t为了取暖。", Rung.ARTICLE, 1, "第一条", "为了取暖。"),
        ("十二、保障措施", Rung.PART, 12, "十二、", "保障措施"),
        ("(三)申请。", Rung.SECTION, 3, "(三)", "申请。"),
        ("（十一）申请。", Rung.SECTION, 11, "（十一）", "申请。"),
        ("2．材料。", Rung.ITEM, 2, "2．", "材料。"),
        ("3、材料。", Rung.ITEM, 3, "3、", "材料。"),
        ("（2）材料。", Rung.SUBITEM, 2, "（2）", "材料。"),
        ("③材料。", Rung.CIRCLED, 3, "③", "材料。"),
    ],
)
def test_every_rung_is_told_by_its_marker(line, rung, number, label, rest):
    marker = read_marker(line)

    assert marker is not None
    assert (marker.rung, marker.number, marker.label, marker.rest) == (rung, number, label, rest)
    assert marker.label + marker.separator + marker.rest == line


def test_an_article_put_in_later_has_its_own_number():
    marker = read_marker("第十条之二 内容。")

    assert marker is not None
    assert (marker.number, marker.insertion, marker.label) == (10, 2, "第十条之二")


@pytest.mark.parametrize(
    "line",
    [
        "第六条第一款规定的人员，由市级部门确定。",
        "第三条规定的条件是指下列情形。",
        "第八章所称部门，是指主管部门。",
        "2020年是收官之年。",
        "1.5倍的标准。",
        "2025.05.30发布",
        "第99999条 太多了。",
        "第" + "一" * 5000 + "条 太长了。",
        "1\t合法稳定住所\t8分",
        "一、甲\t乙\t丙",
        "（含街道）办理。",
    ],
)
def test_a_line_that_only_looks_numbered_has_no_marker(line):
    assert read_marker(line) is None
