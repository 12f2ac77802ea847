"""Questions about interpretations."""

from collections.abc import Iterable

from cms.policies.models import Clause, PolicyPage
from interpretations.models import InterpretationPage
from media_pipeline.selectors import ProductionSet, production_set


def policies_of(page: InterpretationPage) -> list[PolicyPage]:
    """Return the policies ``page`` explains, the one it sits under first."""
    keys = [link.policy_id for link in page.policy_links.all()]
    policies = list(PolicyPage.objects.filter(pk__in=keys).select_related("lead_department"))
    return sorted(
        policies, key=lambda policy: (not page.path.startswith(policy.path), keys.index(policy.pk))
    )


def pinned_clause_keys(page: InterpretationPage) -> set[str]:
    """Return the public keys of every clause the page's claims are pinned to."""
    blocks = [*page.measures, *page.questions]
    return {pin.clause for block in blocks for pin in block.value["clauses"]}


def clause_names(keys: Iterable[str]) -> dict[str, str]:
    """Return how each clause is cited, by its public key; unknown keys are left out."""
    clauses = Clause.objects.filter(uuid__in=list(keys)).only("uuid", "citation")
    return {str(clause.uuid): clause.citation for clause in clauses}


def public_productions(page: InterpretationPage) -> ProductionSet:
    """Return the productions residents may see: the newest ready ones made from a text that was published."""
    digests = page.releases.values_list("storyboard_digest", flat=True)
    return production_set(page.source, digests=digests)


def published_interpretations_of(policy: PolicyPage) -> list[InterpretationPage]:
    """Return the live interpretations that explain ``policy``, the newest first."""
    return list(
        InterpretationPage.objects.live()
        .filter(policy_links__policy=policy)
        .select_related("interpreter_post__official", "interpreter_post__department")
        .order_by("-first_published_at")
    )
