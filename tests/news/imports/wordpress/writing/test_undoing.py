"""An import is taken back as a whole; what somebody worked on stays."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, Page

from news.accounts.models import User
from news.editorial.audit.chain import broken_links
from news.editorial.models import Approval, AuditEntry
from news.imports.models import ArchiveImport, ImportedItem
from news.imports.models.archive import BY, IMPORT, TASK, UNDO
from news.imports.wordpress.writing import undoing
from news.imports.wordpress.writing.undoing import undo
from news.models import ArticlePage, Author, Person, PublishedArticle, Series, SeriesPart
from news.quotes.checking import confirm_quote
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


@pytest.fixture
def stopped(archive, monkeypatch) -> ArchiveImport:
    """Somebody wants it to stop after its first story."""
    monkeypatch.setattr(undoing, "AT_ONCE", 1)
    rows = ArchiveImport.objects.filter(pk=archive.pk)
    undone = undo(archive, by=an_editor("sinta"), tell=lambda _undone: rows.update(stop_wanted=True))
    assert (undone.is_stopped, undone.deleted_count) == (True, 1)
    archive.refresh_from_db()
    return archive


def test_undoing_hears_that_it_is_to_stop_and_tells_how_far_it_is(stopped):
    assert (stopped.state, stopped.done_count, stopped.total_count) == (ArchiveImport.State.STOPPED, 1, 3)
    assert stopped.items.exclude(article=None).count() == 2
    assert Author.objects.filter(name="Rina Astuti").exists()
    assert User.objects.get(pk=stopped.options[BY]).username == "sinta"


def test_undoing_that_was_stopped_goes_on_as_an_undoing(stopped):
    call_command("undo_import", str(stopped.pk))
    stopped.refresh_from_db()
    assert (stopped.state, stopped.options[TASK]) == (ArchiveImport.State.UNDONE, UNDO)
    assert not ArticlePage.objects.exists()


def test_log_of_decisions_counts_what_went_before_a_stop(stopped):
    call_command("undo_import", str(stopped.pk))
    entry = AuditEntry.objects.get(action="import_undone")
    assert (entry.data["deleted"], entry.data["kept"]) == (3, 0)


def test_half_an_undoing_is_filled_up_by_another_run_of_the_import(stopped, tmp_path):
    again = imported(tmp_path / "a.xml")
    assert (again.pk, again.options[TASK]) == (stopped.pk, IMPORT)
    assert again.items.exclude(article=None).count() == ArticlePage.objects.count() == 3


def test_interrupted_undoing_says_that_it_was_stopped(archive, monkeypatch):
    def interrupted(*_args) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(undoing, "delete_stories", interrupted)
    with pytest.raises(CommandError):
        call_command("undo_import", str(archive.pk))
    archive.refresh_from_db()
    assert archive.state == ArchiveImport.State.STOPPED
    assert ArticlePage.objects.count() == 3


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
