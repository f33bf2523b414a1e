"""“Baca juga” as the editor proposes it: by the draft as it is saved, never twice, never what is no news."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from news.models import ArticlePage
from news.proposals import PROPOSED, propose
from tests.builders import (
    a_person,
    a_published_article,
    a_quote,
    a_region,
    a_reporter,
    a_topic,
    an_article,
    an_editor,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

WORDS = ("paragraph", "<p>Air naik.</p>")


def a_story(title: str, **changes) -> ArticlePage:
    return a_published_article(title=title, **({"body": [WORDS]} | changes))


def a_draft(**changes) -> ArticlePage:
    return an_article(**({"body": [WORDS]} | changes))


def titles(article: ArticlePage) -> list[str]:
    return [proposal.title for proposal in propose(article)]


def test_person_comes_before_topic_and_both_before_the_place():
    elsewhere, topic, person = a_region("Paser", code="64.01"), a_topic(), a_person()
    a_story("Wilayah")
    a_story("Topik", topics=(topic,), region=elsewhere)
    a_story("Tokoh", body=[a_quote(speaker=person)], region=elsewhere)
    draft = a_draft(topics=(topic,), body=[WORDS, a_quote(speaker=person)])
    assert titles(draft) == ["Tokoh", "Topik", "Wilayah"]
    assert [proposal.why for proposal in propose(draft)] == [
        f"Tokoh yang sama: {person.name}",
        f"Topik: {topic.name}",
        "Wilayah: Berau",
    ]


def test_no_more_than_five_and_never_itself():
    for number in range(8):
        a_story(f"Berita {number}")
    story = a_story("Sendiri")
    assert len(titles(story)) == PROPOSED
    assert "Sendiri" not in titles(story)


def test_what_the_text_shows_already_is_not_proposed_again():
    shown = a_story("Sudah ada")
    assert titles(a_draft(body=[("related", {"article": shown})])) == []


def test_what_the_text_shows_takes_no_proposals_place():
    for number in range(PROPOSED):
        a_story(f"Lain {number}")
    shown = [a_story(f"Sudah ada {number}") for number in range(3)]
    draft = a_draft(body=[("related", {"article": story}) for story in shown])
    assert len(titles(draft)) == PROPOSED


def test_drafts_press_releases_and_paid_texts_are_not_proposed():
    a_draft()
    a_story("Siaran", label="press_release", sponsor="Dinas PU")
    a_story("Iklan", label="advertorial", sponsor="PT Tirta")
    assert titles(a_draft()) == []


def test_proposing_costs_two_queries_whatever_is_public():
    for number in range(6):
        a_story(f"Berita {number}", topics=(a_topic(),))
    draft = a_draft(topics=(a_topic(),))
    draft.region, draft.section = draft.region, draft.section
    draft.topics.all()
    with CaptureQueriesContext(connection) as captured:
        propose(draft)
    asked = [
        query["sql"]
        for query in captured
        if "listingrow" in query["sql"] or "publishedarticle" in query["sql"]
    ]
    assert len(asked) == 2


def test_proposal_is_a_block_as_the_editor_takes_one():
    story = a_story("Tanggul jebol")
    [proposal] = propose(a_draft())
    block = json.loads(proposal.block)
    assert block["type"] == "related"
    assert block["value"]["article"]["id"] == story.pk


def test_editor_lists_proposals_with_their_numbers_for_whoever_has_no_script(client):
    story, draft = a_story("Tanggul jebol"), a_draft(owner=a_reporter("dimas"))
    client.force_login(an_editor())
    html = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).text
    assert "<read-also" in html
    assert "Tanggul jebol" in html
    assert f"no. {story.pk}" in html


def test_editor_of_a_story_that_is_not_saved_yet_proposes_nothing(client):
    client.force_login(an_editor())
    html = client.get(reverse("write_story"), follow=True).text
    assert "<read-also" not in html
