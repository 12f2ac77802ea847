"""The e-mail adapter."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from email.utils import parseaddr
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import BadHeaderError, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from channels.adapters.email.answers import receipt_for
from channels.adapters.email.tracking import TrackingBackend
from channels.base import Adapter, Message, Receipt
from channels.enums import Idempotency, Outcome

_DJANGO_SMTP = "django.core.mail.backends.smtp.EmailBackend"
_ANYONE = "*"


@dataclass(frozen=True, kw_only=True)
class EmailAdapter(Adapter):
    """One mail to one person, through whichever backend EMAIL_BACKEND names.

    Attributes:
        allowed: With a real SMTP server only these addresses are written to: whole addresses, "@domain" for all of a
            domain, "*" for everyone (service only). Backends that keep mail on this machine are not limited.
    """

    label = gettext_lazy("E-mail")
    idempotency = Idempotency.NONE

    allowed: Sequence[str] = ()
    connection: BaseEmailBackend | None = None

    def send(self, message: Message, *, to: str, idempotency_key: str) -> Receipt:
        """Send one mail; the Message-ID is made of the key, so that copies can be recognised."""
        try:
            validate_email(to)
            to.encode("ascii")
            mail = self._write(message, to=to, key=idempotency_key)
        except (ValidationError, UnicodeEncodeError):
            return Receipt(Outcome.REFUSED, explanation=_("Not an address that SMTP can carry."))
        except BadHeaderError:
            return Receipt(Outcome.REFUSED, explanation=_("A line break in a header."))
        if self.connection is not None:
            return self._hand_over(mail, connection=self.connection)
        with self.session() as opened:
            return opened.send(message, to=to, idempotency_key=idempotency_key)

    @contextmanager
    def session(self) -> Iterator[Self]:
        """Keep one connection for the messages of the context; it is opened by the first."""
        connection = _build_connection()
        try:
            yield replace(self, connection=connection)
        finally:
            _close(connection)

    def _hand_over(self, mail: EmailMultiAlternatives, *, connection: BaseEmailBackend) -> Receipt:
        if isinstance(connection, TrackingBackend):
            if not self._is_allowed(mail.to[0]):
                return Receipt(
                    Outcome.REFUSED, explanation=_("Not on the allow-list outside service.")
                )
            return _send_by_smtp(mail, connection=connection)
        try:
            connection.send_messages([mail])
        except OSError as error:
            return Receipt(
                Outcome.MISCONFIGURED,
                explanation=_("The mail backend cannot write (%(error)s).")
                % {"error": type(error).__name__},
            )
        return Receipt(Outcome.ACCEPTED, reference=mail.extra_headers["Message-ID"])

    def _write(self, message: Message, *, to: str, key: str) -> EmailMultiAlternatives:
        headers = {"Message-ID": f"<{key}@{_sender_domain()}>", "Auto-Submitted": "auto-generated"}
        if message.unsubscribe_address:
            headers["List-Unsubscribe"] = f"<{message.unsubscribe_address}>"
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        mail = EmailMultiAlternatives(message.subject, message.text, to=[to], headers=headers)
        if message.html:
            mail.attach_alternative(message.html, "text/html")
        mail.message()  # Raises BadHeaderError now rather than in the middle of a connection.
        return mail

    def _is_allowed(self, address: str) -> bool:
        folded = address.casefold()
        domain = folded.rpartition("@")[2]
        permitted = {entry.casefold() for entry in self.allowed}
        return bool(permitted & {_ANYONE, folded, f"@{domain}"})


def _build_connection() -> BaseEmailBackend:
    backend: Any = settings.EMAIL_BACKEND
    return TrackingBackend() if backend == _DJANGO_SMTP else get_connection(backend)


def _send_by_smtp(mail: EmailMultiAlternatives, *, connection: TrackingBackend) -> Receipt:
    try:
        connection.open()
    except OSError as error:
        return receipt_for(error, may_have_been_taken=False)
    try:
        connection.send_messages([mail])
    except OSError as error:  # smtplib's exceptions are OSErrors
        receipt = receipt_for(error, may_have_been_taken=connection.may_have_been_taken)
        _close(connection)
        return receipt
    return Receipt(Outcome.ACCEPTED, reference=mail.extra_headers["Message-ID"])


def _close(connection: BaseEmailBackend) -> None:
    # A server that is gone cannot be bid farewell, and what it took it has already acknowledged.
    with suppress(OSError):
        connection.close()


def _sender_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
