import datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied

from news.imports.drafts import make_draft
from news.imports.matching import load_known_names
from news.imports.wording import REASONS
from news.models import ArticlePage, Person, PersonAlias
from news.structurer import structure_text
from tests.builders import a_person, a_region, a_reporter, a_site, a_user, an_author
from tests.news.imports.copy import ALL, SEED_SHAPE

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> ArticlePage:
    a_site()
    a_region("Samarinda", code="64.72", kind="city")
    an_author("Widya Lestari", initials="wid")
    made = make_draft(structure_text(SEED_SHAPE), by=a_reporter("wida"), raw=SEED_SHAPE)
    return ArticlePage.objects.get(pk=made.pk)


def test_the_draft_holds_what_was_understood(draft: ArticlePage):
    assert draft.title.startswith("Dukung Pemilihan Kepala Desa")
    assert (draft.dateline_place, draft.dateline_on) == ("Samarinda", datetime.date(2025, 3, 6))
    assert (draft.source, draft.initials, draft.region.name) == ("KABARBATU", "wid", "Samarinda")
    assert [block.block_type for block in draft.body].count("quote") == 4
    assert [entry.author.name for entry in draft.byline_entries.all()] == ["Widya Lestari"]


def test_the_draft_is_in_this_month_with_its_first_revision(draft: ArticlePage):
    assert not draft.live
    assert draft.latest_revision.user.username == "wida"
    assert draft.get_parent().specific_class.__name__ == "MonthPage"


def test_the_raw_text_is_kept_with_the_draft(draft: ArticlePage):
    assert draft.raw_copy == SEED_SHAPE


def test_an_unknown_speaker_is_entered_and_marked(draft: ArticlePage):
    speaker = Person.objects.get()
    marked = [guess for guess in draft.guesses if guess["why"] == "person_created"]

    assert speaker.name == "Marwoto"
    assert {block.value["speaker"] for block in draft.quotes} == {speaker}
    assert len(marked) == 1


def test_whoever_may_enter_no_people_files_the_quote_with_its_speaker_as_a_guess(site):
    Permission.objects.get(codename="add_person").group_set.clear()
    draft = make_draft(structure_text(SEED_SHAPE), by=a_reporter("wida"), raw=SEED_SHAPE)
    guess = next(guess for guess in draft.guesses if guess["what"] == "person")

    assert not Person.objects.exists()
    assert not any(block.value["speaker"] for block in draft.quotes)
    assert (guess["value"], guess["why"]) == ("Marwoto", "person_not_entered")


def test_every_guess_names_a_block_or_field_of_the_draft(draft: ArticlePage):
    known = {block.id for block in draft.body} | {field.name for field in ArticlePage._meta.get_fields()}

    assert draft.guesses
    for guess in draft.guesses:
        assert set(guess) == {"block", "what", "value", "why", "confidence"}
        assert guess["block"] in known


def test_the_latest_revision_holds_the_guesses_and_the_body(draft: ArticlePage):
    latest = draft.get_latest_revision_as_object()

    assert latest.guesses == draft.guesses
    assert latest.body == draft.body


def test_a_known_speaker_is_found_by_alias():
    a_site()
    known = a_person("Marwoto Adi Nugroho")
    PersonAlias.objects.create(person=known, name="Marwoto")

    made = make_draft(structure_text(SEED_SHAPE), by=a_reporter(), raw=SEED_SHAPE)

    assert {block.value["speaker"] for block in made.quotes} == {known}
    assert load_known_names() == ["Marwoto Adi Nugroho", "Marwoto"]


def test_two_people_of_one_name_are_left_to_the_editor():
    a_site()
    for _ in range(2):
        Person.objects.create(name="Marwoto")

    made = make_draft(structure_text(SEED_SHAPE), by=a_reporter(), raw=SEED_SHAPE)

    assert {block.value["speaker"] for block in made.quotes} == {None}
    assert any(guess["why"] == "several_people" for guess in made.guesses)


def test_a_text_without_headline_gets_its_first_words():
    a_site()
    raw = "Rapat digelar pagi ini di balai desa. Warga datang lebih awal. Semua lancar.\n\nBegitu saja. (x\x00y)"

    made = make_draft(structure_text(raw), by=a_reporter(), raw=raw)

    assert made.title.startswith("Rapat digelar pagi ini")
    assert made.guesses[0]["why"] == "no_headline"


def test_who_may_not_write_gets_no_draft():
    a_site()

    with pytest.raises(PermissionDenied):
        make_draft(structure_text(SEED_SHAPE), by=a_user(), raw=SEED_SHAPE)


def test_every_reason_has_its_words():
    for raw in ALL.values():
        for guess in structure_text(raw).guesses:
            assert set(guess.why.split()) <= set(REASONS)
