"""Published interpretations with pinned claims, as the resident pages show them."""

import json
import uuid
from dataclasses import asdict
from typing import Any

from cms.policies.models import PolicyPage
from interpretations.blocks import PinnedClause
from interpretations.models import InterpretationPage
from tests.factories.organisations import PostFactory


def make_interpretation(
    policy: PolicyPage,
    *,
    anchors: tuple[str, ...] = (),
    title: str = "取暖补贴怎么领",
    **fields: Any,
) -> InterpretationPage:
    """Return a published interpretation under ``policy`` with one measure, pinned to the clauses of ``anchors``."""
    clauses = policy.clauses.filter(anchor__in=anchors)
    values: dict[str, Any] = {
        "summary": "2026年11月起，每户每年1200元。",
        "background": "<p>冬季取暖支出上升。</p>",
        "basis": "<p>自治区有关规定。</p>",
        "purpose": "<p>减轻居民负担。</p>",
        "contact": "市民政局 0477-0000000",
        **fields,
    }
    page = InterpretationPage(
        title=title,
        slug=f"interpretation-{uuid.uuid4().hex[:8]}",
        live=False,
        interpreter_post=PostFactory(),
        measures=json.dumps(
            [_measure([PinnedClause(str(c.uuid), c.text_digest) for c in clauses])]
        ),
        questions=json.dumps([_question()]),
        **values,
    )
    policy.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _measure(pins: list[PinnedClause]) -> dict[str, Any]:
    return {
        "type": "measure",
        "id": str(uuid.uuid4()),
        "value": {
            "heading": "每户每年1200元",
            "text": "困难家庭1800元。",
            "clauses": [asdict(pin) for pin in pins],
            "figure_value": "1200",
            "figure_unit": "元",
            "figure_label": "每户每年",
        },
    }


def _question() -> dict[str, Any]:
    return {
        "type": "question",
        "id": str(uuid.uuid4()),
        "value": {"question": "租房能领吗？", "answer": "能。", "clauses": []},
    }
