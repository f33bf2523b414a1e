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
from tests.news.imports.wordpress.exports import a_comment, an_item
from tests.news.imports.wordpress.runs import an_export, imported

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
