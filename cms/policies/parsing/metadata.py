"""Reads what a policy says about itself: title, number, issuers, dates."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from cms.policies.parsing import line_roles
from cms.policies.parsing.dates import DATE, days_after, find_date, years_after
from cms.policies.parsing.ladder import read_marker
from cms.policies.parsing.numerals import NUMERAL, to_number
from cms.policies.parsing.parsed import Doubt, LineRole, Metadata, ParsedPart, PartKind

_LONGEST_STATEMENT = 200
_ITSELF = (
    r"本(?:若干|实施|暂行|试行)?(?:政策)?(?:通知|办法|细则|规定|条例|规则|意见|措施|方案|公告|通告|决定|标准|规范|规程|制度|政策|文件|要点|计划|规划)"
    r"(?:[（(][\u4e00-\u9fff]{1,6}[）)])?"
)
_BEGIN = r"(?:施行|实施|执行|生效)"
_SINCE_DATE = re.compile(
    rf"(?:{_ITSELF}|现予公布|现予发布|现印发给你们)[，,]?(?:自|从)?({DATE})(?:之日)?起(?:正式)?{_BEGIN}"
)
_SINCE_ISSUE = re.compile(
    rf"{_ITSELF}[，,]?自(?:印发|公布|发布|下发)之日起(?:满?({NUMERAL}{{1,4}})日后)?(?:正式)?{_BEGIN}"
)
# Only a sentence about the document itself: certificates and qualifications have terms of validity too.
_ABOUT_ITSELF = re.compile(rf"{_ITSELF}|重新发布|(?:印发|公布|发布)之日|以上(?:政策|措施)")
_UNTIL = re.compile(
    rf"有效期(?:限)?(?:调整|延长|延续)?(?:至|到|截至)({DATE})|(?:执行|施行|实施)(?:至|到)({DATE})|({DATE})起?(?:自行)?失效"
)
_TERM = re.compile(rf"有效期(?:限)?(?:为|是|暂定)?\s*({NUMERAL}{{1,3}})\s*(年|个月)")
_ORDER_IN_HISTORY = re.compile(rf"([\u4e00-\u9fff]{{2,30}}令)\s*(第\s*{NUMERAL}{{1,9}}\s*号)")
_ISSUER_IN_TITLE = re.compile(r"(?P<bodies>[^《》]{2,80}?)(?:关于|印发)")


class MetadataReader:
    """Reads the metadata of a policy whose parts are known; ``doubts`` says what was not clear."""

    def __init__(self, parts: Sequence[ParsedPart]) -> None:
        self.doubts: list[Doubt] = []
        # A policy speaks about itself in its notice and its body; attachments have titles and dates of their own.
        self._own = [part for part in parts if part.kind is not PartKind.ATTACHMENT]
        self._sentences = list(_sentences(self._own))
        self._sentences_on_validity = [
            sentence
            for sentence in self._sentences
            if _ABOUT_ITSELF.search(sentence)
            and (_UNTIL.search(sentence) or _TERM.search(sentence))
        ]

    def read(self) -> Metadata:
        """Return the metadata."""
        title = self._title()
        issued_on = self._issued_on()
        effective_on = self._effective_on(issued_on)
        number = self._document_number()
        issuers = self._issuers(title, number)
        for value, message in (
            (title, _("No title was found.")),
            (number, _("No document number was found.")),
            (issuers, _("No issuing body was found.")),
            (issued_on, _("No date of issue was found.")),
        ):
            if not value:
                self.doubts.append(Doubt(message))
        return Metadata(
            title=title,
            document_number=number,
            issuers=issuers,
            addressee=next(iter(self._lines(LineRole.ADDRESSEE)), "").rstrip(":："),
            issued_on=issued_on,
            effective_on=effective_on,
            expires_on=self._expires_on(effective_on),
            validity_statement=next(iter(self._sentences_on_validity), "")[:_LONGEST_STATEMENT],
        )

    def _lines(self, role: LineRole) -> list[str]:
        return [text for part in self._own for text in part.lines(role)]

    def _title(self) -> str:
        for part in self._own:
            pieces: list[str] = []
            for text in part.lines(LineRole.TITLE):
                if pieces and line_roles.names_its_kind(pieces[-1]) and not _continues_title(text):
                    break
                pieces.append(text)
            if pieces:
                return _join(pieces)
        return ""

    def _document_number(self) -> str:
        numbers = self._lines(LineRole.NUMBER)
        if numbers:
            first = "".join(numbers[0].split())
            order = (
                line_roles.is_order(first)
                and len(numbers) > 1
                and line_roles.is_order_number(numbers[1])
            )
            return first + "".join(numbers[1].split()) if order else first
        orders = [
            match
            for text in self._lines(LineRole.HISTORY)
            for match in _ORDER_IN_HISTORY.finditer(text)
        ]
        if len(orders) > 1:
            message = _("Several orders are named; the number of the latest was taken.")
            self.doubts.append(Doubt(message, excerpt=orders[-1].group()))
        return "".join("".join(orders[-1].groups()).split()) if orders else ""

    def _issuers(self, title: str, number: str) -> tuple[str, ...]:
        signed = [
            word
            for text in self._lines(LineRole.SIGNATURE)
            if line_roles.names_bodies(text)
            for word in text.split()
        ]
        if signed:
            return tuple(dict.fromkeys(signed))
        if "令第" in number:
            return (number.partition("令第")[0],)
        named = _ISSUER_IN_TITLE.match(title)
        if named and line_roles.names_bodies(named["bodies"]):
            return tuple(named["bodies"].split())
        return ()

    def _issued_on(self) -> date | None:
        for text in self._lines(LineRole.DATE):
            found = find_date(text)
            if found:
                return found
            self.doubts.append(
                Doubt(_("The date of issue is no day of the calendar."), excerpt=text)
            )
        published = [text for text in self._lines(LineRole.HISTORY) if not _tells_of_force(text)]
        return find_date(published[-1]) if published else None

    def _effective_on(self, issued_on: date | None) -> date | None:
        stated = {
            find_date(match[1])
            for sentence in self._sentences
            for match in _SINCE_DATE.finditer(sentence)
        }
        stated |= {
            _after_issue(match, issued_on)
            for sentence in self._sentences
            for match in _SINCE_ISSUE.finditer(sentence)
        }
        stated |= {
            find_date(line) for line in self._lines(LineRole.HISTORY) if _tells_of_force(line)
        }
        found = sorted(day for day in stated if day is not None)
        if len(found) > 1:
            days = ", ".join(day.isoformat() for day in found)
            self.doubts.append(
                Doubt(_("Several dates of entry into force are named; none was taken: %s.") % days)
            )
        return found[0] if len(found) == 1 else None

    def _expires_on(self, effective_on: date | None) -> date | None:
        ends = {
            find_date(match[1] or match[2] or match[3])
            for sentence in self._sentences_on_validity
            for match in _UNTIL.finditer(sentence)
        } - {None}
        if len(ends) > 1:
            self.doubts.append(Doubt(_("Several ends of validity are named; none was taken.")))
            return None
        if ends:
            return ends.pop()
        term = next(filter(None, map(_TERM.search, self._sentences_on_validity)), None)
        return self._end_of_term(term, effective_on) if term else None

    def _end_of_term(self, term: re.Match[str], effective_on: date | None) -> date | None:
        length = to_number(term[1])
        years, months = (length, 0) if term[2] == "年" else (0, length)
        end = years_after(effective_on, years=years, months=months) if effective_on else None
        if end is None:
            message = _(
                "A term of validity is stated, but not the day it begins; the end was left open."
            )
            self.doubts.append(Doubt(message, excerpt=term.group()))
            return None
        message = _("The end of validity, %(end)s, was computed from %(start)s; please check it.")
        self.doubts.append(
            Doubt(message % {"end": end, "start": effective_on}, excerpt=term.group())
        )
        return end


def _sentences(parts: Iterable[ParsedPart]) -> Iterator[str]:
    """Yield the sentences of ``parts``, without the labels of their clauses."""
    for part in parts:
        for line in part.text.splitlines():
            marker = read_marker(line)
            yield from (
                sentence for sentence in (marker.rest if marker else line).split("。") if sentence
            )


def _tells_of_force(line: str) -> bool:
    return re.search(f"{_BEGIN}[）)]?$", line) is not None


def _continues_title(text: str) -> bool:
    """Whether the line goes on with a title that might have ended: 的通知, （试行）."""
    return text.startswith(("的", "（", "("))


def _join(pieces: Sequence[str]) -> str:
    """Join the lines of a title; bodies set one to a line stay apart."""
    joined = pieces[0]
    for before, piece in pairwise(pieces):
        apart = line_roles.names_bodies(before) and line_roles.names_bodies(piece)
        joined += f" {piece}" if apart else piece
    return joined


def _after_issue(match: re.Match[str], issued_on: date | None) -> date | None:
    if issued_on is None:
        return None
    return days_after(issued_on, to_number(match[1]) if match[1] else 0)
