"""Names against the register, numbers with check digits, imported lists."""

from datetime import date

import pytest

from interpretations.compliance.base import (
    ClientWord,
    Draft,
    Person,
    Register,
    Severity,
    Tenure,
)
from interpretations.compliance.names import is_one_edit_away
from interpretations.compliance.privacy import is_card_number, is_identity_number
from interpretations.compliance.registry import check
from interpretations.compliance.word_lists import (
    WordListError,
    read_client_words,
    read_confusions,
)

POST = Tenure("市民政局", "党组书记、局长", date(2024, 1, 1), date(2026, 6, 30))
PEOPLE = (Person("苏和平", (POST,)),)


def found(text, rule, *, day=date(2026, 1, 1), people=PEOPLE):
    findings = check(
        Draft(title="解读", facets={"purpose": text}),
        sources=(),
        register=Register(people=people),
        on_day=day,
    )
    return [finding for finding in findings if finding.rule == rule]


def test_a_title_is_right_until_its_last_day():
    assert found("局长苏和平介绍了政策。", "N2", day=date(2026, 6, 30)) == []
    [late] = found("局长苏和平介绍了政策。", "N2", day=date(2026, 7, 1))
    assert "2026-07-01" in late.reason


def test_a_deputys_title_is_not_the_heads():
    [finding] = found("副局长苏和平介绍了政策。", "N2")
    assert "党组书记、局长" in finding.suggestion


def test_either_of_two_people_of_one_name_may_be_meant():
    other = Person("苏和平", (Tenure("市教育局", "副局长", date(2020, 1, 1)),))
    assert found("副局长苏和平到场。", "N2", people=(*PEOPLE, other)) == []


@pytest.mark.parametrize("written", ["苏合平", "苏平", "苏和和平"])
def test_one_character_off_is_reported_with_the_right_name(written):
    [finding] = found(f"局长{written}。", "N1")
    assert (finding.words, "苏和平" in finding.suggestion) == (written, True)


@pytest.mark.parametrize("text", ["局长张建国说。", "苏合平没有职务。", "处长苏合平到场。"])
def test_other_people_are_left_alone(text):
    assert found(text, "N1") == []


def test_two_letters_changed_are_not_one():
    assert not is_one_edit_away("苏合萍", "苏和平")
    assert not is_one_edit_away("苏和平", "苏和平")


@pytest.mark.parametrize(
    ("number", "real"),
    [
        ("11010519491231002X", True),
        ("110105194912310021", False),
        ("1101051949123100", False),
    ],
)
def test_an_identity_number_has_its_check_sign(number, real):
    assert is_identity_number(number) is real


@pytest.mark.parametrize(
    ("number", "real"), [("4111111111111111", True), ("4111111111111112", False), ("42", False)]
)
def test_a_card_number_passes_luhns_check(number, real):
    assert is_card_number(number) is real


@pytest.mark.parametrize(
    ("text", "rule", "masked"),
    [
        ("电话13812345678。", "P1", "138****5678"),
        ("证件11010519491231002X。", "P2", "11************002X"),
        ("卡号4111111111111111。", "P3", "************1111"),
        ("邮箱a.b@163.com。", "P4", "***@163.com"),
    ],
)
def test_the_masked_form_is_offered(text, rule, masked):
    [finding] = found(text, rule)
    assert masked in finding.suggestion


@pytest.mark.parametrize("text", ["电话0477-8581234。", "热线12345、12333。", "电话400-123-4567。"])
def test_office_telephones_are_welcome(text):
    assert found(text, "P1") == found(text, "P3") == []


def test_lists_are_read_line_by_line():
    assert read_confusions("\ufeff# 易错词\n取暖捕贴，取暖补贴\n\n坐阵\t坐镇") == {
        "取暖捕贴": "取暖补贴",
        "坐阵": "坐镇",
    }
    assert read_client_words("老百姓,群众,error\n某词") == (
        ClientWord("老百姓", "群众", Severity.ERROR),
        ClientWord("某词"),
    )


@pytest.mark.parametrize("line", ["只有一个词", "同,同", "错,", "a,b,c", "错,对\n错,又对"])
def test_a_bad_line_of_confusions_is_named(line):
    with pytest.raises(WordListError, match=r"2|3"):
        read_confusions(f"\n{line}")


@pytest.mark.parametrize("line", [",没有词", "词,说明,致命", "词,说明,error,多余"])
def test_a_bad_line_of_words_is_named(line):
    with pytest.raises(WordListError, match="2"):
        read_client_words(f"\n{line}")
