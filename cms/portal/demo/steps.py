"""What the demo consists of, in the order it is loaded."""

from collections.abc import Callable
from dataclasses import dataclass

from cms.portal.demo.bodies import load_bodies
from cms.portal.demo.interpretation import load_interpretations
from cms.portal.demo.people import load_people
from cms.portal.demo.places import load_places
from cms.portal.demo.policy import load_policies
from cms.portal.demo.site import load_site
from cms.portal.demo.subscribers import load_subscribers


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the demo. ``load`` may run any number of times and needs only the steps before it."""

    label: str
    load: Callable[[], None]


STEPS = (
    Step("地区与主题", load_places),
    Step("部门、领导干部与职务", load_bodies),
    Step("站点", load_site),
    Step("演示账号", load_people),
    Step("示例政策", load_policies),
    Step("示例解读与成品", load_interpretations),
    Step("订阅人", load_subscribers),
)
