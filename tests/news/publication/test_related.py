"""What a story leads on to: the same people and topics, newest first in time, written when either is published."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.editorial.actions import publish_imported
from news.models import ArticlePage, ListingRow, PublishedArticle, RelatedStory
from news.publication.batch import Batch, Story
from news.publication.related import (
    ENTERED,
    STORED,
    Candidate,
    Related,
    best_of,
    find_candidates,
    relevance,
    tie_of,
)
from news.publication.values import listing_keys
from news.publication.writing import reproject
from tests.builders import a_person, a_published_article, a_quote, a_region, a_retraction, a_section, a_topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

NOW = datetime(2026, 11, 24, tzinfo=UTC)
WORDS = ("paragraph", "<p>Air naik.</p>")


def a_candidate(article_id: int = 1, *, days: int = 0, **changes) -> Candidate:
    values = {"label": "news", "place": "", "section": "", "shared": [("topic", 1)]}
    return Candidate(article_id, NOW + timedelta(days=days), **(values | changes))


def a_story(number: int = 0, *, people: tuple = (), topics: tuple = (), **changes) -> ArticlePage:
    """Published ``number`` days before now, with nobody and nothing in common unless told."""
    body = [WORDS, *(a_quote(speaker=person) for person in people)]
    return a_published_article(
        title=f"Berita {number}",
        body=body,
        topics=topics,
        published_at=NOW - timedelta(days=number),
        **changes,
    )


def led_to(article: ArticlePage) -> list[int]:
    return list(
        RelatedStory.objects.filter(published=article.pk).order_by("rank").values_list("other", flat=True)
    )


def why(article: ArticlePage) -> list[str]:
    return list(RelatedStory.objects.filter(published=article.pk).values_list("why", flat=True))


def test_nearer_in_time_is_more_relevant():
    own = a_candidate()
    near, far = (
        relevance(a_candidate(2, days=days), under=own, shared=[("topic", 1)]) for days in (-1, -300)
    )
    assert near > far


def test_what_came_after_counts_for_longer_than_what_came_before():
    own = a_candidate()
    after, before = (
        relevance(a_candidate(2, days=days), under=own, shared=[("topic", 1)]) for days in (60, -60)
    )
    assert after > before


def test_person_weighs_more_than_topic_and_both_more_than_one():
    own, other = a_candidate(), a_candidate(2)
    scores = [
        relevance(other, under=own, shared=shared)
        for shared in ([("topic", 1)], [("person", 1)], [("person", 1), ("topic", 1)])
    ]
    assert scores == sorted(scores)
    assert len(set(scores)) == 3


def test_place_and_section_settle_what_people_and_topics_leave_open():
    own = a_candidate(place="/wilayah/berau/", section="/rubrik/politik/")
    same_section = a_candidate(2, section="/rubrik/politik/")
    same_place = a_candidate(3, place="/wilayah/berau/")
    best = best_of([a_candidate(4), same_section, same_place], under=own)
    assert [found.article_id for _score, found in best] == [3, 2, 4]


def test_press_releases_lead_on_from_press_releases_alone():
    release = a_candidate(2, label="press_release")
    assert best_of([release], under=a_candidate()) == []
    assert best_of([release], under=a_candidate(3, label="press_release"))
    assert best_of([a_candidate()], under=release)


def test_reason_names_people_before_topics_and_no_more_than_two():
    names = {("person", number): f"Tokoh {number}" for number in (1, 2, 3)} | {("topic", 9): "Banjir"}
    assert tie_of([*names], names=names).why == "Tokoh yang sama: Tokoh 1, Tokoh 2"
    assert tie_of([("topic", 9)], names=names).why == "Topik: Banjir"


def test_stories_of_the_same_person_lead_to_each_other():
    person = a_person()
    before, after = a_story(2, people=(person,)), a_story(1, people=(person,))
    assert led_to(before) == [after.pk]
    assert led_to(after) == [before.pk]
    assert why(after) == [f"Tokoh yang sama: {person.name}"]


def test_same_region_alone_relates_nothing():
    """The newest from there are asked for when the story is read: stored ones would be the newest of that day."""
    a_story(2, region=a_region())
    assert led_to(a_story(1, region=a_region())) == []


def test_paid_text_neither_leads_nor_is_led_to():
    topic = a_topic()
    news, paid = (
        a_story(2, topics=(topic,)),
        a_story(1, topics=(topic,), label="advertorial", sponsor="PT Tirta"),
    )
    assert led_to(news) == led_to(paid) == []


def test_press_release_does_not_stand_among_what_news_leads_to():
    topic = a_topic()
    news = a_story(2, topics=(topic,))
    release = a_story(1, topics=(topic,), label="press_release", sponsor="Dinas PU")
    assert led_to(news) == []
    assert led_to(release) == [news.pk]


def test_story_that_becomes_a_press_release_leaves_the_lists_of_news_alone():
    topic = a_topic()
    news, release = (
        a_story(3, topics=(topic,)),
        a_story(2, topics=(topic,), label="press_release", sponsor="Dinas PU"),
    )
    story = a_story(1, topics=(topic,))
    another = a_story(0, topics=(topic,), label="press_release", sponsor="Dinas PU")
    assert (led_to(news), led_to(release)) == ([story.pk], [another.pk, news.pk])
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.label, draft.sponsor = "press_release", "Dinas PU"
    publish_imported(draft)
    reproject(another.pk)
    assert led_to(news) == []
    assert led_to(release) == [another.pk, news.pk]


def test_withdrawn_story_vanishes_from_all_lists():
    topic = a_topic()
    before, after = a_story(2, topics=(topic,)), a_story(1, topics=(topic,))
    after.unpublish()
    assert led_to(before) == []
    assert not RelatedStory.objects.filter(published_id=after.pk).exists()


def test_retracted_story_vanishes_from_all_lists():
    topic = a_topic()
    before, after = a_story(2, topics=(topic,)), a_story(1, topics=(topic,))
    a_retraction(after)
    assert led_to(before) == []


def test_story_that_comes_back_enters_the_lists_again():
    topic = a_topic()
    before, after = a_story(2, topics=(topic,)), a_story(1, topics=(topic,))
    after.unpublish()
    publish_imported(ArticlePage.objects.get(pk=after.pk))
    assert led_to(before) == [after.pk]


def test_story_that_shares_a_topic_no_more_leaves_both_lists():
    topic = a_topic()
    before, after = a_story(2, topics=(topic,)), a_story(1, topics=(topic,))
    draft = ArticlePage.objects.get(pk=after.pk).get_latest_revision_as_object()
    draft.topics = []
    publish_imported(draft)
    assert led_to(before) == led_to(after) == []


def test_candidates_are_known_by_label_place_and_section():
    topic = a_topic()
    release = a_story(2, topics=(topic,), label="press_release", sponsor="Dinas PU")
    [found] = find_candidates([("topic", topic.pk)], besides=None)
    assert found.label == "press_release"
    assert found.place == release.region.get_absolute_url()
    assert found.section == release.section.get_absolute_url()
    assert led_to(a_story(1, topics=(topic,))) == []


def test_lists_are_bounded_and_keep_what_is_most_relevant():
    topic, person = a_topic(), a_person()
    first = a_story(30, topics=(topic,), people=(person,))
    others = [a_story(20 - number, topics=(topic,)) for number in range(STORED)]
    closest = a_story(1, topics=(topic,), people=(person,))
    assert led_to(first)[0] == closest.pk
    assert len(led_to(first)) == STORED
    assert RelatedStory.objects.filter(other_id=closest.pk).count() <= ENTERED
    assert others[0].pk not in led_to(closest)


def test_full_list_does_not_grow_by_what_is_less_relevant():
    topic, people = a_topic(), tuple(a_person(f"Tokoh {number}") for number in range(STORED))
    first = a_story(30, topics=(topic,), people=people)
    for number, person in enumerate(people):
        a_story(29 - number, topics=(topic,), people=(person,))
    before = led_to(first)
    weak = a_story(31, topics=(topic,))
    assert led_to(weak)[0] == first.pk
    assert led_to(first) == before
    assert len(before) == STORED


def test_gap_that_a_withdrawn_story_left_is_closed_by_the_next_one():
    topic = a_topic()
    first = a_story(30, topics=(topic,))
    near, middle, far = (a_story(number, topics=(topic,)) for number in (29, 20, 10))
    middle.unpublish()
    last = a_story(0, topics=(topic,))
    assert led_to(first) == [near.pk, far.pk, last.pk]


def statements_of_relating(article: ArticlePage, *, is_new: bool) -> int:
    story = Story.of(article)
    story.published = PublishedArticle.objects.get(pk=article.pk)
    story.before = None if is_new else story.published
    story.listings = listing_keys(article)
    article.load_speakers()
    with CaptureQueriesContext(connection) as captured:
        Related().write(Batch([story]))
    # Whom and what a story tells of is asked for by every part (``news.publication.loading.read_once``).
    asked = ("relatedstory", "listingrow", "publishedarticle")
    return len([query for query in captured if any(name in query["sql"] for name in asked)])


@pytest.mark.parametrize("is_new", [True, False])
def test_relating_takes_four_statements_whatever_is_public_already(is_new):
    topic, person = a_topic(), a_person()
    story = a_story(0, topics=(topic,), people=(person,))
    with_few = statements_of_relating(story, is_new=is_new)
    for number in range(1, 9):
        a_story(number, topics=(topic,), people=(person,))
    assert statements_of_relating(story, is_new=is_new) <= 4
    assert with_few <= 4


def test_candidates_are_sought_by_the_index_of_listings():
    story = a_story(0, topics=(a_topic(),))
    rows = ListingRow.objects.of("topic", a_topic().pk).newest_first()[:12]
    assert "news_listingrow_newest" in rows.explain() or connection.vendor == "postgresql"
    assert story.pk


def test_story_drawn_again_leads_where_it_led():
    topic = a_topic()
    before, after = a_story(2, topics=(topic,)), a_story(1, topics=(topic,))
    reproject(before.pk)
    reproject(after.pk)
    assert (led_to(before), led_to(after)) == ([after.pk], [before.pk])


def test_the_same_section_is_no_reason():
    a_story(2, section=a_section("Ekonomi"), region=a_region("Paser", code="64.01"))
    assert led_to(a_story(1, section=a_section("Ekonomi"))) == []
