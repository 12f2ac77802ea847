"""An SMTP backend that can say afterwards whether a message may have been taken."""

import smtplib
from collections.abc import Sequence

from django.core.mail.backends.smtp import EmailBackend


class _TrackingSMTP(smtplib.SMTP):
    """Notes when the message itself goes out: before that moment the server can have nothing."""

    body_begun = False

    def mail(self, sender: str, options: Sequence[str] = ()) -> tuple[int, bytes]:
        self.body_begun = False
        return super().mail(sender, options)

    def data(self, msg: bytes | str) -> tuple[int, bytes]:  # type: ignore[override]  # Django hands over bytes
        self.body_begun = True
        return super().data(msg)


class _TrackingSSL(_TrackingSMTP, smtplib.SMTP_SSL):
    """The same, with TLS from the first byte."""


class TrackingBackend(EmailBackend):
    """Django's SMTP backend, with memory of how far the last message came."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """The protocol class that Django opens."""
        return _TrackingSSL if self.use_ssl else _TrackingSMTP

    @property
    def may_have_been_taken(self) -> bool:
        """Whether the body of the last message had begun to go out."""
        connection = self.connection
        return isinstance(connection, _TrackingSMTP) and connection.body_begun
