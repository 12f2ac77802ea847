"""Rules about a text as a whole, and the real ones: parts, copying, the headline that must not block."""

import time
from datetime import date

import pytest

from interpretations.compliance.base import (
    Draft,
    Passage,
    Register,
    Severity,
    Source,
    SourceClause,
)
from interpretations.compliance.facets import SHORT_FORMS
from interpretations.compliance.registry import FAMILIES, RULESET_VERSION, check
from interpretations.enums import Form
from tests.interpretations.compliance.corpus import POLICY

DAY = date(2026, 11, 1)
FACETS = {"background": "冬天冷。", "basis": "依据通知。", "purpose": "让居民温暖过冬。"}
SENTENCE = "居民应当在规定的时间以内向所在社区提出书面申请并且提交能够证明家庭收入情况的有关材料"
OTHER = (
    "想领这笔补助的家庭先去找社区网格员填一张表格带上身份证件就行其余手续由工作人员替大家跑腿办好"
)


def codes(draft, *sources):
    found = check(draft, sources=sources, register=Register(), on_day=DAY)
    return {finding.rule: finding.severity for finding in found}


def body_of(shared_policies, name):
    return (shared_policies / name).read_text(encoding="utf-8").partition("\n")[2]


def test_missing_parts_block_an_article_and_are_a_hint_for_a_short():
    for form, severity in (("article", Severity.ERROR), ("short_video", Severity.HINT)):
        assert codes(Draft(title="补贴", form=form))["B3"] is severity


def test_all_parts_written_are_no_finding():
    draft = Draft(
        title="补贴", facets=FACETS, passages=(Passage("measures.0.text", "居民到社区申请。"),)
    )
    assert {"B3", "B5"}.isdisjoint(codes(draft))


def test_a_part_counts_when_the_text_tells_it_elsewhere():
    draft = Draft(
        title="补贴",
        passages=(Passage("questions.0.answer", "出台背景、政策依据、目的意义和主要内容如下。"),),
    )
    assert "B3" not in codes(draft)


def test_a_text_without_readers_and_action_gets_hints():
    assert codes(Draft(title="补贴", facets=FACETS | {"purpose": "过冬。"}))["B5"] is Severity.HINT


def test_short_forms_are_forms():
    assert set(Form.values) >= SHORT_FORMS


@pytest.mark.parametrize(
    ("copied", "own", "severity"),
    [(9, 1, Severity.ERROR), (7, 3, Severity.WARNING), (5, 5, None)],
)
def test_copying_is_weighed_by_its_share(copied, own, severity):
    pieces = [f"{SENTENCE}第{chr(0x4E00 + index)}种。" for index in range(copied)]
    source = Source("办法", "".join(pieces))
    own_words = [f"{OTHER}{chr(0x5000 + index)}。" for index in range(own)]
    draft = Draft(title="解读", facets={"purpose": "".join([*pieces, *own_words])})
    assert codes(draft, source).get("B1") is severity


def test_what_is_quoted_is_not_copied():
    draft = Draft(title="解读", facets={"purpose": f"通知原文：“{SENTENCE * 3}”。"})
    assert "B1" not in codes(draft, Source("办法", SENTENCE * 3))


def test_headings_alone_explain_nothing():
    source = Source(
        "办法", "", clauses=tuple(SourceClause(h, h) for h in ("补贴标准", "办理程序", "监督管理"))
    )
    listed = Draft(title="解读", facets={"purpose": "一、补贴标准\n（二）办理程序\n3.监督管理"})
    explained = Draft(
        title="解读",
        facets={"purpose": "一、补贴标准\n每户一份。\n先看收入，再看人口。\n社区会上门。"},
    )
    assert codes(listed, source)["B2"] is Severity.WARNING
    assert "B2" not in codes(explained, source)


def test_emoji_block_where_the_matter_is_solemn():
    assert codes(Draft(title="讣告🕯", tags=frozenset({"悼念"})))["V5"] is Severity.ERROR
    assert codes(Draft(title="补贴🔥"))["V5"] is Severity.WARNING


def test_shouting_blocks_in_the_headline_only():
    assert codes(Draft(title="震惊！补贴来了"))["V1"] is Severity.ERROR
    assert codes(Draft(title="补贴", facets={"purpose": "震惊！"}))["V1"] is Severity.WARNING


def test_the_policys_own_words_are_no_fault():
    draft = Draft(title="解读", facets={"purpose": "永久居留的外国人也可以申请。"})
    assert "V8" not in codes(draft, POLICY)
    assert codes(draft, Source("办法", "别的内容"))["V8"] is Severity.WARNING


def test_findings_come_heaviest_first_and_name_a_known_rule():
    draft = Draft(title="震惊！补贴竟然翻倍！", facets={"purpose": "快转发给需要的人，最划算。"})
    found = check(draft, sources=(), register=Register(), on_day=DAY)
    weights = [list(Severity).index(finding.severity) for finding in found]
    assert weights == sorted(weights)
    known = {code for family in FAMILIES for code in family.codes}
    assert {finding.rule for finding in found} <= known


def test_a_rule_belongs_to_one_family_and_the_version_names_them_all():
    every = [code for family in FAMILIES for code in family.codes]
    assert len(every) == len(set(every))
    assert len(RULESET_VERSION.split(".")) == len(FAMILIES)


def test_the_real_new_media_item_warns_and_does_not_block(shared_policies):
    text = body_of(shared_policies, "interp_newmedia_guangzhou_shengyu_jintie_2025.txt")
    title, _newline, body = text.partition("\n")
    # Its own text stands for its policy, which is not at hand: only the tone is judged here.
    found = check(
        Draft(title=title, facets=FACETS, passages=(Passage("measures.0.text", body),)),
        sources=(Source("规定", text),),
        register=Register(),
        on_day=DAY,
    )
    tone = [finding for finding in found if finding.rule.startswith("V")]
    headline = [finding for finding in tone if finding.field == "title"]
    assert [(finding.rule, finding.words) for finding in headline] == [("V2", "这笔钱")]
    assert "V6" in {finding.rule for finding in tone}
    assert Severity.ERROR not in {finding.severity for finding in tone}


def test_the_real_answers_are_held_against_their_policy(shared_policies):
    answers = body_of(shared_policies, "interp_qa_guangzhou_jifen_ruhu_13wen_2025.txt")
    policy = body_of(shared_policies, "policy_guangzhou_jifen_ruhu_2025_8.txt")
    found = check(
        Draft(title="问答", passages=(Passage("questions.0.answer", answers),), form="questions"),
        sources=(Source("办法", policy),),
        register=Register(),
        on_day=DAY,
    )
    reported = {finding.words for finding in found if finding.rule == "B4"}
    # From elsewhere: the yearly quota, the days of application, another document.
    assert {"1.6万个", "2025年10月10日", "17时", "1979年1月1日", "穗府规〔2025〕2号"} <= reported
    # In the policy: the conditions.
    assert reported.isdisjoint({"45周岁", "4年", "150分", "近5年", "5年", "18周岁"})


def test_a_real_policy_holds_every_figure_it_states(shared_policies):
    for path in shared_policies.glob("policy_*.txt"):
        text = path.read_text(encoding="utf-8").partition("\n")[2]
        draft = Draft(title="解读", facets={"purpose": text})
        assert "B4" not in codes(draft, Source("办法", text)), path.name


def test_five_thousand_characters_are_checked_while_one_types():
    policy = Source("办法", (POLICY.text * 80)[:20_000], clauses=POLICY.clauses)
    text = (POLICY.text * 20)[:5_000]
    draft = Draft(title="解读", facets={"purpose": text})
    best = float("inf")
    for _attempt in range(3):
        started = time.perf_counter()
        check(draft, sources=(policy,), register=Register(), on_day=DAY)
        best = min(best, time.perf_counter() - started)
    assert best < 0.3
