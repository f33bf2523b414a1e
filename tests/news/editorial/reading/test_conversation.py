"""What was said about a story, with the words that it is about."""

import json

import pytest
from django.utils import timezone
from wagtail.models import Comment

from news.editorial.reading.side import LONGEST_QUOTE, load_conversation
from tests.builders import a_reporter, an_article, an_editor, read_anew
from tests.news.editorial.reading.screen import newest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

PARAGRAPHS = '<p data-block-key="ab1cd">Ada <b>1.410</b> rumah &amp; gudang.</p><p data-block-key="ef2gh">Air naik.</p>'


@pytest.fixture(scope="module")
def kept_story(site):
    return an_article(owner=a_reporter(), body=[("paragraph", PARAGRAPHS)], summary="Air masuk. " * 30)


@pytest.fixture
def story(kept_story):
    return read_anew(kept_story)


def remark(story, path, *, position="", **changes) -> Comment:
    """As the editor saves it: the mark's place is kept in the version."""
    draft = newest(story)
    comment = Comment(user=an_editor(), text="Dari mana?", contentpath=path, position=position, **changes)
    draft.wagtail_admin_comments.add(comment)
    draft.save_revision(user=comment.user)
    return comment


def words(story) -> str:
    return load_conversation(story, newest(story))[0].words


def body_path(story) -> str:
    return f"body.{story.body[0].id}"


def test_words_are_those_marked_in_the_paragraph(story):
    remark(story, body_path(story), position=json.dumps([{"key": "ab1cd", "start": 4, "end": 15}]))
    assert words(story) == "1.410 rumah"


def test_mark_over_two_paragraphs_has_words_of_both(story):
    marks = [{"key": "ab1cd", "start": 16, "end": 25}, {"key": "ef2gh", "start": 0, "end": 3}]
    remark(story, body_path(story), position=json.dumps(marks))
    assert words(story) == "& gudang. Air"


@pytest.mark.parametrize(
    "position",
    [
        "",
        "[]",
        "null",
        "{",
        "[1]",
        '[{"key": "weg", "start": 0, "end": 3}]',
        '[{"key": "ab1cd", "start": 9, "end": 2}]',
        '[{"key": "ab1cd", "start": Infinity, "end": 2}]',
        '[{"key": "ab1cd", "start": 0, "end": -Infinity}]',
        '[{"key": "ab1cd", "start": NaN, "end": 3}]',
        "[" * 100_000,
    ],
)
def test_mark_that_is_gone_or_broken_leaves_the_paragraph(story, position):
    remark(story, body_path(story), position=position)
    assert words(story).startswith("Ada 1.410 rumah & gudang.")


def test_long_words_are_cut(story):
    remark(story, "summary")
    assert len(words(story)) <= LONGEST_QUOTE + 2
    assert words(story).endswith("…")


@pytest.mark.parametrize(
    "path",
    [
        "body.weg",
        "body.weg.text",
        "no_field",
        "no_field.x",
        "section",
        "section.name",
        "",
        "body",
        "title.x",
        "summary.a.b",
        "byline_entries.5.role",
        "asked_parties.1.who",
        "lead_photo.x",
        "approvals.1",
        ".",
        "body.",
    ],
)
def test_place_that_is_gone_has_no_words_and_the_remark_stays(story, path):
    remark(story, path)
    turn = load_conversation(story, newest(story))[0]
    assert (turn.words, turn.text) == ("", "Dari mana?")


def test_settled_remark_is_marked(story):
    remark(story, "title")
    Comment.objects.update(resolved_at=timezone.now())
    assert load_conversation(story, newest(story))[0].is_settled


def test_thread_takes_as_many_queries_with_many_remarks(story, django_assert_max_num_queries):
    for _ in range(5):
        remark(story, "title")
    content = newest(story)
    with django_assert_max_num_queries(6):
        load_conversation(story, content)
