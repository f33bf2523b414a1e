"""What happened at the old site between two imports: ours follows where nobody here has a say in it."""

import pytest

from news.channels.models import ChannelPost
from news.comments.models import ReaderComment
from news.imports.models import ImportedItem
from news.imports.wordpress.writing.undoing import undo
from news.models import ArticlePage
from news.quotes.models import Quote
from news.rebuild import rebuild
from tests.builders import a_region, a_reporter
from tests.news.editorial.roundabout import submit
from tests.news.imports.wordpress.exports import HOST, a_comment, a_meta, an_item
from tests.news.imports.wordpress.runs import an_export, imported, run_of

pytestmark = pytest.mark.django_db
SPEECH = "<p>Pasar dibuka.</p><p>“Pasar ini dibuka untuk semua orang di sini,” kata Rina Astuti.</p>"
Fate = ImportedItem.Fate


@pytest.fixture
def paper(site, settings):
    settings.TELEGRAM_BOT_TOKEN = "0:unused"
    settings.TELEGRAM_CHANNEL = "@kabar"
    a_region()
    return site


@pytest.fixture
def bring(tmp_path):
    """Import one post as the old site has it now."""

    def bring(**values) -> ImportedItem:
        imported(an_export(tmp_path / "a.xml", an_item(1, **({"content": SPEECH} | values))))
        return ImportedItem.objects.get(post_id=1)

    return bring


def live() -> bool:
    return ArticlePage.objects.get(imported_items__post_id=1).live


@pytest.mark.parametrize("before", ["draft", "pending", "future", "private"])
def test_a_draft_that_was_published_there_is_public_here(paper, bring, client, before):
    assert bring(status=before).fate == Fate.DRAFT
    item = bring(rest=a_comment(7))
    story = item.article
    assert (item.fate, item.why, live()) == (Fate.UPDATED, "", True)
    assert story.published_at.date().isoformat() == "2023-05-11"
    assert "/2023/05/" in story.url_path
    assert list(Quote.objects.filter(article=story).values_list("confirmed_at", flat=True)) == [None]
    assert ReaderComment.objects.filter(article=story).count() == 1
    assert client.get(f"/{item.redirects[0].lstrip('/')}")["Location"] == story.url
    assert not ChannelPost.objects.exists()
    assert list(rebuild(only_check=True)) == []
    # And it stays so.
    assert bring(rest=a_comment(7)).fate == Fate.UPDATED
    undo(item.archive, by=None)
    assert not ArticlePage.objects.filter(pk=story.pk).exists()


@pytest.mark.parametrize("before", ["trash", "auto-draft"])
def test_what_was_left_out_and_is_public_by_now_comes_in(paper, bring, before):
    assert bring(status=before).fate == Fate.SKIPPED
    item = bring()
    assert (item.fate, live()) == (Fate.PUBLISHED, True)
    assert ImportedItem.objects.filter(post_id=1).count() == 1


@pytest.mark.parametrize("status", ["draft", "private", "trash"])
def test_what_was_taken_down_there_is_named_and_stays_public(paper, bring, status):
    before = bring().article.latest_revision_id
    item = bring(status=status)
    assert (item.fate, live(), item.article.latest_revision_id) == (Fate.KEPT, True, before)
    assert [trouble["code"] for trouble in item.troubles] == ["hidden-there"]
    assert item in ImportedItem.objects.with_troubles()


def test_a_draft_thrown_away_there_stays_a_draft(paper, bring):
    bring(status="draft")
    item = bring(status="trash")
    assert (item.fate, item.why, live()) == (Fate.KEPT, "trash", False)


def test_a_draft_on_its_way_at_the_desk_is_not_published_by_an_import(paper, bring):
    story = bring(status="draft").article
    submit(story, by=a_reporter())
    assert bring().fate == Fate.KEPT
    assert not live()


def test_a_story_withdrawn_here_does_not_come_back(paper, bring):
    story = bring().article
    story.unpublish()
    assert bring(content="<p>Isi yang baru.</p>").fate == Fate.KEPT
    assert not live()


def test_a_story_deleted_here_does_not_come_back(paper, bring):
    bring(status="draft").article.delete()
    assert bring().fate == Fate.KEPT
    assert not ArticlePage.objects.exists()


def test_a_draft_is_given_an_address_that_is_free_where_it_goes(paper, tmp_path, client):
    named = {"slug": "agenda", "content": SPEECH}
    first = an_item(2, **named, link="https://kabar.test/2023/05/01/agenda/")
    draft = {"date": "2023-03-02 10:15:00", "gmt": "2023-03-02 02:15:00", "status": "draft", "slug": ""}
    imported(an_export(tmp_path / "a.xml", first, an_item(1, **(named | draft), title="Agenda")))
    imported(an_export(tmp_path / "b.xml", first, an_item(1, **named, title="Agenda")))
    item = ImportedItem.objects.get(post_id=1)
    assert (item.fate, item.article.slug, item.article.live) == (Fate.UPDATED, "agenda-2", True)
    assert "duplicate-slug" in [trouble["code"] for trouble in item.troubles]
    assert list(rebuild(only_check=True)) == []


def test_a_story_that_could_not_follow_follows_the_next_time(paper, bring, monkeypatch):
    bring()

    def fail(self, article, piece):
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("news.imports.wordpress.writing.changed.Follower._save", fail)
        assert bring(content="<p>Isi yang baru.</p>").fate == Fate.FAILED
    item = bring(content="<p>Isi yang baru.</p>")
    assert (item.fate, item.troubles) == (Fate.UPDATED, [])
    assert "Isi yang baru" in item.article.body[0].value.source


def test_a_draft_that_was_changed_and_thrown_away_there_may_still_become_public(paper, bring):
    bring(status="draft")
    assert bring(status="draft", content="<p>Isi kedua.</p>").fate == Fate.UPDATED
    assert bring(status="trash").fate == Fate.KEPT
    assert bring(content="<p>Isi ketiga.</p>").fate == Fate.UPDATED
    assert live()


def test_what_was_rewritten_and_taken_down_there_goes_with_its_import(paper, bring):
    bring()
    bring(content="<p>Isi kedua.</p>")
    item = bring(status="trash")
    assert undo(item.archive, by=None).kept == []


def test_what_was_taken_down_there_is_named_though_it_was_edited_here(paper, bring):
    story = bring().article
    story.title = "Judul kami"
    story.save_revision()
    item = bring(status="trash")
    assert [trouble["code"] for trouble in item.troubles] == ["hidden-there"]


def test_what_was_taken_down_there_is_counted_apart_each_time(paper, tmp_path):
    imported(an_export(tmp_path / "a.xml", an_item(1)))
    path = an_export(tmp_path / "b.xml", an_item(1, status="private"))
    for _time in range(2):
        archive = imported(path)
        assert archive.counts == {"post": {"hidden_there": 1}}
    item = ImportedItem.objects.get(post_id=1)
    assert len(item.troubles) == 1
    imported(an_export(tmp_path / "c.xml", an_item(1)))
    item.refresh_from_db()
    assert (item.fate, item.troubles) == (Fate.UPDATED, [])


def test_what_was_planned_is_no_more_told_as_planned_once_it_is_public(paper, bring):
    assert [trouble["code"] for trouble in bring(status="future").troubles] == ["planned"]
    assert bring().troubles == []


@pytest.mark.parametrize("status", ["draft", "publish"])
def test_a_locked_story_is_left_alone(paper, bring, status):
    story = bring(status=status).article
    ArticlePage.objects.filter(pk=story.pk).update(locked=True)
    item = bring(content="<p>Isi yang baru.</p>")
    assert (item.fate, live()) == (Fate.KEPT, status == "publish")
    assert [kept.article_id for kept in undo(item.archive, by=None).kept] == [story.pk]


def test_an_item_that_stands_twice_in_the_file_is_told_so_each_time(paper, tmp_path):
    path = an_export(tmp_path / "a.xml", an_item(1), an_item(1))
    for outcome in (Fate.PUBLISHED, "unchanged"):
        run = run_of(path)
        run.go()
        assert run.account.outcomes() == {outcome: 1, "repeated": 1}
    assert len(run.met) == 1


@pytest.mark.parametrize("text", [SPEECH, "<p>Pasar ditutup.</p>"])
def test_an_address_that_a_story_got_there_since_leads_to_it(paper, bring, client, text):
    story = bring(link=f"{HOST}/2023/05/11/pasar/", slug="pasar").article
    slugs = a_meta("_wp_old_slug", "pasar") + a_meta("_wp_old_slug", "pasar-pagi")
    item = bring(link=f"{HOST}/2023/05/11/pasar-baru/", slug="pasar-baru", content=text, rest=slugs)
    for slug in ("pasar", "pasar-pagi", "pasar-baru"):
        assert client.get(f"/2023/05/11/{slug}/")["Location"] == story.url
    assert len(item.redirects) == 3
    assert "redirect-taken" not in [trouble["code"] for trouble in item.troubles]


def test_a_story_changed_here_is_found_at_its_new_address_there_too(paper, bring, client):
    story = bring(link=f"{HOST}/2023/05/11/pasar/", slug="pasar").article
    story.title = "Diubah di sini"
    story.save_revision()
    item = bring(link=f"{HOST}/2023/05/11/pasar-baru/", slug="pasar-baru")
    assert item.fate == Fate.KEPT
    assert client.get("/2023/05/11/pasar-baru/")["Location"] == story.url
