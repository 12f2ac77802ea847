"""Names for the few fields of the admin that Wagtail and Django leave in English whatever the language."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)

_LABELS = (
    (LoginForm, "password", _("Password")),
    (AnchorLinkChooserForm, "link_text", _("Link text")),
    (ExternalLinkChooserForm, "link_text", _("Link text")),
    (EmailLinkChooserForm, "email_address", _("E-mail address")),
    (EmailLinkChooserForm, "link_text", _("Link text")),
    (EmailLinkChooserForm, "subject", _("Subject")),
    (EmailLinkChooserForm, "body", _("Body")),
    (PhoneLinkChooserForm, "phone_number", _("Phone number")),
    (PhoneLinkChooserForm, "link_text", _("Link text")),
)


def name_unmarked_fields() -> None:
    """Give each of them a label that is translated."""
    for form, field, label in _LABELS:
        form.base_fields[field].label = label
