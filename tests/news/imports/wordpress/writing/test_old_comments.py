"""Comments of the old site stand under their stories, with their names and nothing else of who wrote them."""

import pytest

from news.comments.models import Reader, ReaderComment
from news.comments.threads import load_page
from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.writing.undoing import undo
from news.models import ArticlePage, PublishedArticle
from tests.builders import a_region
from tests.news.imports.wordpress.exports import a_comment, an_item
from tests.news.imports.wordpress.runs import an_export, imported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def story(site, tmp_path, mailoutbox) -> ArticlePage:
    a_region()
    comments = (
        a_comment(1, text="Setuju <b>sekali</b>.<br>Terima kasih."),
        a_comment(2, parent=1, text="Saya juga."),
        a_comment(3, parent=2, text="Jawaban atas jawaban."),
        a_comment(4, status="0", text="Menunggu."),
        a_comment(5, status="spam"),
        a_comment(6, kind="pingback"),
        a_comment(7, parent=99, text="Induknya tiada."),
        a_comment(8, parent=9, text="Melingkar."),
        a_comment(9, parent=8, text="Melingkar juga."),
    )
    imported(an_export(tmp_path / "a.xml", an_item(1, rest="".join(comments))))
    assert mailoutbox == []
    return ArticlePage.objects.get(slug="berita-1")


def test_thread_has_two_levels(story):
    page = load_page(story.pk)
    first = next(entry for entry in page.entries if entry.text.startswith("Setuju"))
    assert (first.name, first.text) == ("Udin", "Setuju sekali.\nTerima kasih.")
    assert [answer.text for answer in first.answers] == ["Saya juga.", "Jawaban atas jawaban."]
    assert {"Induknya tiada.", "Melingkar.", "Melingkar juga."} <= {entry.text for entry in page.entries}


def test_waiting_one_waits_here_and_spam_is_left_out(story):
    assert ReaderComment.objects.waiting().get().new_text == "Menunggu."
    assert ReaderComment.objects.count() == 7
    assert ": 2" in ImportedItem.objects.get(post_id=1).dropped[-1]


def test_nobody_gets_an_account(story):
    assert not Reader.objects.exists()


def test_they_go_with_an_undone_import(story):
    undo(ArchiveImport.objects.get(), by=None)
    assert not ReaderComment.objects.exists()
    assert not PublishedArticle.objects.exists()
