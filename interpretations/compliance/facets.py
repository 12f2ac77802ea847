"""The parts an interpretation must have: background, basis, purpose, measures (B3); whom it is for, what to do (B5)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interpretations.compliance.base import CONTACT, Case, Finding, Severity

MISSING_FACET = "B3"
NO_ACTION = "B5"
# Forms told in a minute or on a sheet: there a missing part is a hint.
SHORT_FORMS = frozenset({"short_video", "infographic", "audio", "animation", "h5"})
_PARTS = {
    "background": (gettext_lazy("background"), r"背景|形势|现状|问题导向|起草过程"),
    "basis": (gettext_lazy("basis"), r"依据|根据|按照.{2,40}(?:规定|要求|文件)|上位法"),
    "purpose": (gettext_lazy("purpose"), r"目的|目标|为了?.{2,40}(?:制定|出台|印发)|旨在|意义"),
    "measures": (
        gettext_lazy("measures"),
        r"举措|措施|主要内容|办理(?:条件|流程|材料)|怎么办|标准",
    ),
}
_AUDIENCE = re.compile(
    r"对象|适用(?:于|范围)|面向|符合条件|凡是|申请人|参保人|居民|职工|企业|家庭|群众|毕业生|老年人|农牧民|您"
)
_ACTION = re.compile(r"申请|办理|咨询|电话|窗口|登录|拨打|提交|网站|小程序|热线")


def find(case: Case) -> Iterator[Finding]:
    """Report missing parts, and a text that names neither its readers nor what they can do."""
    yield from _missing_parts(case)
    everything = "\n".join(reading.folded for reading in case.readings)
    if not _AUDIENCE.search(everything):
        yield _about(
            "",
            rule=NO_ACTION,
            severity=Severity.HINT,
            reason=_("It does not say whom it concerns."),
            suggestion=_("Name the people or firms it is for, as the policy does."),
        )
    has_contact = any(reading.passage.field == CONTACT for reading in case.readings)
    if not has_contact and not _ACTION.search(everything):
        yield _about(
            CONTACT,
            rule=NO_ACTION,
            severity=Severity.HINT,
            reason=_("It does not say what readers can do or where to ask."),
            suggestion=_("Add how to apply and an office's public telephone."),
        )


def _missing_parts(case: Case) -> Iterator[Finding]:
    body = "\n".join(reading.folded for reading in case.readings if not reading.passage.is_title)
    has_measures = any(
        passage.field.startswith("measures.") and passage.text.strip()
        for passage in case.draft.passages
    )
    for name, (label, words) in _PARTS.items():
        is_written = (
            has_measures if name == "measures" else bool(case.draft.facets.get(name, "").strip())
        )
        if is_written or re.search(words, body):
            continue
        yield _about(
            name,
            rule=MISSING_FACET,
            severity=Severity.HINT if case.draft.form in SHORT_FORMS else Severity.ERROR,
            reason=_("The part “%(part)s” is missing.") % {"part": label},
            suggestion=_("Write it, in the readers' words; the policy's preamble usually says it."),
        )


def _about(field: str, *, rule: str, severity: Severity, reason: str, suggestion: str) -> Finding:
    return Finding(rule, severity, field, 0, 0, "", reason, suggestion)
