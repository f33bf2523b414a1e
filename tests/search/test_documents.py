"""What publishing writes into the search, and what withdrawing leaves of it: nothing."""

from django.http import QueryDict
from django.utils import translation

from news.models import ArticlePage, PublishedArticle
from news.publication.batch import Story
from search.documents import Search, plain_text
from search.expressions import Expression, Word
from search.index import Span, index_at_hand
from search.inquiry import Inquiry
from search.models import SearchDocument
from search.page import search_context
from tests.search.stories import a_findable_story, a_place, a_speaker, a_writer, write_document


def titles_for(query: str) -> list[str]:
    return [card["title"] for card in search_context(Inquiry.of(QueryDict(query)))["results"]]


def hits_of(word: str) -> list[int]:
    found = index_at_hand().newest(Expression(wanted=(Word((word,)),)), span=Span(limit=10))
    return [hit.article_id for hit in found]


def differences_of(article: ArticlePage) -> list[str]:
    return [Search.name] if Search().differs(Story(article, content={}, digest="")) else []


def test_a_written_story_is_found_by_title_summary_body_quote_speaker_and_writer(db):
    a_findable_story(
        "Jembatan dibuka",
        summary="Kendaraan berat dilarang.",
        paragraphs=["Petugas memasang <b>portal</b>."],
        quotes=[("Kami jaga siang malam", a_speaker("Mira Tolle"))],
        writer=a_writer("Bimo Lasut"),
    )
    for query in ("jembatan", "berat", "portal", "malam", "tolle", "bimo", "tenggarong"):
        assert titles_for(f"q={query}") == ["Jembatan dibuka"], query


def test_writing_again_replaces_what_was_there(db):
    article = a_findable_story("Jembatan dibuka", paragraphs=["Portal dipasang."])
    article.body = [("paragraph", "<p>Gerbang dipasang.</p>")]
    write_document(article)
    assert titles_for("q=portal") == []
    assert titles_for("q=gerbang") == ["Jembatan dibuka"]
    assert SearchDocument.objects.count() == 1


def test_a_removed_story_is_not_found_and_may_be_removed_twice(db):
    article = a_findable_story()
    Search().withdraw([article.pk])
    Search().withdraw([article.pk])
    assert hits_of("pintu") == []


def test_no_token_outlives_a_deleted_page_or_a_deleted_publication(db):
    first, second = a_findable_story(), a_findable_story()
    keys = list(SearchDocument.objects.values_list("key", flat=True))
    first.delete()
    PublishedArticle.objects.filter(pk=second.pk).delete()
    assert not SearchDocument.objects.exists()
    assert not any(index_at_hand().holds(key) for key in keys)


def test_another_publication_time_leaves_no_old_key_behind(db):
    article = a_findable_story(days_ago=3)
    old_key = SearchDocument.objects.get().key
    article.published_at = article.published_at.replace(year=2025)
    write_document(article)
    assert not index_at_hand().holds(old_key)
    assert hits_of("pintu") == [article.pk]


def test_a_story_carries_its_regions_with_all_above_them(db):
    province = a_place("Kalimantan Timur", kind="province", code="64")
    regency = a_place("Berau", parent=province)
    city = a_place("Bontang", kind="city", parent=province)
    article = a_findable_story(region=regency, further_regions=[city])
    facets = set(SearchDocument.objects.get(pk=article.pk).facets.split())
    assert {f"r:{province.pk}", f"r:{regency.pk}", f"r:{city.pk}"} <= facets


def test_a_stored_document_knows_when_it_is_out_of_date(db):
    article = a_findable_story()
    assert differences_of(article) == []
    article.title = "Judul lain"
    assert differences_of(article) == ["search"]
    article.refresh_from_db()
    index_at_hand().remove(SearchDocument.objects.get().key)
    assert differences_of(article) == ["search"]


def test_the_text_is_plain_and_begins_with_the_summary(db):
    article = a_findable_story(
        summary="Air <naik>.", paragraphs=["Warga &amp; petugas"], quotes=[("Naik", a_speaker("Mira Tolle"))]
    )
    lines = plain_text(article).splitlines()
    assert lines == ["Air <naik>.", "Warga & petugas", "“Naik” – Mira Tolle, Kepala Dinas"]


def test_the_text_is_the_storys_whatever_language_its_editor_works_in(db):
    """The name of a list's style is Wagtail's, and is said in the editor's language."""
    with translation.override("en"):
        article = a_findable_story(paragraphs=["Syaratnya:"])
        article.body = [("list", {"style": "bullet", "items": ["<p>kartu keluarga</p>"]})]
        assert plain_text(article).splitlines()[-1] == "kartu keluarga"
