"""Made-up residents who asked to be told. Their addresses can never receive mail."""

from dataclasses import dataclass

from channels.models import Subscriber
from channels.services import confirm_email, subscribe
from channels.tokens import Purpose, make_token


@dataclass(frozen=True, slots=True)
class DemoSubscriber:
    """One resident: which themes, which regions (codes), through which channels, and how often."""

    email: str
    themes: tuple[str, ...]
    regions: tuple[str, ...]
    channels: tuple[str, ...] = ("inbox", "email")


SUBSCRIBERS = (
    DemoSubscriber("graduate@demo.invalid", themes=("employment",), regions=("150602",)),
    DemoSubscriber("herder@demo.invalid", themes=("employment", "farming"), regions=("150625",)),
    DemoSubscriber("shopkeeper@demo.invalid", themes=("finance", "market"), regions=("150600",)),
    DemoSubscriber("grandmother@demo.invalid", themes=("welfare",), regions=("150602",)),
    DemoSubscriber("parent@demo.invalid", themes=("education", "health"), regions=("150603",)),
    DemoSubscriber(
        "veteran@demo.invalid", themes=("employment",), regions=("150622",), channels=("inbox",)
    ),
)


def load_subscribers() -> None:
    """Subscribe them and confirm their addresses as they would; not again once somebody subscribes."""
    if Subscriber.objects.exists():
        return
    for one in SUBSCRIBERS:
        email = one.email if "email" in one.channels else ""
        subscriber = subscribe(
            themes=one.themes, regions=one.regions, channels=one.channels, email=email
        )
        for contact in subscriber.contacts.exclude(address_index=""):
            confirm_email(make_token(Purpose.CONFIRM, contact.uuid))
