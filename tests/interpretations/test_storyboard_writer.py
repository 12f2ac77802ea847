"""The storyboard says what the interpretation says, cut for the eye."""

import pytest

from cms.policies.models import PolicyPage
from interpretations.models import InterpretationPage
from interpretations.storyboard_writer import write_storyboard
from media_pipeline.storyboard import SceneKind, from_json, to_json

pytestmark = pytest.mark.django_db

CLAUSE = "3f8a3c1e-0d4b-4f43-9a5d-7d1f0c9f5a11"
DIGEST = "a" * 64


def measure(number: int, *, figure: str = "") -> tuple[str, dict[str, object]]:
    return (
        "measure",
        {
            "heading": f"举措{number}",
            "text": f"说明{number}。",
            "clauses": [{"clause": CLAUSE, "digest": DIGEST}],
            "figure_value": figure,
            "figure_unit": "元" if figure else "",
            "figure_label": "",
        },
    )


def interpretation(**fields: object) -> InterpretationPage:
    return InterpretationPage(
        title="就业补贴怎么领", slug="x", contact="示例市就业服务中心", **fields
    )


@pytest.fixture
def policy() -> PolicyPage:
    return PolicyPage(
        title="就业创业若干措施",
        issuers="示例市人民政府",
        document_number="示府〔2026〕1号",
        is_example=True,
    )


def stream(*blocks: tuple[str, dict[str, object]]) -> list[dict[str, object]]:
    return [
        {"type": kind, "value": value, "id": f"block-{index}"}
        for index, (kind, value) in enumerate(blocks)
    ]


def write(page: InterpretationPage, policy: PolicyPage, names: dict[str, str] | None = None):
    return write_storyboard(page, policies=[policy], clause_names=names or {})


def test_scenes_follow_the_facets_in_order(policy):
    page = interpretation(
        background="<p>背景。</p>",
        basis="<p>依据。</p>",
        purpose="<p>目的。</p>",
        measures=stream(measure(1, figure="3000")),
        questions=stream(
            ("question", {"question": "谁能领？", "answer": "毕业生。", "clauses": []})
        ),
    )
    storyboard = write(page, policy)
    assert [scene.key for scene in storyboard.scenes] == [
        "title",
        "background-1",
        "basis-1",
        "purpose-1",
        "figures-1",
        "measures-1",
        "question-1",
        "closing",
    ]
    assert storyboard.is_example
    assert storyboard.document_number == "示府〔2026〕1号"


def test_a_measure_shows_the_clauses_it_is_pinned_to(policy):
    page = interpretation(measures=stream(measure(1)))
    scene = next(s for s in write(page, policy, {CLAUSE: "第三条"}).scenes if s.key == "measures-1")
    assert scene.points[0].clauses == ("第三条",)
    assert scene.points[0].detail == "说明1。"


def test_a_clause_nobody_knows_is_not_cited(policy):
    page = interpretation(measures=stream(measure(1)))
    scene = next(s for s in write(page, policy).scenes if s.key == "measures-1")
    assert scene.points[0].clauses == ()


def test_many_measures_take_several_screens(policy):
    page = interpretation(measures=stream(*(measure(number) for number in range(7))))
    screens = [scene for scene in write(page, policy).scenes if scene.key.startswith("measures")]
    assert [len(scene.points) for scene in screens] == [3, 3, 1]


def test_long_background_is_cut_between_sentences_and_nothing_is_lost(policy):
    text = "".join(
        f"这是用来说明背景情况的第{number}句话，它有一定的长度。" for number in range(12)
    )
    page = interpretation(background=f"<p>{text}</p>")
    screens = [scene for scene in write(page, policy).scenes if scene.key.startswith("background")]
    assert len(screens) > 1
    assert "".join(point.text for scene in screens for point in scene.points) == text
    assert all(sum(len(point.text) for point in scene.points) <= 130 for scene in screens)


def test_a_key_figure_falls_back_to_the_measures_own_words(policy):
    page = interpretation(measures=stream(measure(1, figure="3000")))
    scene = next(s for s in write(page, policy).scenes if s.kind is SceneKind.KEY_FIGURES)
    assert (scene.figures[0].value, scene.figures[0].unit, scene.figures[0].label) == (
        "3000",
        "元",
        "举措1",
    )
    assert "3000" not in scene.narration, (
        "the measures say the number; a film does not say a thing twice"
    )


def test_equal_text_gives_an_equal_digest_and_survives_json(policy):
    page = interpretation(background="<p>背景。</p>")
    storyboard = write(page, policy)
    assert storyboard.digest == write(page, policy).digest
    assert from_json(to_json(storyboard)) == storyboard
    changed = interpretation(background="<p>背景！</p>")
    assert write(changed, policy).digest != storyboard.digest
