"""Steering tokens: the right to watch, retry and cancel the productions of one source.

The pipeline knows no pages, so it cannot say who may edit what a production was made from. Whoever shows a source's
productions to somebody has checked that, and hands over the right with the card: a signed text that names the source
and the person.
"""

from django.core import signing

_SALT = "media_pipeline.steering"
VALID_SECONDS = 12 * 3600


def steering_token(source: str, *, user_id: int) -> str:
    """Sign that this user may steer the productions of ``source`` for the next hours."""
    return signing.dumps([source, user_id], salt=_SALT)


def steered_source(token: str, *, user_id: int) -> str | None:
    """Return the source the token opens to this user; ``None`` if it is forged, stale or another's."""
    try:
        source, owner = signing.loads(token, salt=_SALT, max_age=VALID_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return str(source) if owner == user_id else None
