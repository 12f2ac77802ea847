"""Short ways to say a table of facts: a city in the third quarter of 2026, two departments, their people."""

from datetime import date
from typing import Any

from interpretations.enums import Form
from interpretations.supervision.enums import FigureCode, Obligation
from interpretations.supervision.facts import (
    DecisionFact,
    Facts,
    ItemFact,
    PolicyFact,
    PostFact,
    WorkFact,
)
from interpretations.supervision.figures import Figure, Report, Scope, compute
from interpretations.supervision.history import Span
from interpretations.supervision.periods import Period

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
CUTOFF = date(2026, 9, 30)
DAY = date(2026, 8, 10)
FINANCE, HOUSING = 1, 2
NAMES = {FINANCE: "财政局", HOUSING: "住建局"}
HEAD, DEPUTY, ACTING, TRANSFERRED, BOTH = 10, 11, 12, 13, 14


def post(official: int, title: str, **changes: Any) -> PostFact:
    department = changes.pop("department", FINANCE)
    values = {
        "is_principal": title in {"局长", "代局长（已认定）"},
        "awaits_flag": title == "代局长",
        "started_on": date(2020, 1, 1),
    }
    return PostFact(official, department, NAMES[department], title, **{**values, **changes})


POSTS = {
    HEAD: (post(HEAD, "局长"),),
    DEPUTY: (post(DEPUTY, "副局长"),),
    ACTING: (post(ACTING, "代局长"),),
    TRANSFERRED: (
        post(TRANSFERRED, "副局长", ended_on=date(2026, 8, 9)),
        post(TRANSFERRED, "局长", started_on=date(2026, 8, 10), ended_on=date(2026, 8, 31)),
        post(TRANSFERRED, "局长", department=HOUSING, started_on=date(2026, 9, 1)),
    ),
    BOTH: (post(BOTH, "局长", department=HOUSING), post(BOTH, "副局长")),
}


def policy(key: int = 1, **changes: Any) -> PolicyFact:
    values: dict[str, Any] = {
        "title": f"政策{key}",
        "published_on": date(2026, 7, 20),
        "department": FINANCE,
        "department_name": NAMES.get(changes.get("department", FINANCE), ""),
        "spans": (Span(date(2026, 7, 20)),),
    }
    return PolicyFact(key=key, **{**values, **changes})


def exempt(key: int = 1) -> PolicyFact:
    return policy(key, decision=DecisionFact(Obligation.EXEMPT, "内部事务"))


def item(key: int = 101, **changes: Any) -> ItemFact:
    """An article by the head of the finance department, published on the day it was given."""
    values: dict[str, Any] = {
        "title": f"解读{key}",
        "policies": (1,),
        "spans": (Span(DAY),),
        "form": Form.ARTICLE.value,
        "official": HEAD,
        "interpreted_on": DAY,
        "evidence": "发布会实录",
        "text_key": f"text-{key}",
    }
    return ItemFact(key=key, **{**values, **changes})


def film(key: int = 101, **changes: Any) -> ItemFact:
    """A video that was really made: from a published text, with captions."""
    values: dict[str, Any] = {
        "form": Form.VIDEO.value,
        "released": (("digest", DAY),),
        "works": (WorkFact("video", "digest", DAY, has_captions=True),),
    }
    return item(key, **{**values, **changes})


def report(*facts: PolicyFact | ItemFact, **scope: Any) -> Report:
    policies = tuple(fact for fact in facts if isinstance(fact, PolicyFact)) or (policy(),)
    items = tuple(fact for fact in facts if isinstance(fact, ItemFact))
    asked = Scope(**{"period": QUARTER, "cutoff": CUTOFF, **scope})
    return compute(Facts(policies, items, POSTS), scope=asked)


def figure(code: FigureCode, of: Report) -> Figure:
    return next(figure for figure in of.figures if figure.code == code)


def fractions(of: Report) -> dict[str, str]:
    return {figure.code.value: f"{figure.numerator}/{figure.denominator}" for figure in of.figures}
