"""The pages residents read: what stands on them, and what they cost."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from cms.policies.models import PolicyPage
from interpretations.models import InterpretationPage
from media_pipeline.models import ProductionFile
from tests.factories.media_pipeline import ProductionFactory
from tests.factories.organisations import PostFactory
from tests.factories.policies import NUMBER, TITLE, make_library, make_policy
from tests.factories.portal import make_interpretation
from tests.factories.vocabulary import ThemeFactory

pytestmark = pytest.mark.django_db
MAX_QUERIES = 18
TABLE = """某府发〔2026〕9号
某市人民政府关于补贴标准的通知
一、补贴标准
标准如下：
层数\t补贴（万元）
4层\t18
7层\t25
二、其他
自2026年12月1日起施行。
某市人民政府
2026年11月1日
"""
Bound = Callable[[int], AbstractContextManager[None]]


@pytest.fixture
def policy() -> PolicyPage:
    return make_policy()


@pytest.fixture
def interpretation(policy: PolicyPage) -> InterpretationPage:
    return make_interpretation(policy, anchors=("c-1-1",))


def read(client: Client, page: PolicyPage | InterpretationPage | str) -> str:
    response = client.get(page if isinstance(page, str) else page.url)
    assert response.status_code == 200
    return str(response.content.decode())


def add_productions(page: InterpretationPage) -> None:
    digest = page.releases.get().storyboard_digest
    roles = {
        "video": ("video", "captions", "poster", "transcript"),
        "h5": ("page", "archive"),
        "infographic": ("infographic",),
    }
    for kind, files in roles.items():
        made = ProductionFactory(
            source=page.source, kind=kind, ready=True, storyboard_digest=digest
        )
        for role in files:
            path = default_storage.save(f"works/{role}", ContentFile(b"x"))
            ProductionFile.objects.create(
                production=made, role=role, path=path, media_type="x/x", size_bytes=1, sha256="0"
            )


def test_policy_page_gives_every_clause_an_address(client: Client, policy: PolicyPage) -> None:
    html = read(client, policy)
    for clause in policy.clauses.all():
        assert f'id="{clause.anchor}"' in html
    assert 'href="#c-1-1"' in html


def test_policy_page_says_what_nobody_stated(client: Client, policy: PolicyPage) -> None:
    policy.published_on = None
    policy.save()
    facts = read(client, policy).split('<dl class="facts">')[1].split("</dl>")[0]
    assert NUMBER in facts
    assert '<dd class="is-unstated">' in facts


def test_a_heading_is_not_said_again_in_its_text(client: Client, policy: PolicyPage) -> None:
    article = read(client, policy).split('id="c-1"')[1].split('id="c-2"')[0]
    assert article.count("补贴标准") == 1


def test_headings_of_the_text_follow_its_ladder(client: Client, policy: PolicyPage) -> None:
    part, section = (read(client, policy).split(f'id="{anchor}"')[1] for anchor in ("c-2", "c-2-1"))
    assert '<h2 class="clause__heading">' in part.split("</div>")[0]
    assert '<h3 class="clause__heading">' in section.split("</div>")[0]


def test_a_table_of_the_text_is_a_table(client: Client) -> None:
    html = read(client, make_policy(TABLE))
    assert '<th scope="col">补贴（万元）</th>' in html
    assert "<td>25</td>" in html


def test_policy_and_interpretation_link_to_each_other(
    client: Client, policy: PolicyPage, interpretation: InterpretationPage
) -> None:
    assert f'href="{interpretation.url}"' in read(client, policy)
    assert f'href="{policy.url}"' in read(client, interpretation)


def test_a_clause_links_to_the_claims_that_explain_it(
    client: Client, policy: PolicyPage, interpretation: InterpretationPage
) -> None:
    claim = interpretation.measures[0]
    address = f'{interpretation.url}#m-{claim.id}"'
    clause = read(client, policy).split('id="c-1-1"')[1].split('id="c-1-2"')[0]
    assert address in clause
    assert f'id="m-{claim.id}"' in read(client, interpretation)


def test_a_claim_shows_the_words_of_its_clause_and_leads_there(
    client: Client, policy: PolicyPage, interpretation: InterpretationPage
) -> None:
    citation = read(client, interpretation).split('<details class="disclosure citation">')[1]
    assert policy.clauses.get(anchor="c-1-1").text in citation
    assert f'href="{policy.url}#c-1-1"' in citation


def test_a_changed_clause_is_marked_and_no_longer_claims_to_be_explained(
    client: Client, policy: PolicyPage, interpretation: InterpretationPage
) -> None:
    policy.clauses.filter(anchor="c-1-1").update(text="改为1300元。", text_digest="1" * 64)
    citation = read(client, interpretation).split('<details class="disclosure citation">')[1]
    assert "chip--ended" in citation.split("</summary>")[0]
    assert "clause__explained" not in read(client, policy)


def test_interpretation_page_has_the_four_parts(
    client: Client, interpretation: InterpretationPage
) -> None:
    html = read(client, interpretation)
    for part in ("background", "basis", "purpose", "measures"):
        assert f'<section class="facet" id="{part}"' in html


def test_without_productions_there_is_no_player(
    client: Client, interpretation: InterpretationPage
) -> None:
    html = read(client, interpretation)
    assert "<video" not in html
    assert "<iframe" not in html


def test_productions_are_shown_with_captions_sandbox_and_words(
    client: Client, interpretation: InterpretationPage
) -> None:
    add_productions(interpretation)
    html = " ".join(read(client, interpretation).split())
    track = html.split("<track")[1].split(">")[0]
    assert 'kind="captions"' in track
    assert 'srclang="zh"' in track
    assert track.rstrip().endswith("default")
    assert 'sandbox="allow-scripts"' in html.split("<iframe")[1].split(">")[0]
    assert 'alt="' in html.split('<img src="/media/works/infographic"')[1].split(">")[0]


def test_the_pages_own_form_comes_first(client: Client, policy: PolicyPage) -> None:
    page = make_interpretation(policy, title="一图读懂", form="infographic")
    add_productions(page)
    html = read(client, page)
    assert html.index('id="infographic"') < html.index('id="video"')


def test_an_ended_policy_is_said_on_both_pages(
    client: Client, policy: PolicyPage, interpretation: InterpretationPage
) -> None:
    policy.validity = "ended"
    policy.save()
    assert "notice--bad" in read(client, policy)
    assert "notice--bad" in read(client, interpretation)


def test_an_unpublished_interpretation_is_nowhere(
    client: Client, policy: PolicyPage, interpretation: InterpretationPage
) -> None:
    interpretation.unpublish()
    assert interpretation.title not in read(client, policy)
    assert interpretation.title not in read(client, "/")


def test_home_shows_the_newest_of_both_and_the_themes(
    client: Client, policy: PolicyPage, interpretation: InterpretationPage
) -> None:
    theme = ThemeFactory(name="民生保障")
    policy.themes = [theme]
    policy.save()
    html = read(client, "/")
    assert interpretation.title in html
    assert TITLE in html
    assert f"?theme={theme.code}" in html


def test_home_is_complete_before_anything_is_published(client: Client) -> None:
    make_library()
    assert "empty" in read(client, "/")


def test_reading_pages_cost_few_queries_however_much_is_on_them(
    client: Client,
    policy: PolicyPage,
    interpretation: InterpretationPage,
    django_assert_max_num_queries: Bound,
) -> None:
    add_productions(interpretation)
    for number in range(4):
        make_interpretation(policy, anchors=("c-1-1", "c-1-2", "c-2-1"), title=f"再解读{number}")
    addresses = [policy.url, interpretation.url, make_library().url, "/"]
    for address in addresses:
        with django_assert_max_num_queries(MAX_QUERIES):
            client.get(address)


def test_the_interpreter_is_named_with_the_post(client: Client, policy: PolicyPage) -> None:
    post = PostFactory(started_on=date(2020, 1, 1), title="局长")
    page = make_interpretation(policy)
    page.interpreter_post = post
    page.save_revision().publish()
    assert f"{post.department}局长 {post.official}" in read(client, page)
