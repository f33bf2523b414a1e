"""What is done to many stories in one request is told of once, when it stands."""

import pytest
from django.urls import reverse

from news.imports.models import PersonMerge, Refiling
from news.signals import articles_published
from tests.builders import a_chief, a_person, a_published_article, a_quote, a_section, a_site

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = ("paragraph", "<p>Air pasang merendam sembilan desa sejak Kamis dini hari.</p>")


@pytest.fixture
def told():
    """How many stories were told of, one entry for each time."""
    heard = []

    def hear(*, article_ids, **kwargs):
        heard.append(len(article_ids))

    articles_published.connect(hear, dispatch_uid="test.told")
    yield heard
    articles_published.disconnect(dispatch_uid="test.told")


def test_a_merge_and_its_undoing_are_each_told_of_once(client, told):
    a_site()
    kept, other = a_person("Tohar Sukarsa"), a_person("H. Tohar Sukarsa")
    for words in ("Air naik.", "Air turun.", "Air tetap."):
        a_published_article(body=[TEXT, a_quote(words, speaker=other)])
    client.force_login(a_chief())
    told.clear()
    client.post(reverse("news_people:merge"), {"id": [kept.pk, other.pk], "stays": kept.pk})
    assert told == [3]
    client.post(reverse("news_people:merged", args=[PersonMerge.objects.get().pk]), {"undo": "1"})
    assert told == [3, 3]


def test_a_refiling_is_told_of_once(client, told):
    a_site()
    for title in ("Rapat anggaran", "Rapat jalan"):
        a_published_article(title=title)
    client.force_login(a_chief())
    told.clear()
    asked = {"section": a_section().pk, "to_section": a_section("Ekonomi").pk}
    seen = client.get(reverse("news_refiling:choose"), asked).context["seen"]
    client.post(reverse("news_refiling:choose"), {**asked, "seen": seen})
    assert Refiling.objects.get().waiting == []
    assert told == [2]
