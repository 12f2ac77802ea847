"""``manage.py import_policy FILE``: take a policy file into the library and show how it was read."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.policies.enums import ClauseLevel
from cms.policies.exceptions import PolicyAlreadyImportedError, PolicyError
from cms.policies.parsing.files import MAX_BYTES, read_file
from cms.policies.parsing.outline import outline
from cms.policies.parsing.parsed import ParsedClause, ParsedPolicy
from cms.policies.parsing.policy import parse_policy
from cms.policies.services import import_policy

_SHOWN = 40
# What a policy is counted in, most telling first: (level, one, many, sign).
_COUNTED = (
    (ClauseLevel.PART, "chapter", "chapters", "章"),
    (ClauseLevel.CHAPTER, "chapter", "chapters", "章"),
    (ClauseLevel.CHAPTER_SECTION, "part of a chapter", "parts of chapters", "编内节"),
    (ClauseLevel.ARTICLE, "article", "articles", "条"),
    (ClauseLevel.SECTION, "section", "sections", "节"),
    (ClauseLevel.ITEM, "item", "items", "项"),
    (ClauseLevel.TABLE, "table", "tables", "表"),
    (ClauseLevel.ATTACHMENT, "attachment", "attachments", "附件"),
)


class Command(BaseCommand):
    """Imports one file; prints the parsed tree, the counts, the doubts and the page's address."""

    help = "Import a policy from a .txt or .docx file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file and the two switches."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--draft", action="store_true", help="create the page unpublished")
        parser.add_argument(
            "--dry-run", action="store_true", help="show how the file is read; write nothing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it; every failure is one sentence and exit code 1, with nothing written."""
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                # One byte more than is read tells that there is too much, whatever the size.
                content = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read: %(reason)s.") % {"file": path, "reason": error.strerror}
            ) from error
        try:
            parsed = parse_policy(read_file(content, filename=path.name))
            self._show(parsed)
            if not options["dry_run"]:
                page = import_policy(content, filename=path.name, publish=not options["draft"])
                self.stdout.write(self.style.SUCCESS(_("Page: %s") % page.full_url))
        except PolicyAlreadyImportedError as already:
            self.stdout.write(self.style.WARNING(str(already)))
        except PolicyError as error:
            raise CommandError(str(error)) from error

    def _show(self, parsed: ParsedPolicy) -> None:
        for name, value in _description(parsed):
            self.stdout.write(f"{name}: {value}")
        self.stdout.write("")
        for piece in outline(parsed):
            self._show_clause(piece, depth=0)
        self.stdout.write("")
        self.stdout.write(self.style.MIGRATE_HEADING(_counts(parsed)))
        for doubt in parsed.warnings:
            self.stdout.write(self.style.WARNING(f"! {doubt}"))

    def _show_clause(self, clause: ParsedClause, *, depth: int) -> None:
        words = clause.heading or clause.text.replace("\n", " / ").replace("\t", " | ")
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        self.stdout.write(
            f"{'  ' * depth}{clause.label}{clause.separator}{shown}  #{clause.anchor}"
        )
        for child in clause.children:
            self._show_clause(child, depth=depth + 1)


def _description(parsed: ParsedPolicy) -> list[tuple[str, object]]:
    metadata = parsed.metadata
    none = "—"
    return [
        (_("Title"), metadata.title or none),
        (_("Document number"), metadata.document_number or none),
        (_("Issued by"), "、".join(metadata.issuers) or none),
        (_("Addressed to"), metadata.addressee or none),
        (_("Date of issue"), metadata.issued_on or none),
        (_("In force from"), metadata.effective_on or none),
        (_("In force until"), metadata.expires_on or none),
    ]


def _counts(parsed: ParsedPolicy) -> str:
    """Return "7 chapters, 23 sections (7 章 · 23 节)"."""
    levels = [piece.level for root in outline(parsed) for piece in root.walk()]
    counted = [(levels.count(level), one, many, sign) for level, one, many, sign in _COUNTED]
    found = [row for row in counted if row[0]]
    if not found:
        return _("no numbered clauses: %d paragraphs") % len(levels)
    words = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many, _sign in found)
    signs = " · ".join(f"{count} {sign}" for count, _one, _many, sign in found)
    return f"{words} ({signs})"
