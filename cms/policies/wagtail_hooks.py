"""Where policies and reference data meet the admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from cms.policies.models import PolicyPage
from cms.policies.services import refresh_clauses
from cms.policies.viewsets import PolicyListing, ReferenceData


def policy_listing() -> ViewSet:
    """List all policies in one place."""
    return PolicyListing("policies")


def read_clauses_of_a_draft(request: HttpRequest, page: Page) -> None:
    """Read the clauses of a policy nobody can see yet, so that an interpretation can be prepared with it.

    A public policy keeps the clauses of its public text until the new text is published.
    """
    if isinstance(page, PolicyPage) and not page.live and page.source_text.strip():
        refresh_clauses(page)


def read_clauses_of_a_copy(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Give a copied policy clauses of its own."""
    read_clauses_of_a_draft(request, new_page.specific)


register_snippet(ReferenceData)
hooks.register("register_admin_viewset", policy_listing)
hooks.register("after_create_page", read_clauses_of_a_draft)
hooks.register("after_edit_page", read_clauses_of_a_draft)
hooks.register("after_copy_page", read_clauses_of_a_copy)
