"""Who is concerned, and why."""

import random

import pytest

from channels.base import ALL_THEMES, AudienceRule
from channels.selectors import preview_audience
from channels.selectors.audience import Audience
from channels.selectors.region_tree import touched_regions
from channels.services import leave, pause_subscription, subscribe
from cms.vocabulary.models import Region
from tests.factories.channels import make_subscriber, make_theme

pytestmark = pytest.mark.django_db


def reached(*, themes=(), regions=()):
    rule = AudienceRule(themes=frozenset(themes), regions=frozenset(regions))
    return {contact.subscriber for contact in Audience(rule).reachable()}


@pytest.mark.parametrize(
    ("own", "named", "matches"),
    [
        ("150602", "150602", True),  # the same
        ("150600", "150602", True),  # contains it
        ("150602", "150600", True),  # lies inside it
        ("150602", "150000", True),  # two levels inside
        ("150000", "150602", True),  # two levels around
        ("150603", "150602", False),  # beside it
        ("150200", "150600", False),  # the neighbour
    ],
)
def test_a_region_matches_what_equals_contains_or_lies_inside(ordos, own, named, matches):
    person = make_subscriber(regions=[own])

    assert (person in reached(themes=["labour"], regions=[named])) is matches


def test_a_notice_without_regions_concerns_every_region(ordos):
    person = make_subscriber(themes=["labour"], regions=["150200"])

    assert person in reached(themes=["labour"])


def test_a_notice_without_themes_concerns_every_theme(ordos):
    person = make_subscriber(themes=["housing"])

    assert person in reached(regions=["150602"])


def test_one_common_theme_is_enough_and_none_is_not(ordos):
    both = make_subscriber(themes=["labour", "housing"])
    other = make_subscriber(themes=["housing"])

    assert reached(themes=["labour"], regions=["150602"]) == {both}
    assert other in reached(themes=["labour", "housing"], regions=["150602"])


def test_whoever_follows_everything_gets_themes_that_come_later(ordos):
    person = make_subscriber(themes=[ALL_THEMES])
    make_theme("brand-new")

    assert person in reached(themes=["brand-new"], regions=["150602"])


def test_codes_nobody_knows_match_nobody_who_chose(ordos):
    make_subscriber(themes=["labour"])

    assert not reached(themes=["abolished"], regions=["150602"])
    assert not reached(themes=["labour"], regions=["999999"])


def test_a_ring_of_regions_does_not_hang_the_match(ordos):
    Region.objects.filter(code="150000").update(parent=ordos["dongsheng"])

    assert ordos["kangbashi"].pk in touched_regions(["150602"]).touched


def test_unconfirmed_paused_and_left_people_are_not_reached(ordos):
    paused, gone = make_subscriber(), make_subscriber()
    pause_subscription(paused)
    leave(gone)
    subscribe(themes=["labour"], regions=["150602"], channels=["email"], email="new@example.cn")

    assert not reached(themes=["labour"], regions=["150602"])


def test_the_preview_counts_people_and_channels_apart(ordos):
    make_subscriber(email="two.ways@example.cn")
    make_subscriber()

    preview = preview_audience(AudienceRule(themes=frozenset({"labour"})))

    assert preview.people == 2
    assert {count.channel: count.people for count in preview.by_channel} == {"email": 1, "inbox": 2}
    assert preview.deliveries == 3


def test_the_preview_shows_reasons_and_masked_contacts_only(ordos):
    make_subscriber(themes=["labour"], email="lihua@example.cn", inbox=False)

    (person,) = preview_audience(
        AudienceRule(themes=frozenset({"labour"}), regions=frozenset({"150602"}))
    ).sample

    assert person.masked_contact == "l***@example.cn"
    assert "劳动、人事" in person.reason
    assert "东胜区" in person.reason


def test_the_preview_says_who_is_skipped_and_why(ordos):
    subscribe(themes=["labour"], regions=["150602"], channels=["email"], email="new@example.cn")
    pause_subscription(make_subscriber())

    skipped = preview_audience(AudienceRule()).skipped

    assert [entry.people for entry in skipped] == [1, 1]


def test_the_sample_never_shows_more_than_twenty(ordos):
    for _ in range(25):
        make_subscriber()

    preview = preview_audience(AudienceRule())

    assert (preview.people, len(preview.sample)) == (25, 20)


def test_the_reason_names_the_exact_region_before_a_wider_one(ordos):
    make_subscriber(themes=["labour"], regions=["150600", "150602"])
    rule = AudienceRule(themes=frozenset({"labour"}), regions=frozenset({"150602"}))

    told = Audience(rule).with_reason(Audience(rule).reachable())

    (contact,) = told
    assert "东胜区" in contact.reason  # type: ignore[attr-defined]  # annotated by with_reason


@pytest.mark.parametrize("seed", range(5))
def test_the_database_agrees_with_a_reading_of_the_rule_in_plain_python(ordos, seed):
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    codes = [region.code for region in ordos.values()]
    line = {"150000": {"150000"}}
    for region in [ordos["ordos"], ordos["baotou"], ordos["dongsheng"], ordos["kangbashi"]]:
        line[region.code] = {region.code} | line[region.parent.code]
    people = {}
    for _ in range(12):
        themes = chance.choice([["labour"], ["housing"], ["labour", "housing"], [ALL_THEMES]])
        regions = chance.sample(codes, chance.randint(1, 2))
        people[make_subscriber(themes=themes, regions=regions)] = (set(themes), set(regions))
    rule_themes = set(chance.sample(["labour", "housing"], chance.randint(0, 2)))
    rule_regions = set(chance.sample(codes, chance.randint(0, 2)))

    def concerns(themes, regions):
        by_theme = not rule_themes or themes & (rule_themes | {ALL_THEMES})
        by_region = not rule_regions or any(
            own in line[named] or named in line[own] for own in regions for named in rule_regions
        )
        return by_theme and by_region

    expected = {person for person, choice in people.items() if concerns(*choice)}
    assert reached(themes=rule_themes, regions=rule_regions) == expected
