"""Asking for the productions of an interpretation."""

from cms.organisations.models import User
from interpretations.models import InterpretationPage
from interpretations.storyboard_writer import storyboard_of
from media_pipeline.models import Production
from media_pipeline.services import request_productions


def request_productions_of(
    page: InterpretationPage, *, requested_by: User | None
) -> list[Production]:
    """Queue video, H5 and infographic of the newest text of ``page``, the draft if there is one.

    Asking again for an unchanged text gives the productions that are there.

    Raises:
        media_pipeline.exceptions.EmptyStoryboardError: There is nothing to show yet.
    """
    newest = page.get_latest_revision_as_object()
    return request_productions(
        source=page.source, storyboard=storyboard_of(newest), requested_by=requested_by
    )
