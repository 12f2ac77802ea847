"""Made-up residents who asked to be told. Their addresses can never receive mail."""

from dataclasses import dataclass


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
    DemoSubscriber("parent@demo.invalid", themes=("education", "health"), regions=("150603",)),
    DemoSubscriber(
        "veteran@demo.invalid", themes=("employment",), regions=("150622",), channels=("inbox",)
    ),
)
