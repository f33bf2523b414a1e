"""An import is taken back as a whole; what somebody worked on stays."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, Page

from news.editorial.audit.chain import broken_links
from news.editorial.models import Approval, AuditEntry
from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.writing.undoing import undo
from news.models import ArticlePage, Author, Person, PublishedArticle, Series, SeriesPart
from news.quotes.confirming import confirm_quote
from news.quotes.models import Quote
from news.rebuild import rebuild
from search.models import SearchDocument
from tests.builders import a_published_article, a_region, a_reporter, an_article, an_editor
from tests.news.imports.wordpress.exports import HOST, an_item
from tests.news.imports.wordpress.runs import an_export, imported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
SAID = "<p>Jalan ditutup.</p><p>“Kami memperbaiki jembatan itu,” kata Kepala Dinas PU, Budi Santoso.</p>"


@pytest.fixture
def archive(site, tmp_path) -> ArchiveImport:
    a_region()
    items = [an_item(number, content=SAID) for number in (1, 2)]
    return imported(an_export(tmp_path / "a.xml", *items, an_item(3, status="draft")))


def test_nothing_is_left_of_what_nobody_touched(archive):
    ours = a_published_article()
    undone = undo(archive, by=None)
    assert (undone.deleted_count, undone.kept) == (3, [])
    assert list(PublishedArticle.objects.values_list("pk", flat=True)) == [ours.pk]
    assert SearchDocument.objects.count() == 1
    assert list(Redirect.objects.values_list("old_path", "redirect_link")) == []
    assert not Author.objects.filter(name="Rina Astuti").exists()
    assert not Person.objects.filter(name="Budi Santoso").exists()
    assert not ImportedItem.objects.exists()
    assert archive.state == ArchiveImport.State.UNDONE
    assert [list(problems) for problems in Page.find_problems()] == [[]] * 5
    assert list(rebuild(only_check=True)) == []


def test_log_of_decisions_keeps_its_entries_and_gets_one_for_the_undoing(archive):
    undo(archive, by=None)
    actions = list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))
    assert actions.count("import") == 2
    assert actions[-1] == "import_undone"


def test_changed_story_and_confirmed_quote_stay(archive):
    first = ArticlePage.objects.get(slug="berita-1")
    first.title = "Judul kami"
    first.save_revision()
    second = ArticlePage.objects.get(slug="berita-2")
    confirm_quote(Quote.objects.get(article=second), by=an_editor())
    undone = undo(archive, by=None)
    assert undone.deleted_count == 1
    assert {item.article_id for item in undone.kept} == {first.pk, second.pk}
    assert Approval.objects.filter(article=first).exists()
    assert Person.objects.filter(name="Budi Santoso").exists()
    assert list(rebuild(only_check=True)) == []


def test_export_can_be_imported_again_afterwards(archive, tmp_path):
    undo(archive, by=None)
    again = imported(tmp_path / "a.xml")
    assert again.pk != archive.pk
    assert PublishedArticle.objects.count() == 2


def test_story_that_is_imported_again_has_a_record_of_its_own(archive, tmp_path):
    undo(archive, by=None)
    imported(tmp_path / "a.xml")
    story = ArticlePage.objects.get(slug="berita-1")
    entries = list(AuditEntry.objects.about(story).order_by("pk"))
    assert [entry.action for entry in entries] == ["import"]
    assert broken_links(entries) == []


def read_also_in_our_draft(story: ArticlePage) -> None:
    an_article(body=[("related", {"article": story})])


def part_of_a_series(story: ArticlePage) -> None:
    series = Series.objects.create(name="Sungai kami")
    SeriesPart.objects.create(series=series, article=story)


def withdrawn(story: ArticlePage) -> None:
    story.unpublish()


def commented_at_the_desk(story: ArticlePage) -> None:
    Comment.objects.create(page=story, user=an_editor(), text="Benar?", contentpath="body")


def saved_again(story: ArticlePage) -> None:
    story.save_revision(user=an_editor())


def found_by_an_editors_redirect(story: ArticlePage) -> None:
    Redirect.add_redirect("/jembatan", redirect_to=story)


@pytest.mark.parametrize(
    "work",
    [
        read_also_in_our_draft,
        part_of_a_series,
        withdrawn,
        commented_at_the_desk,
        saved_again,
        found_by_an_editors_redirect,
    ],
)
def test_story_that_somebody_worked_with_stays(archive, work):
    story = ArticlePage.objects.get(slug="berita-1")
    work(story)
    undone = undo(archive, by=None)
    assert [item.article_id for item in undone.kept] == [story.pk]
    assert undone.deleted_count == 2


def test_draft_that_was_submitted_to_the_desk_stays(archive):
    draft = ArticlePage.objects.get(slug="berita-3")
    draft.get_workflow().start(draft, a_reporter())
    assert [item.article_id for item in undo(archive, by=None).kept] == [draft.pk]


def test_stories_that_lead_to_each_other_go_together_or_stay_together(site, tmp_path):
    leads = f"Lihat <a href='{HOST}/?p=1'>yang lalu</a>."
    also = f"Lihat <a href='{HOST}/?p=2'>yang lalu</a>."
    path = an_export(tmp_path / "a.xml", an_item(1), an_item(2, content=leads), an_item(3, content=also))
    archive = imported(path, batch=1)
    last = ArticlePage.objects.get(slug="berita-3")
    last.save_revision()
    assert len(undo(archive, by=None).kept) == 3
    last.latest_revision.delete()
    assert undo(archive, by=None).deleted_count == 3


def test_undoing_takes_some_statements_for_all_stories(site, tmp_path, django_assert_max_num_queries):
    archive = imported(
        an_export(tmp_path / "a.xml", *(an_item(number, content=SAID) for number in range(30)))
    )
    with django_assert_max_num_queries(400):
        assert undo(archive, by=None).deleted_count == 30
