import pytest
from wagtail.models import Page, Site

from news.models import ArticlePage
from news.quotes.checking import confirm_quote
from news.quotes.models import Quote
from news.signals import archive_changed, article_published, article_withdrawn, stories_redrawn
from newsroom import edition
from tests.builders import a_published_article, a_site, an_editor

pytestmark = pytest.mark.django_db(transaction=True)


def begins_edition(change) -> bool:
    before = edition.current()
    change()
    return edition.current() > before


def test_change_of_a_section_begins_a_new_edition():
    from news.models import Section

    section = Section.objects.create(name="Politik", slug="politik")
    section.name = "Politik & Hukum"
    assert begins_edition(section.save)
    assert begins_edition(section.delete)


def test_change_of_the_site_begins_a_new_edition():
    assert begins_edition(Site.objects.get().save)


def test_saving_a_draft_begins_none():
    page = Page.objects.get(depth=1).add_child(instance=Page(title="Draft", slug="draft", live=False))
    page.title = "Draft, second try"
    assert not begins_edition(page.save_revision)


def test_publishing_and_withdrawing_a_page_begin_new_editions():
    page = Page.objects.get(depth=1).add_child(instance=Page(title="Page", slug="page", live=False))
    assert begins_edition(page.save_revision().publish)
    assert begins_edition(Page.objects.get(pk=page.pk).unpublish)
    assert begins_edition(Page.objects.get(pk=page.pk).delete)


@pytest.mark.parametrize(
    ("signal", "told"),
    [
        (article_published, lambda: {"article": ArticlePage(pk=1)}),
        (article_withdrawn, lambda: {"article_id": 1}),
        (stories_redrawn, lambda: {"article_ids": [1]}),
        (archive_changed, dict),
    ],
    ids=["published", "withdrawn", "redrawn", "archive"],
)
def test_each_signal_about_stories_begins_a_new_edition_once(signal, told):
    before = edition.current()
    signal.send(ArticlePage, **told())
    assert edition.current() == before + 1


def test_confirming_a_quote_begins_a_new_edition():
    a_site()
    quote = Quote.objects.get(article=a_published_article())
    Quote.objects.filter(pk=quote.pk).update(is_confirmed=False)
    assert begins_edition(lambda: confirm_quote(quote, by=an_editor()))


def test_what_no_reader_sees_begins_none(django_user_model):
    assert not begins_edition(
        lambda: django_user_model.objects.create_user("baru", password="a long password")
    )
