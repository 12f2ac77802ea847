"""People who log in."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff who works in the admin.

    Personal data: name and work e-mail, kept to sign work and to restore access. Removed by deleting the user; what the
    person signed keeps the bare user name in Wagtail's log.
    """
