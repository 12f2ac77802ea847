"""The policy's clauses, for the picker beside the editor's words."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET
from wagtail.models import Page

from cms.policies.models import Clause, PolicyPage
from interpretations.models import InterpretationPage


@require_GET
def clauses(request: HttpRequest) -> JsonResponse:
    """List the clauses of the policies an interpretation explains.

    Query: ``under`` (the interpretation itself, or the policy it will be a child of) and any number of ``policy`` keys.
    Open to everyone who works in the admin: policies are public, or about to be.
    """
    keys = {
        int(key)
        for key in [*request.GET.getlist("policy"), request.GET.get("under", "")]
        if key.isdigit()
    }
    policies = PolicyPage.objects.filter(pk__in=keys | _parents_of(keys))
    return JsonResponse({"policies": [_policy(policy) for policy in policies]})


def _parents_of(keys: set[int]) -> set[int]:
    pages = InterpretationPage.objects.filter(pk__in=keys)
    paths = {page.path[: -page.steplen] for page in pages}
    linked = set(pages.values_list("policy_links__policy", flat=True)) - {None}
    return linked | set(Page.objects.filter(path__in=paths).values_list("pk", flat=True))


def _policy(policy: PolicyPage) -> dict[str, object]:
    rows = policy.clauses.order_by("position")
    return {"title": policy.title, "clauses": [_clause(clause) for clause in rows]}


def _clause(clause: Clause) -> dict[str, object]:
    return {
        "key": str(clause.uuid),
        "digest": clause.text_digest,
        "name": clause.citation,
        "heading": clause.heading,
        "text": clause.body,
        "depth": clause.depth,
    }
