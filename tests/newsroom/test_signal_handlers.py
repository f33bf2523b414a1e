import pytest
from wagtail.models import Page, Site

from newsroom import edition

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


def test_what_no_reader_sees_begins_none(django_user_model):
    assert not begins_edition(
        lambda: django_user_model.objects.create_user("baru", password="a long password")
    )
