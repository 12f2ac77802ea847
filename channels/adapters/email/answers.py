"""What SMTP servers answer, sorted into what happens next.

A reply of 4xx means "not now", 5xx "never" (RFC 5321 §4.2.1), but *whose* fault a 5xx is depends on the command: on
RCPT it is the recipient's or the content's, on MAIL and AUTH it is ours and every further message would meet it too.
"""

import smtplib
import ssl

from django.utils.translation import gettext as _

from channels.base import Receipt
from channels.enums import Outcome

_TEMPORARY = range(400, 500)


def receipt_for(error: OSError, *, may_have_been_taken: bool) -> Receipt:
    """Return the receipt for an error met while one message was handed over.

    Args:
        error: What smtplib or the socket raised.
        may_have_been_taken: Whether the message's body had begun to go out.
    """
    match error:
        case smtplib.SMTPRecipientsRefused():
            # One recipient a message, so one answer. Its text may quote the address: only the code is kept.
            code = next(iter(error.recipients.values()))[0]
            return _by_code(code, final=Outcome.REFUSED)
        case smtplib.SMTPResponseException():
            return _by_code(error.smtp_code, final=_final_outcome(error))
        case smtplib.SMTPNotSupportedError() | ssl.SSLCertVerificationError():
            return Receipt(
                Outcome.MISCONFIGURED,
                explanation=_("The mail server does not offer the security that EMAIL_* asks for."),
            )
    if may_have_been_taken:
        return Receipt(
            Outcome.UNKNOWN,
            explanation=_("The connection broke after the message had begun to go out."),
        )
    return Receipt(
        Outcome.RETRYABLE,
        explanation=_("No connection to the mail server (%(error)s).")
        % {"error": type(error).__name__},
    )


def _final_outcome(error: smtplib.SMTPResponseException) -> Outcome:
    """Return whose fault a 5xx is, by the command it answered."""
    if isinstance(error, smtplib.SMTPDataError):
        return Outcome.REFUSED
    if isinstance(error, smtplib.SMTPConnectError):
        return Outcome.RETRYABLE
    return Outcome.MISCONFIGURED  # MAIL, AUTH, EHLO, STARTTLS


def _by_code(code: int, *, final: Outcome) -> Receipt:
    if code in _TEMPORARY:
        words = _("The mail server asks to try later.")
        return Receipt(Outcome.RETRYABLE, code=str(code), explanation=words)
    words = {
        Outcome.REFUSED: _("The mail server refused the recipient or the message."),
        Outcome.MISCONFIGURED: _(
            "The mail server refused us: check EMAIL_HOST_USER, EMAIL_HOST_PASSWORD and DEFAULT_FROM_EMAIL."
        ),
        Outcome.RETRYABLE: _("The mail server did not let us in."),
    }[final]
    return Receipt(final, code=str(code), explanation=words)
