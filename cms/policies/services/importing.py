"""Takes a policy file into the library."""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from cms.organisations.models import Department, User
from cms.policies.enums import Validity
from cms.policies.exceptions import PolicyAlreadyImportedError, PolicyLibraryMissingError
from cms.policies.models import PolicyIndexPage, PolicyPage
from cms.policies.parsing.addresses import slug_of
from cms.policies.parsing.files import read_file
from cms.policies.parsing.parsed import ParsedPolicy
from cms.policies.parsing.policy import parse_policy
from cms.policies.selectors import find_imported
from cms.policies.services.clauses import refresh_clauses
from cms.vocabulary.models import Region, Theme

_LONGEST_TITLE = 255
_LONGEST_NUMBER = 80
_LONGEST_ISSUERS = 200


class PolicyFields(TypedDict, total=False):
    """What the importer knows better than the text."""

    title: str
    document_number: str
    issuers: str
    lead_department: Department | None
    issued_on: date | None
    published_on: date | None
    effective_on: date | None
    expires_on: date | None
    validity: Validity
    themes: Sequence[Theme]
    regions: Sequence[Region]
    is_example: bool


def import_policy(
    content: bytes,
    *,
    filename: str,
    parent: PolicyIndexPage | None = None,
    user: User | None = None,
    publish: bool = True,
    **fields: Unpack[PolicyFields],
) -> PolicyPage:
    """Create the page and the clauses of the policy in ``content``; all of it or nothing.

    Args:
        content: The file, as it is on disk.
        filename: Its name; the ending says how to read it.
        parent: The library; the site's one when left out.
        user: Whose work this is in the log.
        publish: Whether the page goes live; a draft otherwise.
        fields: Values that stand against what the text says.

    Raises:
        UnreadablePolicyFileError: The file cannot be read.
        PolicyWithoutTextError: It holds no text.
        PolicyLibraryMissingError: There is no library page.
        PolicyAlreadyImportedError: The same number, or the same title and text, is in the library.
        PermissionDenied: ``user`` may not publish here.
    """
    parsed = parse_policy(read_file(content, filename=filename))
    described = {**_described(parsed, filename=filename), **fields}
    with transaction.atomic():
        library = _lock_library(parent)
        _refuse_second(described, parsed)
        page = PolicyPage(
            live=False, slug=_free_slug(library, parsed), source_text=parsed.text, **described
        )
        library.add_child(instance=page)
        refresh_clauses(page, parsed=parsed)
        revision = page.save_revision(user=user, log_action=True)
        if publish:
            revision.publish(user=user)
            page.refresh_from_db()
    return page


def _described(parsed: ParsedPolicy, *, filename: str) -> dict[str, object]:
    metadata = parsed.metadata
    return {
        "title": (metadata.title or PurePath(filename).stem)[:_LONGEST_TITLE],
        "document_number": metadata.document_number[:_LONGEST_NUMBER],
        "issuers": " ".join(metadata.issuers)[:_LONGEST_ISSUERS],
        "issued_on": metadata.issued_on,
        "effective_on": metadata.effective_on,
        "expires_on": metadata.expires_on,
    }


def _lock_library(parent: PolicyIndexPage | None) -> PolicyIndexPage:
    """Hold the library while a policy goes in, so that the same file cannot go in twice at once."""
    libraries = PolicyIndexPage.objects.select_for_update()
    wanted = libraries.filter(pk=parent.pk) if parent else libraries
    library: PolicyIndexPage | None = wanted.order_by("path").first()
    if library is None:
        raise PolicyLibraryMissingError(_("There is no policy library yet: create its page first."))
    return library


def _refuse_second(described: dict[str, object], parsed: ParsedPolicy) -> None:
    existing = find_imported(
        document_number=str(described["document_number"]),
        title=str(described["title"]),
        text=parsed.text,
    )
    if existing is not None:
        address = existing.full_url or f"#{existing.pk}"
        raise PolicyAlreadyImportedError(
            _("This policy is in the library already: %(title)s, %(address)s. Nothing was changed.")
            % {"title": existing.title, "address": address},
            address=address,
        )


def _free_slug(library: PolicyIndexPage, parsed: ParsedPolicy) -> str:
    wanted = slug_of(parsed)
    taken = set(
        library.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True)
    )
    slug, copy = wanted, 2
    while slug in taken:
        slug, copy = f"{wanted}-{copy}", copy + 1
    return slug
