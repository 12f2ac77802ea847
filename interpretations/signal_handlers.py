"""What the room hears: Wagtail's news that a page went live, or came down."""

from django.dispatch import receiver
from wagtail.models import Revision
from wagtail.signals import page_published, page_unpublished

from interpretations.models import InterpretationPage
from interpretations.services import record_publication, stop_notices_of


@receiver(page_published, sender=InterpretationPage)
def write_down_the_publication(
    sender: type[InterpretationPage],  # noqa: ARG001 -- Django's signal signature
    *,
    instance: InterpretationPage,
    revision: Revision | None = None,
    **_: object,
) -> None:
    """Record release and pins of the published text."""
    record_publication(instance, released_by=revision.user if revision else None)


@receiver(page_unpublished, sender=InterpretationPage)
def stop_what_leads_to_it(
    sender: type[InterpretationPage],  # noqa: ARG001 -- Django's signal signature
    *,
    instance: InterpretationPage,
    **_: object,
) -> None:
    """Stop the notice of a page that is gone."""
    stop_notices_of(instance)
