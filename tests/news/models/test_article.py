import pytest
from django.db import IntegrityError, transaction

from news.models import ArticlePage, BylineEntry
from tests.builders import a_photo, a_published_article, an_article, an_author

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_author_stands_once_in_a_byline_for_each_part():
    article, author = an_article(authors=(an_author("Dimas Arya"),)), an_author("Dimas Arya")
    BylineEntry.objects.create(article=article, author=author, role=BylineEntry.Role.PHOTOGRAPHER)
    with pytest.raises(IntegrityError), transaction.atomic():
        BylineEntry.objects.create(article=article, author=author, role=BylineEntry.Role.WRITER)


def test_names_without_a_number_keep_the_order_in_which_they_were_added():
    names = ["Zaki", "Arman", "Mira", "Budi"]
    article = an_article(authors=tuple(an_author(name) for name in names))
    assert [str(entry) for entry in ArticlePage.objects.get(pk=article.pk).byline_entries.all()] == names


@pytest.mark.parametrize("thing", ["section", "region", "lead_photo"])
def test_what_a_story_shows_cannot_be_deleted_under_it(thing):
    article = a_published_article(lead_photo=a_photo())
    with pytest.raises(IntegrityError):
        getattr(article, thing).delete()


def test_credited_author_cannot_be_deleted():
    article = a_published_article()
    with pytest.raises(IntegrityError):
        article.byline_entries.all()[0].author.delete()


def test_identity_survives_an_old_revision():
    article = a_published_article()
    old = article.revisions.order_by("pk").first()
    old.content["public_id"] = "00000000-0000-4000-8000-000000000000"
    old.save()
    assert old.as_object().public_id == article.public_id
    assert old.as_object().published_at == article.published_at


def test_paid_text_is_known_as_such():
    assert ArticlePage(label="advertorial").is_paid
    assert not ArticlePage(label="press_release").is_paid
