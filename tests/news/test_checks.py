"""The publish checks of the story itself: each names the rule, the field, and what to do."""

import pytest

from news.digest import content_digest
from news.models import ArticlePage
from news.publishing import find_all
from tests.builders import a_person, a_photo, a_published_article, a_quote, an_article
from tests.news.bodies import every_block

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def found(article: ArticlePage) -> list[tuple[str, str]]:
    return [(finding.rule, finding.field) for finding in find_all(article)]


def test_complete_story_has_nothing_against_it():
    assert found(an_article(lead_photo=a_photo(), lead_photo_alt="Dermaga")) == []


@pytest.mark.parametrize("name", ["summary", "dateline_place"])
def test_empty_line_is_missing(name):
    assert found(an_article(**{name: ""})) == [("missing_field", name)]


@pytest.mark.parametrize("name", ["section", "region"])
def test_choice_not_made_is_missing(name):
    assert found(an_article(**{name: None})) == [("missing_field", name)]


def test_all_that_is_missing_is_told_at_once():
    article = an_article(summary="", section=None, region=None, dateline_place="", body=[])
    article.byline_entries = []
    assert {rule for rule, _field in found(article)} == {"missing_field", "missing_body", "missing_byline"}
    assert len(found(article)) == 6


def test_opinion_was_not_reported_anywhere():
    assert found(an_article(label="opinion", dateline_place="")) == []


def test_quote_needs_somebody_who_said_it():
    body = [("quote", {"text": "Air naik.", "speaker": None, "role": ""})]
    article = an_article(body=body)
    (finding,) = find_all(article)
    assert finding.rule == "quote_without_speaker"
    assert finding.block_id == article.quotes[0].id
    assert "Air naik." in finding.message


def test_quote_needs_the_role_in_which_it_was_said():
    assert found(an_article(body=[a_quote(role="")])) == [("quote_without_role", "body")]


@pytest.mark.parametrize("label", ["press_release", "advertorial"])
def test_text_from_outside_names_its_sender_instead_of_a_byline(label):
    article = an_article(label=label)
    article.byline_entries = []
    assert found(article) == [("missing_sponsor", "sponsor")]
    article.sponsor = "Pemkab"
    assert found(article) == []


def test_photo_needs_words_for_those_who_cannot_see_it():
    assert found(an_article(lead_photo=a_photo())) == [("photo_without_alt", "lead_photo_alt")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("paragraph", ""),
        ("heading", ""),
        ("quote", {"text": "", "speaker": 1, "role": "Camat"}),
        ("photo", {"photo": None, "caption": "", "alt": "Dermaga"}),
        ("embed", {"url": "javascript:alert(1)", "title": "Rekaman", "caption": ""}),
        ("related", {"article": None}),
        ("document", {"document": None, "title": ""}),
        ("fact_box", {"title": "", "entries": [], "text": ""}),
    ],
)
def test_block_with_a_gap_is_named_and_found(kind, value):
    if kind == "quote":
        value = value | {"speaker": a_person()}
    article = an_article(body=[("paragraph", "<p>Isi.</p>"), (kind, value)])
    (finding,) = find_all(article)
    assert (finding.rule, finding.field, finding.is_blocking) == ("incomplete_block", "body", True)
    assert finding.block_id == article.body[1].id
    assert str(article.body[1].block.label) in finding.message


def test_blocks_of_every_kind_that_are_finished_have_nothing_against_them():
    related = a_published_article()
    assert found(an_article(body=every_block(related=related))) == []


def test_checks_change_nothing():
    article = an_article()
    before = content_digest(article)
    list(find_all(article))
    assert content_digest(article) == before
