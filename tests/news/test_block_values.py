"""Bodies as no form stores them: each page of the paper and of the desk goes on with what is there."""

import json
from uuid import NAMESPACE_OID, uuid5

import pytest
from django.urls import reverse

from news.block_values import whole_table
from news.editorial.actions import publish_imported
from news.models import ArticlePage
from news.quotes.models import Quote
from news.rebuild import rebuild
from news.stories.blocks.story import STORY_BLOCKS, StoryBlock
from tests.builders import an_article, an_article_in_review, an_editor
from tests.news.bodies import TABLE, every_block

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

NUMBER = "6f0c1a52-0000-4000-8000-000000000001"
WRONG = [None, 5, -1, 10**40, "x", "", True, [], ["x"], [[1]], {}, {"data": 5}, {"x": 1}]
PARTS = {kind: list(getattr(block, "child_blocks", {})) for kind, block in StoryBlock().child_blocks.items()}
TABLES = [
    {"data": 5},
    {"data": [5]},
    {"data": [["a"], 5]},
    {"data": [[{"a": 1}]]},
    {"data": [["a"]], "cell": 5},
    {"data": [["a"]], "cell": [5, {"className": "x"}]},
    {"data": [["a"]], "mergeCells": [{}]},
    {"data": [["a"]], "mergeCells": {"row": 1}},
    {"data": [["a"]], "table_header_choice": [], "first_row_is_table_header": {}},
]


def stored(kind: str, *values: object) -> str:
    """A body with a block for each value."""
    numbers = (str(uuid5(NAMESPACE_OID, str(position))) for position in range(len(values)))
    return json.dumps([{"type": kind, "value": value, "id": next(numbers)} for value in values])


def whole_value(kind: str) -> dict:
    """A block's value as it is stored when nothing is missing."""
    article = an_article(body=every_block())
    return next(block["value"] for block in article.body.get_prep_value() if block["type"] == kind)


def draw_everywhere(client, bodies: list[str]) -> None:
    """Preview, reading screen and editor of a draft; publication, page, ledger and search of a public story."""
    waiting, public = an_article_in_review(), an_article()
    client.force_login(an_editor())
    for body in bodies:
        draft = ArticlePage.objects.get(pk=waiting.pk)
        draft.body = body
        draft.save_revision()
        for name in ("wagtailadmin_pages:view_draft", "news_editorial:read", "wagtailadmin_pages:edit"):
            assert client.get(reverse(name, args=[waiting.pk])).status_code == 200, (name, body)
        story = ArticlePage.objects.get(pk=public.pk)
        story.body = body
        publish_imported(story)
        story = ArticlePage.objects.get(pk=public.pk)
        assert client.get(story.get_url()).status_code == 200, body
        assert not list(rebuild(only_check=True)), body


@pytest.mark.parametrize("kind", STORY_BLOCKS)
def test_block_that_is_something_else_breaks_no_page(client, kind):
    draw_everywhere(client, [stored(kind, *WRONG)])


@pytest.mark.parametrize("kind", [kind for kind in STORY_BLOCKS if PARTS[kind]])
def test_part_of_a_block_that_is_missing_or_something_else_breaks_no_page(client, kind):
    value = whole_value(kind)
    damaged = []
    for part in PARTS[kind]:
        damaged.append({name: value[name] for name in value if name != part})
        damaged += [value | {part: wrong} for wrong in (None, 5, {"x": 1}, ["x"], 10**40)]
    draw_everywhere(client, [stored(kind, *damaged)])


def test_table_that_no_form_makes_breaks_no_page(client):
    draw_everywhere(client, [stored("table", *({"caption": "Harga", "table": table} for table in TABLES))])


def test_text_that_is_no_body_breaks_no_page(client):
    draw_everywhere(client, ["5", "[5]", '[["a"]]', "[{}]", '[{"type":"quote"}]', "{"])


def test_quote_without_its_words_is_on_record_without_words():
    article = an_article()
    article.body = stored("quote", {"speaker": None, "role": "Ketua"})
    publish_imported(article)
    assert Quote.objects.get(article=article).text == ""


def test_blocks_with_made_up_numbers_get_numbers_of_their_own_once_for_all():
    block = {"type": "heading", "value": "Satu"}
    raw = json.dumps(
        [block | {"id": "abc"}, block | {"id": NUMBER}, block | {"id": NUMBER}, block | {"id": 5}]
    )
    first, second = (([item.id for item in StoryBlock().to_python(raw)]) for _time in range(2))
    assert first == second
    assert len(set(first)) == len(first)
    assert first[1] == NUMBER


def test_what_is_well_stored_is_read_and_written_back_as_it_was():
    raw = an_article(body=every_block()).body.get_prep_value()
    body = StoryBlock().to_python(json.dumps(raw))
    for block in body:
        assert block.value is not None
    assert body.get_prep_value() == raw
    assert whole_table(TABLE) == TABLE
