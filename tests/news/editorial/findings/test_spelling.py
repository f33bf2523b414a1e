"""Words of a version put otherwise; markup and everything else stay."""

import json

import pytest

from news.editorial.findings.spelling import ReadText, with_words_replaced
from news.publishing import Finding


def put(source: str, found: str, suggestion: str, *, is_rich: bool = True) -> str:
    return ReadText.of(source, is_rich=is_rich).with_words(found, suggestion)


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("<p>Rosdiana Capitan.</p>", "<p>Rosdiana Kapitan.</p>"),
        ("<p>Rosdiana\xa0Capitan.</p>", "<p>Rosdiana\xa0Kapitan.</p>"),
        ("<p>Rosdiana&nbsp;Capitan.</p>", "<p>Rosdiana&nbsp;Kapitan.</p>"),
        ("<p><b>Rosdiana</b> Capitan.</p>", "<p><b>Rosdiana</b> Kapitan.</p>"),
        ("<p>Rosdiana <b>Capi</b>tan.</p>", "<p>Rosdiana <b>Kapi</b>tan.</p>"),
        ("<p>Rosdiana<br/>Capitan.</p>", "<p>Rosdiana<br/>Capitan.</p>"),
        ("<p>Rosdiana Capitano.</p>", "<p>Rosdiana Capitano.</p>"),
    ],
)
def test_name_is_mended_between_tags_and_odd_blanks(source, changed):
    assert put(source, "Rosdiana Capitan", "Rosdiana Kapitan") == changed


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("<p>Pelaku di tangkap.</p>", "<p>Pelaku ditangkap.</p>"),
        ("<p>Pelaku di &nbsp;tangkap.</p>", "<p>Pelaku ditangkap.</p>"),
        ("<p>Pelaku di <b>tangkap</b>.</p>", "<p>Pelaku di<b>tangkap</b>.</p>"),
    ],
)
def test_blank_is_taken_out_and_tags_stay(source, changed):
    assert put(source, "di tangkap", "ditangkap") == changed


def test_words_that_a_tag_divides_where_they_differ_stay():
    source = "<p>a<b>dalah merupak</b>an</p>"
    assert put(source, "adalah merupakan", "adalah") == source


def test_sign_that_markup_needs_is_stored_as_markup():
    assert put("<p>A &amp; B</p>", "A & B", "A < B") == "<p>A &lt; B</p>"
    assert put("A & B", "A & B", "A < B", is_rich=False) == "A < B"


def test_what_somebody_says_is_left_alone():
    source = "<p>Camat memberi himbauan. “Ini <b>himbauan</b>,” katanya.</p>"
    assert put(source, "himbauan", "imbauan") == (
        "<p>Camat memberi imbauan. “Ini <b>himbauan</b>,” katanya.</p>"
    )


def test_name_that_stands_only_in_speech_is_mended_there():
    assert put("“Tanya Rosdianna,” katanya.", "Rosdianna", "Rosdiana", is_rich=False) == (
        "“Tanya Rosdiana,” katanya."
    )


def test_only_the_block_that_the_finding_names_is_changed():
    blocks = [
        {"id": "a", "type": "paragraph", "value": "<p>himbauan</p>"},
        {"id": "b", "type": "list", "value": {"style": "bullet", "items": ["<p>himbauan</p>"]}},
        {"id": "c", "type": "photo", "value": {"photo": 1, "caption": "himbauan", "alt": "x"}},
    ]
    for at, block in enumerate(blocks):
        finding = Finding("house_style", "", block_id=block["id"], found="himbauan", suggestion="imbauan")
        changed = json.loads(with_words_replaced({"body": json.dumps(blocks)}, finding=finding)["body"])
        assert ["himbauan" in json.dumps(other) for other in changed] == [number != at for number in range(3)]
        assert [other["id"] for other in changed] == ["a", "b", "c"]


def test_field_is_changed_and_the_rest_is_not():
    content = {"title": "Himbauan camat", "summary": "Himbauan camat", "body": "[]"}
    finding = Finding("house_style", "", field="title", found="Himbauan", suggestion="Imbauan")
    assert with_words_replaced(content, finding=finding) == content | {"title": "Imbauan camat"}
