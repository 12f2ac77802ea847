"""Reading what an interpretation said at some moment: from its page, or from the revision that was public then."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date

from interpretations.models import InterpretationPage

_MARKUP = re.compile(r"<[^>]*>")
_NOT_TEXT = re.compile(r"[\W_]+")
_FACETS = ("background", "basis", "purpose")
_PROSE = ("heading", "text", "question", "answer")
_PLAIN = (
    "title",
    "form",
    "occasion",
    "interpreter_name",
    "interpreter_role",
    "evidence",
    "finished_work_url",
    *_FACETS,
)


def content_of_page(page: InterpretationPage) -> dict[str, Any]:
    """Return the facts of the page row in the shape that Wagtail gives revisions."""
    return {
        **{name: getattr(page, name) for name in _PLAIN},
        "interpreter_post": page.interpreter_post_id,
        "interpreted_on": page.interpreted_on.isoformat() if page.interpreted_on else None,
        "policy_links": [{"policy": link.policy_id} for link in page.policy_links.all()],
        "measures": list(page.measures.raw_data),
        "questions": list(page.questions.raw_data),
    }


def day_of(content: Mapping[str, Any]) -> date | None:
    """Return the day of explanation."""
    text = content.get("interpreted_on")
    return parse_date(text) if text else None


def text_key(content: Mapping[str, Any]) -> str:
    """Return a key that is equal for texts that read the same; markup, blanks, punctuation and pins are left out.

    Empty when there is no text.
    """
    parts = [str(content.get(name) or "") for name in _FACETS]
    for stream in ("measures", "questions"):
        parts.extend(_prose(content.get(stream)))
    words = [_NOT_TEXT.sub("", _MARKUP.sub("", part)) for part in parts]
    if not any(words):
        return ""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def _prose(stream: str | list[dict[str, Any]] | None) -> list[str]:
    """Return the words of a stream's blocks; a page row holds it as a list, a revision as JSON."""
    blocks: list[dict[str, Any]] = json.loads(stream) if isinstance(stream, str) else stream or []
    values = [block["value"] for block in blocks]
    return [str(value.get(name) or "") for value in values for name in _PROSE]
