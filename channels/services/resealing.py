"""Changing the key that addresses are sealed with."""

from channels import contact_data
from channels.models import ContactPoint


def reseal_contacts() -> int:
    """Seal every address with the first configured key and return how many there are. May be cut off and run again.

    Raises:
        ImproperlyConfigured: An address fits none of the keys; those before it are done.
    """
    count = 0
    sealed = ContactPoint.objects.exclude(sealed_address="")
    for contact in sealed.only("sealed_address").iterator():
        # Only if it is still the same: its owner may be changing it at this moment.
        sealed.filter(pk=contact.pk, sealed_address=contact.sealed_address).update(
            sealed_address=contact_data.reseal(contact.sealed_address)
        )
        count += 1
    return count
