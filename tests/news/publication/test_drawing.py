"""The HTML of stories whose rows are right is stored: an archive's, and what another release drew."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import PublishedArticle
from news.presentation import UNDRAWN, template_version
from news.publication import drawing
from news.publication.drawing import draw, to_draw
from news.publication.rebuild import look_at
from tests.builders import a_correction, a_photo, a_published_article
from tests.news.bodies import every_block

pytestmark = pytest.mark.django_db
QUERIES_A_STORY = 4
"""Corrections, speakers, numbers of quotes, and storing it."""
DRAWN = ("template_version", "facts", "body_html", "story_html")


@pytest.fixture(scope="module")
def stories(site):
    """Two that use every part; the older one is corrected, too."""
    corrected = a_published_article(lead_photo=a_photo(), body=every_block())
    a_correction(corrected)
    return corrected, a_published_article(title="Jembatan Sepaku dibuka", body=every_block())


def row(story):
    return PublishedArticle.objects.get(pk=story.pk)


def undraw(*stories, version=UNDRAWN):
    """As an import leaves them, or a release with other templates."""
    PublishedArticle.objects.filter(pk__in=[story.pk for story in stories]).update(
        template_version=version, body_html="", story_html=""
    )


@pytest.mark.parametrize("version", [UNDRAWN, "of-another-release"])
def test_a_story_is_drawn_as_publishing_draws_it(stories, version):
    before = [PublishedArticle.objects.filter(pk=story.pk).values(*DRAWN).get() for story in stories]
    undraw(*stories, version=version)
    assert draw(to_draw()) == len(stories)
    after = [PublishedArticle.objects.filter(pk=story.pk).values(*DRAWN).get() for story in stories]
    assert after == before
    assert [look_at(story.pk, only_check=True) for story in stories] == [None, None]


def test_the_newest_come_first_and_what_is_drawn_is_left_alone(stories):
    assert to_draw() == []
    undraw(*stories)
    assert to_draw() == [stories[1].pk, stories[0].pk]
    draw([stories[1].pk])
    assert to_draw() == [stories[0].pk]
    PublishedArticle.objects.filter(pk=stories[1].pk).update(story_html="as it stands")
    assert draw([stories[1].pk]) == 0
    assert row(stories[1]).story_html == "as it stands"


def test_what_somebody_writes_meanwhile_stays(stories, monkeypatch):
    undraw(stories[0])
    render = drawing.render_story

    def published_meanwhile(*arguments, **options):
        PublishedArticle.objects.filter(pk=stories[0].pk).update(
            template_version=template_version(), story_html="newer"
        )
        return render(*arguments, **options)

    monkeypatch.setattr(drawing, "render_story", published_meanwhile)
    assert draw([stories[0].pk]) == 0
    assert row(stories[0]).story_html == "newer"


@pytest.mark.parametrize(
    "written",
    [
        {"digest": "of the newer text"},
        {"revision_id": 0},
        {"changed_at": datetime(2026, 11, 27, tzinfo=UTC)},
        {"story_html": "without the photo that was taken out"},
    ],
)
def test_what_the_release_before_writes_meanwhile_stays(stories, monkeypatch, written):
    undraw(stories[0], version="of-another-release")
    render = drawing.render_story

    def published_meanwhile(*arguments, **options):
        PublishedArticle.objects.filter(pk=stories[0].pk).update(**written)
        return render(*arguments, **options)

    monkeypatch.setattr(drawing, "render_story", published_meanwhile)
    assert draw([stories[0].pk]) == 0
    assert PublishedArticle.objects.filter(
        pk=stories[0].pk, template_version="of-another-release", **written
    ).exists()
    assert to_draw() == [stories[0].pk]


def test_a_story_without_a_revision_is_drawn(stories):
    undraw(stories[0])
    PublishedArticle.objects.filter(pk=stories[0].pk).update(revision_id=None)
    assert draw(to_draw()) == 1


def test_a_story_withdrawn_meanwhile_is_not_drawn(stories):
    undraw(stories[0])
    numbers = to_draw()
    PublishedArticle.objects.filter(pk=stories[0].pk).delete()
    assert draw(numbers) == 0


def test_looking_at_a_story_draws_it(stories):
    PublishedArticle.objects.filter(pk=stories[0].pk).update(template_version="of-another-release")
    assert look_at(stories[0].pk) is None
    assert row(stories[0]).template_version == template_version()


def test_checking_draws_nothing(stories):
    undraw(stories[0])
    assert look_at(stories[0].pk, only_check=True) is None
    assert row(stories[0]).template_version == UNDRAWN


def test_a_second_story_asks_only_what_is_its_own(site):
    undraw(*(several := [a_published_article(title=f"Berita {number}") for number in range(3)]))
    with CaptureQueriesContext(connection) as of_one:
        draw([several[0].pk])
    with CaptureQueriesContext(connection) as of_two:
        draw([story.pk for story in several[1:]])
    assert len(of_two) - len(of_one) <= QUERIES_A_STORY
