"""Questions about who held which office when."""

from datetime import date

from django.db.models import Q, QuerySet

from cms.organisations.models import Department, Post, PostKind


def posts_on(day: date) -> QuerySet[Post]:
    """Return the posts held on ``day``, first and last day included, with official and department at hand."""
    return Post.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=day), started_on__lte=day
    ).select_related("official", "department")


def principal_posts_of(department: Department, *, on: date) -> QuerySet[Post]:
    """Return the posts that made somebody the principal official 主要负责人 of ``department`` on that day.

    Acting heads count only when the supervisor has flagged the post.
    """
    return posts_on(on).filter(
        Q(kind=PostKind.PRINCIPAL) | Q(counts_as_principal=True), department=department
    )
