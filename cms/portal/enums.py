"""Words of the resident pages."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SearchKind(TextChoices):
    """What a search can find."""

    POLICY = "policy", _("Policies")
    INTERPRETATION = "interpretation", _("Interpretations")
