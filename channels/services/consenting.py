"""Writes down what people decided, under which text."""

from channels.enums import ConsentAction
from channels.models import Consent, Subscriber

CONSENT_TEXT_VERSION = "2026-11"
"""Names templates/channels/consent/<version>.html. A changed text is a new file and a new version; old files stay."""


def consent_template() -> str:
    """Return the template with the text that is agreed to now."""
    return f"channels/consent/{CONSENT_TEXT_VERSION}.html"


def note_consent(
    subscriber: Subscriber, *, action: ConsentAction, given_through: str, channel: str = ""
) -> Consent:
    """Add one decision to the ledger of consents."""
    return Consent.objects.create(
        subscriber=subscriber,
        action=action,
        channel=channel,
        text_version=CONSENT_TEXT_VERSION,
        given_through=given_through,
    )
