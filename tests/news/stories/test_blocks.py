"""The blocks of a story on its page, through revisions and back, whole and with parts missing."""

import json

import pytest
from wagtail.blocks import Block

from news.editorial.actions import publish_imported
from news.imports.export.named import Named
from news.models import ArticlePage, PublishedArticle
from news.stories.blocks.story import STORY_BLOCKS, StoryBlock
from tests.builders import a_published_article, a_quote, an_article
from tests.news.bodies import every_block

PAGE = {"id": 1, "title": "Pintu air rusak", "url": "https://example.org/"}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    """A public story with a block of every kind."""
    other = a_published_article(title="Pintu air rusak")
    return a_published_article(body=every_block(related=other))


def test_stored_names_are_these_for_ever():
    assert STORY_BLOCKS == (
        "paragraph",
        "quote",
        "heading",
        "photo",
        "gallery",
        "list",
        "table",
        "embed",
        "fact_box",
        "related",
        "document",
    )


def test_reading_a_text_leaves_no_block_behind(story):
    kept = len(Block.definition_registry)
    for number in range(5):
        article = an_article(body=[("paragraph", f"<p>Air pasang ke-{number}.</p>")])
        assert article.body[0].block.get_searchable_content(article.body[0].value) == [
            f"Air pasang ke-{number}."
        ]
    assert len(Block.definition_registry) == kept


def test_every_kind_of_block_is_used_in_these_tests(story):
    assert {block.block_type for block in story.body} == set(STORY_BLOCKS)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("paragraph", "Air <b>naik</b> sejak Kamis dini hari."),
        ("quote", "Air naik sebelum subuh."),
        ("heading", "Tanggul jebol"),
        ("photo", 'alt="Kapal sandar"'),
        ("gallery", 'alt="Gudang"'),
        ("list", "Dua perahu"),
        ("table", "14.500"),
        ("embed", "Rekaman sidang"),
        ("fact_box", "di belakang tanggul"),
        ("related", "Pintu air rusak"),
        ("document", "Surat keputusan"),
    ],
)
def test_block_stands_on_the_page_under_its_anchor(client, story, kind, words):
    page = client.get(story.get_url()).text
    block = next(block for block in story.body if block.block_type == kind)
    assert words in page
    assert f'id="b-{block.id}"' in page


def test_blocks_keep_their_numbers_through_revision_and_publication(story):
    numbers = [block.id for block in story.body]
    assert all(numbers)
    assert len(set(numbers)) == len(numbers)
    revision = story.get_latest_revision()
    assert [block["id"] for block in json.loads(revision.content["body"])] == numbers
    draft = revision.as_object()
    draft.title = "Judul baru"
    draft.save_revision()
    publish_imported(ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object())
    assert [block.id for block in ArticlePage.objects.get(pk=story.pk).body] == numbers


def test_values_survive_a_revision(story):
    before = story.body.get_prep_value()
    assert story.get_latest_revision().as_object().body.get_prep_value() == before


def test_block_moved_to_the_top_keeps_its_anchor(story):
    raw = story.body.get_prep_value()
    last = raw[-1]["id"]
    draft = story.get_latest_revision().as_object()
    draft.body = [raw[-1], *raw[:-1]]
    revision = draft.save_revision()
    assert revision.as_object().body[0].id == last


EMPTY = {
    "quote": {"text": "Air naik.", "speaker": None, "role": ""},
    "photo": {"photo": None, "caption": "", "alt": ""},
    "gallery": {"title": "", "photos": []},
    "list": {"style": "bullet", "items": []},
    "table": {"caption": "", "table": None},
    "embed": {"url": "https://example.org/", "title": "Video", "caption": ""},
    "fact_box": {"title": "Angka", "entries": [], "text": ""},
    "related": {"article": None},
    "document": {"document": None, "title": ""},
    "heading": "",
    "paragraph": "",
}


@pytest.mark.parametrize("kind", EMPTY)
def test_block_with_its_parts_missing_breaks_no_page(client, kind):
    article = an_article(body=[("paragraph", "<p>Tetap ada.</p>"), (kind, EMPTY[kind])])
    publish_imported(article)
    page = client.get(ArticlePage.objects.get(pk=article.pk).get_url()).text
    assert "Tetap ada." in page


@pytest.mark.parametrize("kind", EMPTY)
def test_block_stored_with_hardly_anything_in_it_breaks_no_page(client, kind):
    """As an older version of a block, or another program, may have left it."""
    value = "" if isinstance(EMPTY[kind], str) else {"text": "Air naik."} if kind == "quote" else {}
    stored = [{"type": kind, "value": value, "id": "6f0c1a52-0000-4000-8000-000000000001"}]
    article = an_article()
    article.body = json.dumps(stored)
    publish_imported(article)
    assert client.get(ArticlePage.objects.get(pk=article.pk).get_url()).status_code == 200


def test_story_without_a_body_is_a_page(client):
    article = an_article(body=[])
    publish_imported(article)
    assert client.get(ArticlePage.objects.get(pk=article.pk).get_url()).status_code == 200


def test_dateline_opens_the_first_paragraph(client):
    article = a_published_article(body=[("paragraph", "<p>Air naik.</p>")], dateline_place="Anggana")
    assert '<b class="dateline">ANGGANA</b> — Air naik.' in client.get(article.get_url()).text


def test_keys_of_the_editor_reach_no_reader():
    article = a_published_article(body=[("paragraph", '<p data-block-key="abcde">Air naik.</p>')])
    assert "data-block-key" not in PublishedArticle.objects.get(pk=article.pk).story_html


def test_quotes_of_a_story_are_its_quote_blocks_in_order():
    article = an_article(body=[a_quote("Satu."), ("heading", "Judul"), a_quote("Dua.")])
    assert [block.value["text"] for block in article.quotes] == ["Satu.", "Dua."]


@pytest.mark.parametrize("kind", STORY_BLOCKS)
def test_every_block_has_a_name_and_an_icon_in_the_editor(kind):
    block = StoryBlock().child_blocks[kind]
    assert str(block.label)
    assert block.meta.icon not in {"", "placeholder"}
    assert block.meta.template == f"news/blocks/{kind}.html"


@pytest.mark.parametrize("kind", STORY_BLOCKS)
def test_every_kind_answers_what_a_block_is_asked(kind, story):
    child = next(child for child in story.body if child.block_type == kind)
    block, value, stored = child.block, child.value, child.block.get_prep_value(child.value)
    assert block.desk_text(value), "The desk could not compare it."
    assert bool(block.public_text(stored)) == block.is_in_log
    told = block.told(stored, Named({"page": {value["article"].pk: PAGE}} if kind == "related" else {}))
    assert json.loads(json.dumps(told)) == told
    assert block.is_searched == bool(block.search_lines(value))
    assert isinstance(block.in_wordpress(told, block_id="1", number_of=lambda pk: pk), str)
    texts = list(block.texts(value))
    assert texts or not block.is_in_log, "No rule of the house would read it."
    assert all(isinstance(text, str | None) for _kind, text in texts)
    assert (block.said(value) is not None) == block.is_speech
