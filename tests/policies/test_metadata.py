"""What a text says about itself, and what it does not."""

from datetime import date

import pytest

from cms.policies.parsing.policy import parse_text


def metadata_of(text):
    return parse_text(text).metadata


def doubts_about(text):
    return [str(doubt) for doubt in parse_text(text).warnings]


SIGNED = "\n市民政局\n2026年10月20日"


def test_a_notice_says_who_wrote_what_to_whom_and_when():
    found = metadata_of(
        "鄂尔多斯市民政局文件\n鄂民发〔2026〕3号\n鄂尔多斯市民政局 鄂尔多斯市财政局\n关于发放取暖补贴的通知\n各旗区民政局、财政局：\n正文。\n"
        "鄂尔多斯市民政局\n鄂尔多斯市财政局\n2026年10月20日\n主动公开"
    )

    assert found.title == "鄂尔多斯市民政局 鄂尔多斯市财政局关于发放取暖补贴的通知"
    assert found.document_number == "鄂民发〔2026〕3号"
    assert found.issuers == ("鄂尔多斯市民政局", "鄂尔多斯市财政局")
    assert found.addressee == "各旗区民政局、财政局"
    assert found.issued_on == date(2026, 10, 20)


@pytest.mark.parametrize(
    "number",
    ["鄂府发[2021]5号", "鄂府办规〔2021〕19号", "鄂民发（2021）第7号", "鄂府办发〔2026〕示例1号"],
)
def test_a_document_number_is_found_in_every_kind_of_brackets(number):
    assert metadata_of(f"{number}\n关于取暖的通知\n正文。").document_number == number


def test_an_order_is_numbered_and_issued_by_the_government_that_gave_it():
    found = metadata_of(
        "取暖办法\n鄂尔多斯市人民政府令\n第12号\n现予公布，自2026年11月1日起施行。\n市 长：张三\n2026年10月20日\n取暖办法\n第一条 甲。"
    )

    assert found.document_number == "鄂尔多斯市人民政府令第12号"
    assert found.issuers == ("鄂尔多斯市人民政府",)
    assert found.effective_on == date(2026, 11, 1)


def test_an_order_on_one_line_is_read_too():
    assert (
        metadata_of("鄂尔多斯市人民政府令第12号\n取暖办法\n正文。").document_number
        == "鄂尔多斯市人民政府令第12号"
    )


def test_bodies_in_the_title_are_the_issuers_when_nobody_has_signed():
    assert metadata_of("鄂尔多斯市民政局关于取暖的通知\n正文。").issuers == ("鄂尔多斯市民政局",)


def test_a_title_printed_by_the_notice_stands_before_the_title_of_what_it_covers():
    assert (
        metadata_of(
            "关于印发取暖办法的通知\n正文。\n市民政局\n2026年10月20日\n取暖办法\n第一条 甲。"
        ).title
        == "关于印发取暖办法的通知"
    )


def test_a_notice_without_a_title_takes_that_of_what_it_covers():
    assert (
        metadata_of("各旗区：\n现印发。\n市民政局\n2026年10月20日\n取暖办法\n第一条 甲。").title
        == "取暖办法"
    )


def test_a_document_that_is_only_attached_is_the_body():
    found = parse_text(
        "关于印发取暖办法的通知\n现印发。\n市民政局\n2026年10月20日\n附件\n取暖办法\n第一条 甲。"
    )

    assert [clause.anchor for clause in found.walk()] == ["a-1"]


def test_a_table_of_contents_is_not_read_as_clauses():
    found = parse_text(
        "取暖办法\n目 录\n第一章 总则 1\n第二章 标准 3\n第一章 总则\n第一条 甲。\n第二章 标准\n第二条 乙。"
    )

    assert [clause.anchor for clause in found.walk()] == ["ch-1", "a-1", "ch-2", "a-2"]


@pytest.mark.parametrize(
    ("sentence", "effective_on"),
    [
        ("本通知自2026年11月1日起施行。", date(2026, 11, 1)),
        ("本办法自印发之日起施行。", date(2026, 10, 20)),
        ("本实施细则自公布之日起30日后施行。", date(2026, 11, 19)),
        ("低保标准自2026年1月1日起执行。", None),
        ("本通知规定的标准均从2026年1月1日起执行。", None),
    ],
)
def test_entry_into_force_is_taken_from_what_the_text_says_of_itself(sentence, effective_on):
    assert metadata_of(f"关于取暖的通知\n一、标准\n{sentence}{SIGNED}").effective_on == effective_on


def test_several_days_of_entry_into_force_are_doubted_and_none_is_taken():
    text = f"关于取暖的通知\n一、本通知自2026年11月1日起施行。\n二、本通知自2026年12月1日起施行。{SIGNED}"

    assert metadata_of(text).effective_on is None
    assert any("none was taken: 2026-11-01, 2026-12-01" in doubt for doubt in doubts_about(text))


@pytest.mark.parametrize(
    ("sentence", "expires_on"),
    [
        ("本通知自2026年11月1日起施行，有效期至2028年10月31日。", date(2028, 10, 31)),
        ("本通知自2026年11月1日起施行，有效期5年。", date(2031, 11, 1)),
        ("本通知自2026年11月1日起施行，有效期18个月。", date(2028, 5, 1)),
        ("本通知自2026年11月1日起施行，2027年12月31日自行失效。", date(2027, 12, 31)),
        ("优待证有效期2年。", None),
    ],
)
def test_the_end_of_validity_is_stated_or_computed(sentence, expires_on):
    found = metadata_of(f"关于取暖的通知\n一、标准\n{sentence}{SIGNED}")

    assert found.expires_on == expires_on
    assert (found.validity_statement != "") is (expires_on is not None)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("一、甲。", "No title was found."),
        ("一、甲。", "No document number was found."),
        ("一、甲。", "No issuing body was found."),
        ("一、甲。", "No date of issue was found."),
        ("关于取暖的通知\n一、甲。\n市民政局\n2026年2月30日", "no day of the calendar. “2026年2月30日”"),
        (f"关于取暖的通知\n一、本通知有效期1年。{SIGNED}", "but not the day it begins"),
        (f"关于取暖的通知\n一、本通知自2026年11月1日起施行，有效期1年。{SIGNED}", "2027-11-01, was computed from 2026-11-01"),
        (f"关于取暖的通知\n一、本通知有效期至2027年1月1日。\n二、本通知有效期至2028年1月1日。{SIGNED}", "Several ends of validity"),
        ("条例\n2007年4月5日 国务院令第492号公布\n2019年4月3日 国务院令第711号修订\n第一条 甲。", "number of the latest was taken"),
    ],
)  # fmt: skip
def test_what_the_text_leaves_open_is_said(text, doubt):
    assert any(doubt in found for found in doubts_about(text))
