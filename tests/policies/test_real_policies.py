"""Expectations reviewed by hand against every policy in the folder of real texts."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from cms.policies.enums import ClauseLevel
from cms.policies.parsing.cleaning import clean
from cms.policies.parsing.files import read_file
from cms.policies.parsing.outline import outline
from cms.policies.parsing.policy import parse_policy


@dataclass(frozen=True)
class Expected:
    title: str
    document_number: str
    issuers: tuple[str, ...]
    issued_on: date
    effective_on: date | None = None
    expires_on: date | None = None
    counts: dict[ClauseLevel, int] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


L = ClauseLevel
EXPECTED = {
    "policy_ordos_2020_key_points.txt": Expected(
        title="鄂尔多斯市2020年政务公开工作要点",
        document_number="",
        issuers=("鄂尔多斯市政务公开领导小组办公室",),
        issued_on=date(2020, 7, 30),
        counts={L.PART: 7, L.SECTION: 23, L.ARTICLE: 0, L.TABLE: 0},
        doubts=("No document number", "may belong to 第六部分（二） alone"),
    ),
    "policy_guangzhou_linshi_jiuzhu_2021_19.txt": Expected(
        title="广州市人民政府办公厅关于印发广州市临时救助实施细则的通知",
        document_number="穗府办规〔2021〕19号",
        issuers=("广州市人民政府办公厅",),
        issued_on=date(2021, 12, 1),
        effective_on=date(2021, 12, 1),
        expires_on=date(2026, 12, 1),
        counts={L.ARTICLE: 18, L.ITEM: 4, L.CHAPTER: 0, L.PART: 0},
        doubts=("was computed from 2021-12-01",),
    ),
    "policy_guangzhou_dibao_biaozhun_2025_2.txt": Expected(
        title="广州市民政局 广州市财政局关于印发我市2025年最低生活保障及相关社会救助标准的通知",
        document_number="穗民规字〔2025〕2号",
        issuers=("广州市民政局", "广州市财政局"),
        issued_on=date(2025, 5, 30),
        counts={L.PART: 2, L.SECTION: 8, L.PARAGRAPH: 5},
        doubts=("but not the day it begins",),
    ),
    "policy_guangzhou_jifen_ruhu_2025_8.txt": Expected(
        title="广州市人民政府办公厅关于重新发布广州市积分制入户管理办法的通知",
        document_number="穗府办规〔2025〕8号",
        issuers=("广州市人民政府办公厅",),
        issued_on=date(2025, 6, 30),
        effective_on=date(2025, 6, 30),
        expires_on=date(2026, 12, 31),
        counts={L.ARTICLE: 13, L.ITEM: 6, L.TABLE: 1, L.ATTACHMENT: 1},
        doubts=("rows of a table have fewer cells",),
    ),
    "policy_guangzhou_laonianren_youdai_zhengfuling179.txt": Expected(
        title="广州市老年人优待办法",
        document_number="广州市人民政府令第179号",
        issuers=("广州市人民政府",),
        issued_on=date(2021, 1, 29),
        effective_on=date(2021, 5, 1),
        counts={L.ARTICLE: 19, L.ITEM: 0, L.CHAPTER: 0},
    ),
    "regulation_government_information_2019.txt": Expected(
        title="中华人民共和国政府信息公开条例",
        document_number="中华人民共和国国务院令第711号",
        issuers=("中华人民共和国国务院",),
        issued_on=date(2019, 4, 3),
        effective_on=date(2019, 5, 15),
        counts={L.CHAPTER: 6, L.ARTICLE: 56, L.ITEM: 41},
        doubts=("number of the latest was taken",),
    ),
}


def read(folder, name):
    lines = read_file((folder / name).read_bytes(), filename=name)
    return lines, parse_policy(lines)


def test_every_policy_in_the_folder_has_its_expectations(shared_policies):
    found = {
        path.name
        for pattern in ("policy_*", "regulation_*")
        for path in shared_policies.glob(pattern)
    }

    assert found == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_real_policy_is_described_as_its_text_says(shared_policies, name):
    _lines, parsed = read(shared_policies, name)
    expected = EXPECTED[name]
    found = parsed.metadata

    assert found.title == expected.title
    assert found.document_number == expected.document_number
    assert found.issuers == expected.issuers
    assert found.issued_on == expected.issued_on
    assert found.effective_on == expected.effective_on
    assert found.expires_on == expected.expires_on


@pytest.mark.parametrize("name", EXPECTED)
def test_a_real_policy_has_the_clauses_a_reader_counts(shared_policies, name):
    _lines, parsed = read(shared_policies, name)
    levels = [clause.level for piece in outline(parsed) for clause in piece.walk()]

    assert {level: levels.count(level) for level in EXPECTED[name].counts} == EXPECTED[name].counts


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_of_a_real_policy_is_lost(shared_policies, name):
    lines, parsed = read(shared_policies, name)

    assert parsed.text == clean(lines).text


@pytest.mark.parametrize("name", EXPECTED)
def test_only_what_is_really_unclear_in_a_real_policy_is_doubted(shared_policies, name):
    _lines, parsed = read(shared_policies, name)
    doubts = [str(doubt) for doubt in parsed.warnings]

    assert len(doubts) == len(EXPECTED[name].doubts)
    assert all(any(expected in doubt for doubt in doubts) for expected in EXPECTED[name].doubts)


def test_the_headings_of_the_ordos_sections_are_told_from_the_text_run_on_behind_them(
    shared_policies,
):
    _lines, parsed = read(shared_policies, "policy_ordos_2020_key_points.txt")
    clauses = {clause.anchor: clause for clause in parsed.walk()}

    assert clauses["c-1-1"].heading == "以权责清单为依托,加强权力配置信息公开"
    assert clauses["c-1-1"].text.startswith("以权责清单为依托,加强权力配置信息公开。围绕贯彻落实")
    assert all(clause.heading for clause in clauses.values() if clause.label)


def test_items_of_the_regulation_are_cited_by_paragraph(shared_policies):
    _lines, parsed = read(shared_policies, "regulation_government_information_2019.txt")
    citations = {clause.citation for clause in parsed.walk()}

    assert {"第四条第二款第（五）项", "第二十条第（十五）项", "第三十六条第（七）项"} <= citations


def test_the_points_table_is_one_clause_of_the_attachment(shared_policies):
    _lines, parsed = read(shared_policies, "policy_guangzhou_jifen_ruhu_2025_8.txt")
    attachment = outline(parsed)[-1]

    assert attachment.heading == "广州市积分制入户指标体系及分值表"
    assert [child.level for child in attachment.children] == [L.TABLE, L.PARAGRAPH]
    assert len(attachment.children[0].text.splitlines()) == 12
