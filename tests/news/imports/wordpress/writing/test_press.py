"""A story of an archive has every row that publishing would have written, and nothing is left half done."""

import json
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backend

from news.digest import content_digest
from news.editorial.audit.chain import broken_links
from news.editorial.complaints.forms import is_quoted, words_of
from news.editorial.models import Approval, AuditEntry
from news.imports.models import ImportedItem
from news.imports.wordpress.mapping import Mapping, Target
from news.imports.wordpress.records import TermUse
from news.models import ArticlePage, ListingRow, PublishedArticle, RelatedStory
from news.quotes.models import Quote
from news.rebuild import rebuild
from search.models import SearchDocument
from tests.builders import a_published_article, a_region, a_section
from tests.news.imports.wordpress.posts import a_copy, a_piece, a_post, an_archive, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module")
def imported(site) -> None:
    """Three public stories of an archive and a draft."""
    a_section()
    a_region()
    pieces = [a_piece(a_copy(a_post(number))) for number in (1, 2, 3)]
    write(an_archive(), *pieces, a_piece(a_copy(a_post(4, status="draft"))))


@pytest.fixture
def written(imported) -> ArticlePage:
    """The first of them."""
    return ArticlePage.objects.get(slug="pasar-ikan-1")


def test_rebuilding_names_no_difference(written):
    assert list(rebuild(only_check=True)) == []
    assert PublishedArticle.objects.count() == 3


def test_the_order_of_terms_in_the_file_makes_no_difference_to_the_rows(imported):
    terms = (TermUse("category", "sungai", "Sungai"), TermUse("category", "air", "Air bersih"))
    topics = {"sungai": Target("topic", "Sungai"), "air": Target("topic", "Air bersih")}
    archive = an_archive(file_sha256="b" * 64)

    write(archive, a_piece(a_copy(a_post(9, terms=terms))), mapping=Mapping(categories=topics))

    assert PublishedArticle.objects.get(article__slug="pasar-ikan-9").facts["trail"]["topics"] == [
        {"name": "Air bersih", "url": "/topik/air-bersih/"},
        {"name": "Sungai", "url": "/topik/sungai/"},
    ]
    assert list(rebuild(only_check=True)) == []


def test_rebuilding_stores_what_was_left_to_the_first_reader(written):
    assert PublishedArticle.objects.get(pk=written.pk).story_html == ""
    list(rebuild())
    assert "Rahmat Hidayat" in PublishedArticle.objects.get(pk=written.pk).story_html
    assert list(rebuild(only_check=True)) == []


def test_story_is_served_before_anybody_stored_its_html(client, written):
    response = client.get(written.published.url)
    assert response.status_code == 200
    assert "Kami menata lapak" in response.content.decode()
    assert client.get(written.published.url, headers={"save-data": "on"}).status_code == 200


def test_digest_is_that_of_the_page_as_it_is_read_again(written):
    approval = Approval.objects.newest_for(written)
    assert approval.kind == Approval.Kind.IMPORTED
    assert approval.permits([content_digest(written)])
    assert approval.permits([content_digest(written.get_latest_revision_as_object())])


def test_log_of_decisions_holds_an_unbroken_chain(written):
    entries = list(AuditEntry.objects.about(written).order_by("pk"))
    assert [entry.action for entry in entries] == ["import"]
    assert broken_links(entries) == []


def test_tree_is_sound(written):
    assert [list(problems) for problems in Page.find_problems()] == [[]] * 5


def test_reference_index_is_what_wagtail_would_have_written(written):
    def rows() -> set:
        base = ContentType.objects.get_for_model(Page)
        found = ReferenceIndex.objects.filter(base_content_type=base, object_id=written.pk)
        names = ("to_content_type", "to_object_id", "model_path", "content_path", "content_path_hash")
        return set(found.values_list(*names))

    before = rows()
    ReferenceIndex.objects.filter(object_id=written.pk).delete()
    ReferenceIndex.create_or_update_for_object(written)
    assert rows() == before


def test_editors_search_finds_it(written):
    assert written in get_search_backend().search("pasar ikan nomor", ArticlePage.objects.all())


def test_readers_search_finds_it(client, written):
    urls = [card["url"] for card in client.get("/cari/", {"q": "menata lapak"}).context["results"]]
    assert written.published.url in urls
    assert SearchDocument.objects.count() == 3


def test_quotes_are_in_the_ledger_as_unconfirmed(written):
    quote = Quote.objects.get(article=written)
    assert (quote.speaker.name, quote.is_confirmed) == ("Rahmat Hidayat", False)


def test_lost_quotes_come_back_as_unconfirmed(written):
    entries = Quote.objects.filter(article=written)
    assert entries.exists()
    entries.delete()
    assert [difference.what for difference in rebuild()] == [("quotes",)]
    assert set(entries.values_list("is_confirmed", flat=True)) == {False}


def test_lost_quotes_of_a_story_written_here_come_back_as_confirmed(site):
    entries = Quote.objects.filter(article=a_published_article())
    entries.delete()
    list(rebuild())
    assert entries.get().is_confirmed


def test_story_stands_in_its_listings_and_leads_on(written):
    kinds = set(ListingRow.objects.filter(published=written.pk).values_list("kind", flat=True))
    assert kinds == {"latest", "section", "region", "topic", "author", "person"}
    assert RelatedStory.objects.filter(published=written.pk).count() == 2


def test_public_history_has_its_first_version(client, written):
    version = written.versions.get()
    assert (version.number, version.changed_by, version.published_at) == (
        1,
        ["nurlela"],
        written.published_at,
    )
    assert client.get(f"{written.published.url}riwayat/").status_code == 200


def test_draft_is_no_reader_s(imported):
    draft = ArticlePage.objects.get(slug="pasar-ikan-4")
    assert (draft.live, draft.published_at, draft.has_unpublished_changes) == (False, None, True)
    assert not PublishedArticle.objects.filter(pk=draft.pk).exists()
    assert not Approval.objects.filter(article=draft).exists()


def test_story_can_be_edited(written):
    written.title = "Pasar ikan dibuka, air bersih belum"
    revision = written.save_revision()
    assert revision.as_object().title == written.title


def test_neighbour_with_the_same_slug_gets_a_number(site):
    first, second = a_piece(a_copy(a_post(10, slug="sama"))), a_piece(a_copy(a_post(11, slug="sama")))
    archive = an_archive()
    write(archive, first)
    write(archive, second)
    assert second.arrival.article.slug == "sama-2"
    item = ImportedItem.objects.get(post_id=11)
    assert [trouble["code"] for trouble in item.troubles] == ["duplicate-slug"]


def test_nothing_is_left_of_a_batch_that_fails(site):
    broken = a_piece(a_copy(a_post(21), body=[{"type": "quote", "value": None, "id": "x"}]))
    with pytest.raises(AttributeError):
        write(an_archive(), a_piece(a_copy(a_post(20))), broken)
    assert not ImportedItem.objects.filter(post_id__in=[20, 21]).exists()
    assert not ArticlePage.objects.filter(slug__in=["pasar-ikan-20", "pasar-ikan-21"]).exists()


def test_stories_that_were_here_stay_as_they_are(site):
    ours = a_published_article()
    write(an_archive(), a_piece(a_copy(a_post(30))))
    assert ours.published.story_html == PublishedArticle.objects.get(pk=ours.pk).story_html
    assert list(rebuild(only_check=True)) == []


def test_feed_tells_the_whole_story_before_anybody_stored_its_html(client, imported):
    assert "Kami menata lapak" in client.get("/feed/").content.decode()


def test_complaint_finds_its_words_in_a_story_nobody_drew_yet(written):
    assert is_quoted("Kami menata lapak supaya air tidak masuk.", words_of(written.published))


def test_content_is_what_a_saved_page_would_have_said_of_itself(site):
    piece = a_piece(a_copy(a_post(40), dateline_on=date(2019, 3, 4)))
    write(an_archive(), piece)
    content, article = piece.arrival.content, piece.arrival.article
    article.live, article.latest_revision_id, article.live_revision_id = False, None, None
    article.published_at = article.changed_at = None
    said = json.loads(json.dumps(article.serializable_data(), cls=DjangoJSONEncoder))
    assert content == said
