"""Vulgarisation 庸俗化: cheap packaging of a serious matter (V1 and V3 to V9; V2 is in ``teaser.py``)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interpretations.compliance.base import Case, Finding, Reading, Severity

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff\u2702-\u27b0\u2b50\u2b55]\ufe0f?")
SOLEMN = frozenset({"行政区划", "灾害", "应急", "处罚", "悼念"})
_MOST_EMOJI = 3
_CHARACTERS_A_BANG = 200


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words of one kind. ``unless_in_source``: the policy's own words are no fault."""

    rule: str
    words: re.Pattern[str]
    in_title: Severity
    in_body: Severity
    reason: "_StrPromise"
    suggestion: "_StrPromise"
    unless_in_source: bool = False


_PATTERNS = (
    Pattern(
        "V1",
        re.compile(
            r"震惊(?=[!了,]|全|所有)|令人震惊|刚刚(?=[!,，:：|丨])|突发(?=[!,，:：|丨])|重磅(?!炸弹的)|紧急(?=[!])|炸锅|疯传|速看"
            r"|不看后悔|出大事|(?<![决确规制选预固稳指])定了(?=!)|^[一-鿿]{1}!|([一-鿿])[!,，、…]+\1[!,，、…]+\1"
        ),
        Severity.ERROR,
        Severity.WARNING,
        gettext_lazy("It shouts for attention instead of saying what changes."),
        gettext_lazy("Say who gets what, from when."),
    ),
    Pattern(
        "V3",
        re.compile(
            r"扎心了|我太难了|(?i:yyds)|绝绝子|家人们|宝子们?|老铁|集美们|亲[~～,，]|包邮|有木有|伤不起|元芳|你品,?你细品|躺平|破防了|栓[Qq]|芭比Q了|YYDS"
        ),
        Severity.ERROR,
        Severity.WARNING,
        gettext_lazy("Internet slang wears off quickly and does not suit an official text."),
        gettext_lazy("Use the everyday word."),
    ),
    Pattern(
        "V4",
        re.compile(
            r"妹纸|么么哒|小可爱|萌萌哒|小哥哥|小姐姐|[~～]{2,}|人家(?=都想|才不|好想)|哟[~～!]|呦[~～!]"
        ),
        Severity.WARNING,
        Severity.WARNING,
        gettext_lazy("The tone plays cute."),
        gettext_lazy("Write as you would speak at the counter: friendly and plain."),
    ),
    Pattern(
        "V6",
        re.compile(
            r"快?转(?:发)?给(?:需要|身边|更多)的?人|赶紧转|速转|快转|不转不是|点赞(?:\+|加|并)?关注|点个?在看|抽奖|速速收藏|赶紧收藏|先收藏|一键三连"
        ),
        Severity.WARNING,
        Severity.WARNING,
        gettext_lazy("It asks to be spread rather than understood."),
        gettext_lazy("Leave it out, or say whom to tell and why it matters to them."),
    ),
    Pattern(
        "V7",
        re.compile(r"史上最强|王炸|大礼包|红包雨|躺赚|白拿|白送|薅羊毛|福利炸弹|太香了|香不香"),
        Severity.WARNING,
        Severity.WARNING,
        gettext_lazy("A public benefit is praised like goods for sale."),
        gettext_lazy("Name the benefit, its amount and its conditions."),
    ),
    Pattern(
        "V8",
        re.compile(
            r"最(?![高低长短多少大小新后近终晚迟早先初]|为重要|基本|严格)(?=[一-鿿])|(?:全国|全省|全区|全市|世界|国内)第一(?![批次届个条家])"
            r"|唯一|100%|百分之百|全部免费|一律免费|人人有份|人人都能领|永久|绝不|史无前例|绝对"
        ),
        Severity.WARNING,
        Severity.WARNING,
        gettext_lazy("It promises more than a policy can keep."),
        gettext_lazy("Give the conditions, or the policy's own words."),
        unless_in_source=True,
    ),
    Pattern(
        "V9",
        re.compile(r"屁民|刁民|穷鬼|乡巴佬|娘炮|土鳖|泥腿子|矮矬穷|傻[逼帽]"),
        Severity.ERROR,
        Severity.ERROR,
        gettext_lazy("The word is contemptuous."),
        gettext_lazy("Name people as the law does: residents, applicants, insured persons."),
    ),
)


def find(case: Case) -> Iterator[Finding]:
    """Report cheap packaging; 《titles》, quoted originals and people's direct speech are left alone."""
    for reading in case.readings:
        for pattern in _PATTERNS:
            yield from _matches(reading, pattern, source=case.source_text)
    yield from _exclamations(case)
    yield from _emoji(case)


def _matches(reading: Reading, pattern: Pattern, *, source: str) -> Iterator[Finding]:
    for match in pattern.words.finditer(reading.masked):
        start, end = match.span()
        if pattern.unless_in_source and _is_in(source, reading.folded, start, end):
            continue
        yield reading.finding(
            pattern.rule,
            severity=pattern.in_title if reading.passage.is_title else pattern.in_body,
            span=(start, end),
            reason=str(pattern.reason),
            suggestion=str(pattern.suggestion),
        )


def _is_in(source: str, text: str, start: int, end: int) -> bool:
    """Whether the policy has the words with one more character on either side, as in 家庭唯一住房."""
    return text[start : end + 1] in source or text[max(start - 1, 0) : end] in source


def _exclamations(case: Case) -> Iterator[Finding]:
    for reading in case.readings:
        bangs = [match.start() for match in re.finditer("!", reading.masked)]
        allowed = (
            1 if reading.passage.is_title else max(1, len(reading.masked) // _CHARACTERS_A_BANG)
        )
        if len(bangs) > allowed:
            yield reading.finding(
                "V7",
                severity=Severity.WARNING,
                span=(bangs[allowed], bangs[allowed] + 1),
                reason=_("%(count)d exclamation marks in this text.") % {"count": len(bangs)},
                suggestion=_("End the sentences with full stops."),
            )


def _emoji(case: Case) -> Iterator[Finding]:
    found = [
        (reading, match.span())
        for reading in case.readings
        for match in EMOJI.finditer(reading.masked)
    ]
    solemn = bool(case.draft.tags & SOLEMN)
    in_title = [entry for entry in found if entry[0].passage.is_title]
    shown = found if solemn or len(found) > _MOST_EMOJI else in_title
    for reading, span in shown[:1]:
        yield reading.finding(
            "V5",
            severity=Severity.ERROR if solemn else Severity.WARNING,
            span=span,
            reason=_("Emoji do not suit this matter.")
            if solemn
            else _("Emoji in the headline, or more than %(most)d in the text.")
            % {"most": _MOST_EMOJI},
            suggestion=_("Leave them out; screen readers read every one aloud."),
        )
