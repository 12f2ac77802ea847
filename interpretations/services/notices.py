"""Offering a notice for a published interpretation."""

from django.utils.translation import gettext as _

from channels.base import AudienceRule, NoticeContent
from channels.models import Notice
from channels.services import cancel_notice, propose_notice
from cms.organisations.models import User
from interpretations.exceptions import NotPublishedError
from interpretations.models import InterpretationPage
from interpretations.selectors import policies_of

# Fixed: a corrected word must not send everybody the same news a second time.
_EDITION = "publication"


def propose_notice_of(page: InterpretationPage, *, requested_by: User | None) -> Notice:
    """Draft the notice of ``page`` for those whom its policies concern; nothing is sent before a person confirms.

    One interpretation has one notice: asking again gives the one that is there.

    Raises:
        NotPublishedError: Residents cannot read it yet.
    """
    if not page.live:
        raise NotPublishedError(
            _("Publish the interpretation first: a notice leads residents to it.")
        )
    policies = policies_of(page)
    rule = AudienceRule(
        themes=frozenset(theme.code for policy in policies for theme in policy.themes.all()),
        regions=frozenset(region.code for policy in policies for region in policy.regions.all()),
    )
    content = NoticeContent(
        title=page.title,
        summary=page.summary,
        address=page.full_url or page.url or "",
        source=page.source,
        edition=_EDITION,
    )
    return propose_notice(content=content, rule=rule, requested_by=requested_by)


def stop_notices_of(page: InterpretationPage) -> None:
    """Stop what is not yet sent: residents can no longer read ``page``."""
    cancel_notice(page.source, why=_("The interpretation was taken off the site."))
