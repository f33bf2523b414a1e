"""Deleting what public stories are filed under: they stay approved, and what was decided is on record."""

import pytest
from django.db import transaction
from django.urls import reverse

from news.editorial.models import Approval
from news.editorial.refusals import StillNamed
from news.models import ArticlePage, Region, Topic
from tests.builders import a_published_article, a_region, a_topic, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def an_administrator():
    return a_user("admin", is_staff=True, is_superuser=True)


def test_story_of_a_deleted_topic_stays_approved_and_public(client):
    kept, gone = a_topic("Banjir"), a_topic("Salah ketik")
    story = a_published_article(topics=(kept, gone))
    chief = an_administrator()
    client.force_login(chief)
    client.post(reverse("wagtailsnippets_news_topic:delete", args=[gone.pk]))
    assert not Topic.objects.filter(pk=gone.pk).exists()
    story = ArticlePage.objects.get(pk=story.pk)
    newest = Approval.objects.filter(article=story).latest("pk")
    assert (newest.kind, newest.made_by) == (Approval.Kind.REFILED, chief)
    assert story.published.digest == newest.digest
    assert story.live_revision.content["topics"] == [kept.pk]
    assert "Salah ketik" not in client.get(story.get_url()).text


def test_topic_of_a_public_story_that_is_being_written_stays_and_says_why(client):
    topic = a_topic("Banjir")
    story = a_published_article(topics=(topic,))
    draft = ArticlePage.objects.get(pk=story.pk)
    draft.title = "Judul baru"
    draft.save_revision()
    client.force_login(an_administrator())
    answer = client.post(reverse("wagtailsnippets_news_topic:delete", args=[topic.pk]), follow=True)
    assert Topic.objects.filter(pk=topic.pk).exists()
    assert story.title in answer.text


def test_further_region_of_a_public_story_stays():
    place = a_region("Bontang", code="64.74", kind="city")
    a_published_article(further_regions=[place])
    with pytest.raises(StillNamed), transaction.atomic():
        place.delete()
    assert Region.objects.filter(pk=place.pk).exists()
