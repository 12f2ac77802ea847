"""The report as plain tables, the same for every file format."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from interpretations.enums import Form, Occasion
from interpretations.supervision.enums import RULE_VERSION, Obligation
from interpretations.supervision.figures import ItemRow, Member, Report
from interpretations.supervision.rules import RULES

Cell = str | int | date
_COUNTED, _NOT_COUNTED = gettext_noop("counted"), gettext_noop("not counted")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a name for addresses, a title, a heading and rows of equal length."""

    key: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """When the report was made, and for which department in words."""

    generated_at: datetime
    department: str


def tables_of(report: Report, *, stamp: Stamp) -> tuple[Table, ...]:
    """Return figures, members, interpretations and notes, in the language that is active."""
    return (_figures(report), _members(report), _items(report), _notes(report, stamp=stamp))


def _figures(report: Report) -> Table:
    header = (
        _("Figure code"),
        _("Name of the figure"),
        _("Unit"),
        _("Numerator"),
        _("Denominator"),
        _("Percentage"),
        _("Rule version"),
    )
    rows = tuple(
        (
            figure.code.value,
            str(figure.code.label),
            str(figure.code.unit.label),
            figure.numerator,
            figure.denominator,
            figure.percent,
            figure.rule_version,
        )
        for figure in report.figures
    )
    return Table("figures", _("Supervision figures"), header, rows)


def _members(report: Report) -> Table:
    header = (
        _("Figure code"),
        _("Name of the figure"),
        _("Unit"),
        _("Counted"),
        _("Title"),
        _("Why it counts or not"),
    )
    rows = tuple(
        (
            figure.code.value,
            str(figure.code.label),
            str(figure.code.unit.label),
            _(word),
            member.title,
            join_reasons(member),
        )
        for figure in report.figures
        for word, members in ((_COUNTED, figure.counted), (_NOT_COUNTED, figure.missing))
        for member in members
    )
    return Table("members", _("Members of the figures"), header, rows)


def join_reasons(member: Member) -> str:
    """Return the reasons of ``member`` in one line."""
    return _("; ").join(str(reason) for reason in member.reasons)


def _items(report: Report) -> Table:
    header = (
        _("Title"),
        _("Policy"),
        _("Drafting lead department"),
        _("Form of the interpretation"),
        _("Occasion"),
        _("Interpreter"),
        _("Post on the day"),
        _("Explained on"),
        _("Principal official"),
        _("Why it counts or not"),
        _("Evidence"),
        _("First published on"),
        _("Non-text form there"),
        _("Counted as 篇 in the period"),
        _("Flags"),
    )
    return Table(
        "interpretations",
        _("List of interpretations"),
        header,
        tuple(_item(row) for row in report.items),
    )


def _item(row: ItemRow) -> tuple[Cell, ...]:
    item = row.item
    return (
        item.title,
        _lines(policy.title for policy in row.policies),
        _lines(policy.department_name for policy in row.policies),
        str(Form(item.form).label),
        str(Occasion(item.occasion).label) if item.occasion else "",
        item.interpreter,
        _lines(str(post) for post in row.posts),
        item.interpreted_on or "",
        yes_or_no(row.principal.counts),
        str(row.principal.why),
        item.evidence,
        row.first_published_on,
        yes_or_no(row.presence.verdict.counts),
        yes_or_no(row.counts),
        _lines(str(flag) for flag in row.flags),
    )


def _notes(report: Report, *, stamp: Stamp) -> Table:
    scope = report.scope
    rows: list[tuple[Cell, ...]] = [
        (_("Rule version"), RULE_VERSION),
        (
            _("Period counted"),
            f"{scope.period.first.isoformat()} – {scope.period.last.isoformat()}",
        ),
        (_("Cut-off date"), scope.cutoff),
        (_("Department"), stamp.department),
        (_("Generated at"), stamp.generated_at.isoformat(sep=" ", timespec="seconds")),
        *(
            (_("Rule %(number)s") % {"number": number}, str(rule))
            for number, rule in enumerate(RULES, start=1)
        ),
        *(
            (_("Need not be interpreted"), f"{policy.title}（{policy.decision.reason}）")
            for policy in report.policies
            if policy.decision.obligation == Obligation.EXEMPT
        ),
    ]
    return Table("notes", _("Notes on counting"), (_("Matter"), _("Content")), tuple(rows))


def yes_or_no(claim: bool) -> str:  # noqa: FBT001 -- a claim to be worded, not a switch
    """Return the word for it."""
    return _("yes") if claim else _("no")


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(part for part in parts if part))
