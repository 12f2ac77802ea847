"""The block that pins a claim to clauses of the policy."""

import json
import uuid
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_DIGEST_LENGTH = 64


@dataclass(frozen=True, slots=True)
class PinnedClause:
    """A clause by its public key, and the digest its text had when the person picked it."""

    clause: str
    digest: str


def read_pins(payload: object) -> tuple[PinnedClause, ...]:
    """Read stored or posted pins; order kept, doubles dropped.

    Raises:
        ValueError: Not a list of ``{"clause": <uuid>, "digest": <64 hex digits>}``.
    """
    if not isinstance(payload, list | tuple):
        raise ValueError("pins are not a list")  # noqa: TRY004 -- it comes from outside, callers catch one error
    pins: dict[str, PinnedClause] = {}
    for entry in payload:
        if not isinstance(entry, dict) or set(entry) != {"clause", "digest"}:
            raise ValueError("a pin has the wrong fields")
        key, digest = str(uuid.UUID(str(entry["clause"]))), str(entry["digest"])
        if len(digest) != _DIGEST_LENGTH:
            raise ValueError("a pin has no digest")
        pins[key] = PinnedClause(clause=key, digest=digest)
    return tuple(pins.values())


def read_posted_pins(text: str) -> tuple[PinnedClause, ...]:
    """Read the JSON that the picker writes; an empty text means no pins.

    Raises:
        ValueError: It is not JSON, or not pins.
    """
    return read_pins(json.loads(text)) if text else ()


class ClausePicker(forms.TextInput):
    """A hidden JSON input that a script turns into chips and a dialog with the policy's clauses."""

    class Media:
        js = ("interpretations/clause_picker.js",)
        css: dict[str, tuple[str, ...]] = {"all": ("interpretations/clause_picker.css",)}  # noqa: RUF012 -- Django's Media API

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Mark the input for the script, with the words it shows."""
        return super().build_attrs(*args, **kwargs) | {
            "data-controller": "clause-picker",
            "data-clause-picker-choose-value": str(_("Pick clauses")),
            "data-clause-picker-done-value": str(_("Done")),
            "data-clause-picker-filter-value": str(_("Find in the policy…")),
            "data-clause-picker-empty-value": str(_("Not pinned to any clause yet.")),
            "data-clause-picker-stale-value": str(
                _("The clause has changed since. Check it, then pin again.")
            ),
            "data-clause-picker-repin-value": str(_("Checked, pin again")),
            "data-clause-picker-remove-value": str(_("Remove")),
            "data-clause-picker-loading-value": str(_("Reading the policy…")),
            "data-clause-picker-failed-value": str(
                _("The clauses could not be loaded. Save the draft and try again.")
            ),
        }


class ClausesField(forms.Field):
    """Form field whose value is a tuple of :class:`PinnedClause`."""

    widget = ClausePicker

    def prepare_value(self, value: object) -> str:
        """Give the widget JSON."""
        if isinstance(value, str):
            return value
        return json.dumps([asdict(pin) for pin in value] if isinstance(value, tuple) else [])

    def to_python(self, value: object) -> tuple[PinnedClause, ...]:
        """Read what the script wrote into the input."""
        if isinstance(value, tuple):
            return value
        try:
            return read_posted_pins(str(value or ""))
        except ValueError as error:
            raise ValidationError(
                _("The pinned clauses could not be read. Please pick them again.")
            ) from error


class ClausesBlock(blocks.FieldBlock):
    """Clauses that a claim explains; value is a tuple of :class:`PinnedClause`."""

    def __init__(
        self, *, required: bool = False, help_text: "str | _StrPromise" = "", **kwargs: Any
    ) -> None:
        self._required = required
        self._help_text = help_text
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.Field:
        """The form field behind the block."""
        return ClausesField(required=self._required, help_text=self._help_text)

    def get_default(self, raw_value: object = None) -> tuple[PinnedClause, ...]:  # noqa: ARG002 -- Wagtail's signature
        """Start unpinned."""
        return ()

    def to_python(self, value: object) -> tuple[PinnedClause, ...]:
        """Read the stored list; an unreadable one from elsewhere counts as unpinned, never as a crash."""
        try:
            return read_pins(value or [])
        except ValueError:
            return ()

    def get_prep_value(self, value: tuple[PinnedClause, ...] | str) -> list[dict[str, str]]:
        """Store a plain list.

        Autosave asks for it before the form is cleaned; what could not be read then counts as unpinned here, and is
        refused with a sentence by the form.
        """
        return [asdict(pin) for pin in value or () if isinstance(pin, PinnedClause)]

    def value_from_form(
        self, value: tuple[PinnedClause, ...] | str
    ) -> tuple[PinnedClause, ...] | str:
        """Read what was posted; the unreadable is handed on, for the form to refuse."""
        if not isinstance(value, str):
            return value
        try:
            return read_posted_pins(value)
        except ValueError:
            return value

    def value_for_form(self, value: object) -> object:
        """The form field takes the block's value, or what could not be read."""
        return value

    class Meta:
        icon = "link"
        label = _("Clauses")
