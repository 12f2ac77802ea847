"""The library: parent of every policy."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cms.core.models import BasePage


class PolicyIndexPage(BasePage):
    """The list of policies. Keeps no personal data."""

    template = "policies/policy_index_page.html"
    subpage_types: ClassVar = ["policies.PolicyPage"]
    max_count = 1

    class Meta:
        verbose_name = _("policy library")
