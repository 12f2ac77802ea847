"""Keeps anybody from having a stranger's mailbox filled."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

INTERVAL = timedelta(minutes=10)


class MailThrottleManager(models.Manager["MailThrottle"]):
    """The one question that is asked of throttles."""

    def admit(self, address_index: str) -> bool:
        """Return whether a confirmation may be sent now, and if so count it. Of simultaneous callers one is admitted."""
        now = timezone.now()
        _throttle, is_new = self.get_or_create(
            address_index=address_index, defaults={"admitted_at": now}
        )
        if is_new:
            return True
        stale = self.filter(address_index=address_index, admitted_at__lte=now - INTERVAL)
        return bool(stale.update(admitted_at=now))

    def forget_old(self) -> None:
        """Delete those that hold nobody back any more."""
        self.filter(admitted_at__lte=timezone.now() - INTERVAL).delete()


class MailThrottle(models.Model):
    """The last time a confirmation was sent to an address.

    Personal data: a keyed digest of the address, for ten minutes, so that nobody is sent more than one confirmation in
    that time. Deleted by the sweeper afterwards.
    """

    address_index = models.CharField(_("digest of the address"), max_length=64, unique=True)
    admitted_at = models.DateTimeField(_("admitted at"))

    objects = MailThrottleManager()

    class Meta:
        verbose_name = _("mail throttle")
        verbose_name_plural = _("mail throttles")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
