"""The report arranged for the screen: cards and lines with the addresses they lead to."""

from collections.abc import Mapping
from dataclasses import dataclass

from interpretations.enums import Form, Occasion
from interpretations.supervision.enums import FigureCode
from interpretations.supervision.figures import Figure, ItemRow, Member, Report
from interpretations.supervision.tables import join_reasons


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member with its public address, if it has one, and its reasons in one line."""

    title: str
    address: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Card:
    """One figure, drawn large. ``bar`` is its length in percent of the full width."""

    figure: Figure
    counted: tuple[MemberLine, ...]
    missing: tuple[MemberLine, ...]
    bar: int


@dataclass(frozen=True, slots=True)
class Line:
    """One interpretation of the list."""

    row: ItemRow
    address: str
    form: str
    occasion: str


def cards_of(report: Report, *, addresses: Mapping[int, str]) -> tuple[tuple[Card, ...], ...]:
    """Return the cards in pairs: the principal official, then non-text; policies before interpretations."""
    cards = {figure.code: _card(figure, addresses) for figure in report.figures}
    return (
        (cards[FigureCode.M3A], cards[FigureCode.M3B]),
        (cards[FigureCode.M4B], cards[FigureCode.M4A]),
    )


def _card(figure: Figure, addresses: Mapping[int, str]) -> Card:
    def lines(members: tuple[Member, ...]) -> tuple[MemberLine, ...]:
        return tuple(
            MemberLine(member.title, addresses.get(member.key, ""), join_reasons(member))
            for member in members
        )

    bar = 100 * figure.numerator // figure.denominator if figure.denominator else 0
    return Card(figure, lines(figure.counted), lines(figure.missing), bar)


def lines_of(report: Report, *, addresses: Mapping[int, str]) -> tuple[Line, ...]:
    """Return the list of interpretations."""
    return tuple(
        Line(
            row=row,
            address=addresses.get(row.item.key, ""),
            form=str(Form(row.item.form).label),
            occasion=str(Occasion(row.item.occasion).label) if row.item.occasion else "",
        )
        for row in report.items
    )
