"""What an approval is bound to: equal for equal content, different for anything a reader would see."""

from datetime import UTC, date, datetime

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from news.digest import RECIPE, Digests, content_digest, digest_of_content, digested_part, short_form
from news.models import ArticlePage, BylineEntry
from tests.builders import (
    a_person,
    a_photo,
    a_quote,
    a_region,
    a_section,
    a_topic,
    an_article,
    an_author,
)
from tests.news.bodies import every_block

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    """A draft that uses every field."""
    article = an_article(
        authors=(an_author("Dimas Arya"), an_author("Laras Wening")),
        topics=(a_topic("Banjir pasang"), a_topic("Tanggul")),
        lead_photo=a_photo(),
        body=every_block(),
    )
    article.further_regions.set([a_region("Paser", code="64.01"), a_region("Kutai Barat", code="64.07")])
    article.save()
    article.save_revision()
    return article


def from_database(article: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk)


def test_memory_row_and_revision_have_the_same_digest(story):
    in_row = content_digest(from_database(story))
    assert content_digest(story) == in_row
    assert digest_of_content(story.get_latest_revision().content) == in_row
    assert content_digest(story.get_latest_revision_as_object()) == in_row


def test_drawing_the_story_leaves_its_digest_alone(story):
    article = from_database(story)
    before = content_digest(article)
    render_to_string("news/body.html", {"body": article.body})
    assert [block.value for block in article.body]
    assert content_digest(article) == before


def test_order_in_which_topics_and_regions_were_chosen_does_not_matter(story):
    before = content_digest(from_database(story))
    article = from_database(story)
    article.topics.set([a_topic("Tanggul"), a_topic("Banjir pasang")])
    article.further_regions.set([a_region("Kutai Barat", code="64.07"), a_region("Paser", code="64.01")])
    assert content_digest(article) == before


def test_order_of_the_byline_matters(story):
    before = content_digest(from_database(story))
    article = from_database(story)
    first, second = article.byline_entries.all()
    first.sort_order, second.sort_order = 2, 1
    article.byline_entries = [first, second]
    assert content_digest(article) != before


def test_part_in_the_byline_matters(story):
    before = content_digest(from_database(story))
    article = from_database(story)
    entries = list(article.byline_entries.all())
    entries[0].role = BylineEntry.Role.EDITOR
    article.byline_entries = entries
    assert content_digest(article) != before


def _set(name: str, value):
    def change(article: ArticlePage) -> None:
        setattr(article, name, value() if callable(value) else value)

    return pytest.param(change, id=name)


def _call(name: str, change):
    return pytest.param(change, id=name)


@pytest.mark.parametrize(
    "change",
    [
        _set("title", "Air pasang merendam sepuluh desa"),
        _set("slug", "alamat-lain"),
        _set("kicker", "Banjir"),
        _set("summary", "Air masuk ke 1.141 rumah di hilir."),
        _set("section", lambda: a_section("Lingkungan")),
        _set("region", lambda: a_region("Bontang", code="64.74", kind="city")),
        _set("label", ArticlePage.Label.OPINION),
        _set("sponsor", "Badan Pengelola"),
        _set("source", "Antara"),
        _set("dateline_place", "Sanga-Sanga"),
        _set("dateline_on", date(2026, 11, 24)),
        _set("lead_photo", None),
        _set("lead_photo_caption", "Dermaga pada Kamis pagi."),
        _set("lead_photo_alt", "Air menutup jalan desa."),
        _set("embargo_until", datetime(2026, 11, 25, tzinfo=UTC)),
        _set("initials", "dim"),
        _set("seo_title", "Banjir pasang di hilir"),
        _set("search_description", "Sembilan desa terendam."),
        _set("body", [("paragraph", "<p>Lain sama sekali.</p>")]),
        _call("further_regions", lambda article: article.further_regions.set([])),
        _call("topics", lambda article: article.topics.set([a_topic("Tanggul")])),
        _call("byline_entries", lambda article: article.byline_entries.set([])),
    ],
)
def test_change_of_anything_a_reader_sees_changes_the_digest(story, change):
    article = from_database(story)
    before = content_digest(article)
    change(article)
    assert content_digest(article) != before


def test_day_of_verification_counts_while_readers_are_told_of_it(story):
    article = from_database(story)
    before = content_digest(article)
    article.verification_due_on = date(2026, 12, 1)
    assert content_digest(article) == before
    article.is_unverified = True
    told = content_digest(article)
    article.verification_due_on = date(2027, 9, 23)
    assert content_digest(article) != told


def test_day_of_verification_reads_the_same_in_memory_and_in_the_revision(story):
    article = from_database(story).get_latest_revision_as_object()
    article.is_unverified, article.verification_due_on = True, date(2026, 12, 1)
    revision = article.save_revision()
    assert content_digest(article) == digest_of_content(revision.content)
    for digest in Digests(revision.content):
        assert digest in Digests(digested_part(revision.content, digest=digest))


def test_change_inside_a_quote_changes_the_digest(story):
    article = from_database(story)
    before = content_digest(article)
    quote = article.quotes[0]
    quote.value["speaker"] = a_person("Arman Setiadji")
    assert content_digest(article) != before


def test_order_of_the_blocks_matters(story):
    article = from_database(story)
    before = content_digest(article)
    article.body = list(reversed(article.body.get_prep_value()))
    assert content_digest(article) != before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("live", True),
        ("has_unpublished_changes", True),
        ("draft_title", "Judul di daftar"),
        ("first_published_at", datetime(2020, 1, 1, tzinfo=UTC)),
        ("last_published_at", datetime(2020, 1, 1, tzinfo=UTC)),
        ("latest_revision_created_at", datetime(2020, 1, 1, tzinfo=UTC)),
        ("go_live_at", datetime(2030, 1, 1, tzinfo=UTC)),
        ("expire_at", datetime(2030, 1, 1, tzinfo=UTC)),
        ("locked", True),
        ("show_in_menus", True),
        ("raw_copy", "Teks seperti tiba"),
        ("guesses", [{"what": "speaker"}]),
        ("published_at", datetime(2020, 1, 1, tzinfo=UTC)),
        ("changed_at", datetime(2020, 1, 1, tzinfo=UTC)),
    ],
)
def test_bookkeeping_leaves_the_digest_alone(story, name, value):
    article = from_database(story)
    before = content_digest(article)
    setattr(article, name, value)
    assert content_digest(article) == before


def test_another_save_of_the_same_text_has_the_same_digest(story):
    article = from_database(story).get_latest_revision_as_object()
    before = content_digest(article)
    assert digest_of_content(article.save_revision().content) == before


def test_embargo_is_the_same_moment_in_every_zone(story):
    article = from_database(story)
    article.embargo_until = datetime(2026, 11, 25, 2, tzinfo=UTC)
    before = content_digest(article)
    article.embargo_until = timezone.localtime(article.embargo_until)
    assert content_digest(article) == before


@pytest.mark.parametrize("microsecond", [0, 574321])
def test_embargo_reads_the_same_in_memory_and_in_the_revision(story, microsecond):
    article = from_database(story).get_latest_revision_as_object()
    article.embargo_until = datetime(2026, 11, 25, 2, microsecond=microsecond, tzinfo=UTC)
    revision = article.save_revision()
    assert content_digest(article) == digest_of_content(revision.content)
    assert content_digest(revision.as_object()) == digest_of_content(revision.content)


def test_quotes_alone_make_stories_differ():
    one = an_article(body=[a_quote("Air naik.")], slug="a")
    other = an_article(body=[a_quote("Air turun.")], slug="b")
    one.slug = other.slug
    assert content_digest(one) != content_digest(other)


def test_recipe_is_named_in_the_digest(story):
    assert content_digest(story).startswith(f"{RECIPE}:")


def test_short_form_is_three_groups_of_four():
    assert short_form("1:0123456789abcdef") == "0123 4567 89ab"


def test_keys_that_the_editor_gives_to_paragraphs_are_no_change():
    def content(paragraph, item):
        items = {"items": [{"type": "item", "value": item, "id": "3"}]}
        return {
            "body": [
                {"type": "paragraph", "value": paragraph, "id": "1"},
                {"type": "list", "value": items, "id": "2"},
            ]
        }

    keyed = content('<p data-block-key="ab1cd">Air naik.</p>', '<p data-block-key="ef2gh">Satu</p>')
    assert digest_of_content(keyed) == digest_of_content(content("<p>Air naik.</p>", "<p>Satu</p>"))


@pytest.mark.parametrize(
    "text",
    [
        '<p data-block-key="ab1cd">Air surut.</p>',
        '<p>Air naik data-block-key="surut".</p>',
        '<p data-block-key="kata yang panjang">Air naik.</p>',
    ],
)
def test_words_that_look_like_such_a_key_are_a_change(text):
    content = {"body": [{"type": "paragraph", "value": "<p>Air naik.</p>", "id": "1"}]}
    other = {"body": [{"type": "paragraph", "value": text, "id": "1"}]}
    assert digest_of_content(content) != digest_of_content(other)
