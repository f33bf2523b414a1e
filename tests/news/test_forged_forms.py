"""What no editor posts but anybody at work here could: an answer in words, never a fault, and the story as it was."""

import pytest

from news.models import ArticlePage
from tests.builders import a_reporter, an_article, an_author
from tests.news.editor import create_url, edit_url, loaded, paragraph, posted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

JSON = {"HTTP_ACCEPT": "application/json"}
HUGE = "9" * 40
CHOICES = ["abc", HUGE, str(2**63), "-1", "1.5", "[1]", "\x00"]
DAYS = ["01/01/0001", "0001-01-01", "9999-12-31", HUGE, "\x00", "31/02/2026", "2026-13-01", "abc"]
MOMENTS = ["0001-01-01 00:00", "9999-12-31 23:59", HUGE, "\x00"]
TABLES = ['{"data":5}', "[]", '"x"', "5", "null", "{", '{"data":[5]}', '{"data":[[{"a":1}]]}',
          '{"data":[["a"]],"cell":5}', '{"data":[["a"]],"cell":[5]}', '{"data":[["a"]],"mergeCells":[{}]}',
          '{"data":{"a":1}}', HUGE, "[" * 5000]  # fmt: skip


@pytest.fixture
def reporter(client):
    """Somebody at work in the editor, whose faults of the server are answers."""
    user = a_reporter()
    client.force_login(user)
    client.raise_request_exception = False
    return user


def answers(client, reporter, forms: dict[str, dict]) -> None:
    """Each post is answered, by a person's save and by autosave, and leaves stories that can be opened."""
    article = an_article(owner=reporter)
    for value, form in forms.items():
        data = posted(title="Air pasang", slug=article.slug) | form
        assert client.post(edit_url(article), data | loaded(article)).status_code < 500, value
        assert client.post(create_url(), data | {"slug": ""}, **JSON).status_code < 500, value
    for story in ArticlePage.objects.all():
        assert client.get(edit_url(story)).status_code < 500


@pytest.mark.parametrize("name", ["section", "region", "lead_photo", "label"])
def test_made_up_choice_is_answered(client, reporter, name):
    answers(client, reporter, {value: {name: value} for value in CHOICES})


@pytest.mark.parametrize("name", ["topics", "further_regions"])
def test_made_up_choice_among_several_is_answered(client, reporter, name):
    answers(client, reporter, {value: {name: [value, "1"]} for value in CHOICES})


def test_day_that_no_paper_knew_is_answered(client, reporter):
    answers(client, reporter, {value: {"dateline_on": value} for value in DAYS})


@pytest.mark.parametrize("name", ["embargo_until", "go_live_at", "expire_at"])
def test_moment_that_no_clock_shows_is_answered(client, reporter, name):
    answers(client, reporter, {value: {name: value} for value in MOMENTS})


def test_made_up_table_is_answered(client, reporter):
    bodies = {value: [("table", {"caption": "Harga", "table": value})] for value in TABLES}
    answers(client, reporter, {value: posted(body=body) for value, body in bodies.items()})


@pytest.mark.parametrize(
    ("kind", "part"),
    [("quote", "speaker"), ("photo", "photo"), ("related", "article"), ("document", "document")],
)
def test_made_up_thing_in_a_block_is_answered(client, reporter, kind, part):
    parts = {"text": "Air naik.", "role": "Ketua", "caption": "", "alt": "", "title": ""}
    answers(client, reporter, {value: posted(body=[(kind, parts | {part: value})]) for value in CHOICES})


@pytest.mark.parametrize("part", ["author", "role", "id", "ORDER", "DELETE"])
def test_made_up_byline_is_answered(client, reporter, part):
    row = {"TOTAL_FORMS": "1", "0-author": "1", "0-role": "writer", "0-ORDER": "1", "0-id": ""}
    forms = {value: row | {f"0-{part}": value} for value in [*CHOICES, ""]}
    answers(
        client,
        reporter,
        {
            value: {f"byline_entries-{name}": field for name, field in form.items()}
            for value, form in forms.items()
        },
    )


@pytest.mark.parametrize("part", ["TOTAL_FORMS", "INITIAL_FORMS"])
@pytest.mark.parametrize("formset", ["byline_entries", "comments"])
def test_made_up_number_of_rows_is_answered(client, reporter, formset, part):
    answers(client, reporter, {value: {f"{formset}-{part}": value} for value in (HUGE, "-1", "")})


@pytest.mark.parametrize("part", ["count", "0-type", "0-order", "0-deleted", "0-id", "0-value"])
def test_made_up_body_is_answered(client, reporter, part):
    body = posted(body=[paragraph()])
    answers(client, reporter, {value: body | {f"body-{part}": value} for value in (HUGE, "-1", "")})


@pytest.mark.parametrize(
    "name", ["loaded_revision_id", "loaded_revision_created_at", "overwrite_revision_id"]
)
def test_made_up_version_is_answered(client, reporter, name):
    article = an_article(owner=reporter)
    for value in (HUGE, "\x00", ""):
        data = posted(title="Air pasang", slug=article.slug) | loaded(article) | {name: value}
        for headers in ({}, JSON):
            assert client.post(edit_url(article), data, **headers).status_code < 500


def test_text_of_a_refused_day_is_still_in_the_editor(client, reporter):
    article = an_article(owner=reporter)
    form = posted(title="Judul yang tidak hilang", slug=article.slug, dateline_on="0001-01-01")
    response = client.post(edit_url(article), form | loaded(article))
    assert "dateline_on" in response.context["form"].errors
    assert "Judul yang tidak hilang" in response.text


def test_name_that_the_form_does_not_know_stands_only_once_in_the_byline(client, reporter):
    author = an_author()
    article = an_article(owner=reporter, authors=(author,))
    form = posted(title="Air pasang", slug=article.slug, byline=(author,))
    response = client.post(edit_url(article), form | loaded(article))
    assert any(error.code == "double" for error in response.context["form"].errors.as_data()["__all__"])
    assert ArticlePage.objects.get(pk=article.pk).byline_entries.count() == 1
