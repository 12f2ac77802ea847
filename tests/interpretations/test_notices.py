"""A published interpretation offers one notice to those its policies concern."""

import pytest

from channels.enums import NoticeStatus
from channels.models import Notice
from interpretations.exceptions import NotPublishedError
from interpretations.services import propose_notice_of
from tests.factories.policies import make_policy
from tests.factories.portal import make_interpretation
from tests.factories.vocabulary import RegionFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    policy = make_policy(
        themes=[ThemeFactory(code="heating")], regions=[RegionFactory(code="150602")]
    )
    return make_interpretation(policy)


def test_the_audience_is_the_policys_themes_and_regions(page):
    notice = propose_notice_of(page, requested_by=None)
    assert notice.rule.themes == frozenset({"heating"})
    assert notice.rule.regions == frozenset({"150602"})
    assert notice.title == page.title
    assert notice.address.endswith(page.url)


def test_nothing_is_sent_before_a_person_confirms(page):
    assert propose_notice_of(page, requested_by=None).status == NoticeStatus.DRAFT


def test_a_corrected_word_does_not_make_a_second_notice(page):
    first = propose_notice_of(page, requested_by=None)
    page.summary = "改了一个字。"
    page.save_revision().publish()
    page.refresh_from_db()
    assert propose_notice_of(page, requested_by=None).pk == first.pk
    assert Notice.objects.count() == 1


def test_an_unpublished_interpretation_offers_none(page):
    page.unpublish()
    with pytest.raises(NotPublishedError):
        propose_notice_of(page, requested_by=None)


def test_taking_it_off_the_site_stops_the_notice(page):
    notice = propose_notice_of(page, requested_by=None)
    page.unpublish()
    notice.refresh_from_db()
    assert notice.status == NoticeStatus.CANCELLED
