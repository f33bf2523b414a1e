import datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied

from news.imports.models import PastedText
from news.imports.pasting.actions import (
    AlreadySaved,
    answer,
    drop_again,
    restore,
    save_as_draft,
    take_in,
    throw_away,
)
from news.imports.pasting.answers import NoAnswer, person_key
from news.imports.pasting.documents import CopyRefused
from news.imports.pasting.understanding import understand
from news.models import ArticlePage, Person
from tests.builders import a_region, a_reporter, a_topic, a_user, an_author
from tests.news.imports.pasting.stories import PIER
from tests.news.imports.pasting.test_understanding import THIRD

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def reporter(site):
    return a_reporter("dap")


@pytest.fixture
def pasted(reporter) -> PastedText:
    return take_in(PIER, by=reporter)


def saved(pasted: PastedText) -> ArticlePage:
    return ArticlePage.objects.get(pk=save_as_draft(pasted, by=pasted.owner).pk)


def test_the_draft_holds_text_answers_and_the_raw_copy(pasted):
    a_region("Sangatta", code="64.08")
    an_author("Dimas Arya Putra", initials="dap")
    answer(pasted, key=THIRD, what="speaker", choice="nama:Ridwan Lasut")
    article = saved(pasted)
    assert [block.value["speaker"].name for block in article.quotes] == [
        "Ridwan Lasut", "Basri Sailana", "Ridwan Lasut", "Ridwan Lasut",
    ]  # fmt: skip
    assert (article.dateline_on, article.region.name) == (datetime.date(2026, 11, 24), "Sangatta")
    assert [entry.author.name for entry in article.byline_entries.all()] == ["Dimas Arya Putra"]
    assert (article.raw_copy, article.owner, article.live) == (PIER, pasted.owner, False)


def test_an_answer_enters_nobody_for_whoever_may_enter_no_people(pasted):
    Permission.objects.get(codename="add_person").group_set.clear()
    answer(pasted, key=person_key("Ridwan Lasut"), what="person", choice="baru")
    article = save_as_draft(pasted, by=a_reporter("magang"))
    assert not Person.objects.exists()
    assert "Ridwan Lasut" in {g["value"] for g in article.guesses if g["why"] == "person_not_entered"}


def test_a_confirmed_answer_is_no_guess_of_the_draft_and_an_open_one_is(pasted):
    answer(pasted, key=person_key("Ridwan Lasut"), what="person", choice="baru")
    answer(pasted, key=THIRD, what="speaker", choice="nama:Basri Sailana")
    article = saved(pasted)
    third = str(article.quotes[2].id)
    people = [guess["value"] for guess in article.guesses if guess["what"] == "person"]
    assert people == ["Basri Sailana"]
    assert not [guess for guess in article.guesses if guess["block"] == third and guess["what"] == "speaker"]


def test_a_new_person_is_entered_once_however_often_quoted(pasted):
    answer(pasted, key=THIRD, what="speaker", choice="baru:Siti Rahma")
    article = saved(pasted)
    assert Person.objects.filter(name="Siti Rahma").count() == 1
    assert [block.value["speaker"].name for block in article.quotes][2:] == ["Siti Rahma", "Siti Rahma"]


def test_a_person_of_the_same_name_can_be_new(pasted):
    Person.objects.create(name="Ridwan Lasut")
    answer(pasted, key=person_key("Ridwan Lasut"), what="person", choice="baru")
    saved(pasted)
    assert Person.objects.filter(name="Ridwan Lasut").count() == 2


def test_the_same_text_handed_in_again_goes_on_where_it_was_left(pasted, reporter):
    answer(pasted, key=THIRD, what="speaker", choice="tanpa")
    again = take_in(PIER.replace("\n\n", "\n \n"), by=reporter)
    assert (again.pk, list(again.answers.values())) == (pasted.pk, ["tanpa"])


def test_the_same_text_is_known_by_the_draft_that_it_became(pasted):
    article = saved(pasted)
    other = take_in(PIER, by=a_reporter())
    assert [text.article for text in PastedText.objects.became_drafts_of(other.text)] == [article]


def test_a_second_save_makes_no_second_draft(pasted):
    article = saved(pasted)
    with pytest.raises(AlreadySaved) as refused:
        save_as_draft(pasted, by=pasted.owner)
    assert refused.value.article == article
    assert ArticlePage.objects.count() == 1


def test_a_saved_text_takes_no_answer_and_moved_into_the_draft(pasted):
    saved(pasted)
    with pytest.raises(AlreadySaved):
        answer(pasted, key=THIRD, what="speaker", choice="tanpa")
    pasted.refresh_from_db()
    assert (pasted.text, pasted.answers) == ("", {})


def test_a_dropped_line_comes_back_and_goes_again(pasted):
    restore(pasted, line=2)
    pasted.refresh_from_db()
    assert pasted.restored == [2]
    drop_again(pasted, line=2)
    pasted.refresh_from_db()
    assert pasted.restored == []


def test_a_line_that_was_not_dropped_does_not_come_back(pasted):
    with pytest.raises(NoAnswer):
        restore(pasted, line=4)


@pytest.mark.parametrize(
    ("key", "what", "choice"),
    [
        ("", "speaker", "tanpa"),
        (THIRD, "speaker", ""),
        (THIRD, "speaker", "orang:x"),
        (THIRD, "speaker", "orang:9" + "9" * 30),
        (THIRD, "speaker", "nama:"),
        (THIRD, "speaker", "nama:" + "a" * 500),
        (THIRD, "speaker", "nama:a\x00b"),
        (THIRD, "raja", "ya"),
        ("../etc", "text", "ya"),
    ],
)
def test_what_no_form_of_ours_sends_changes_nothing(pasted, key, what, choice):
    with pytest.raises(NoAnswer):
        answer(pasted, key=key, what=what, choice=choice)
    pasted.refresh_from_db()
    assert pasted.answers == {}


def test_a_text_thrown_away_is_gone_but_a_saved_one_stays_known(pasted, reporter):
    saved(pasted)
    throw_away(pasted)
    assert PastedText.objects.filter(pk=pasted.pk).exists()
    other = take_in("Hujan di hulu. Warga siaga.", by=reporter)
    throw_away(other)
    assert not PastedText.objects.filter(pk=other.pk).exists()


def test_who_may_not_write_stories_hands_nothing_in(site):
    with pytest.raises(PermissionDenied):
        take_in(PIER, by=a_user())


@pytest.mark.parametrize(
    ("text", "reason"), [(" \n", "empty"), ("\x00", "empty"), ("kata " * 20_001, "too_large")]
)
def test_no_text_and_too_much_are_refused(reporter, text, reason):
    with pytest.raises(CopyRefused) as refused:
        take_in(text, by=reporter)
    assert refused.value.reason == reason


def test_a_text_without_headline_becomes_a_draft_with_the_typed_one(reporter):
    pasted = take_in("Hujan turun di hulu sejak pagi. Warga bersiaga di rumah masing-masing.", by=reporter)
    answer(pasted, key="title", what="headline", choice="ketik:Hulu siaga banjir")
    article = saved(pasted)
    assert article.title == "Hulu siaga banjir"
    assert not [guess for guess in article.guesses if guess["block"] == "title"]


def test_a_region_that_the_text_names_is_asked_for_where_the_place_is_none(pasted):
    kutai = a_region("Kutai Timur", code="64.08")
    a_region("Berau", code="64.03")
    assert understand(pasted).head.regions == [kutai]
    assert understand(pasted).head.region is None
    answer(pasted, key="region", what="region", choice=f"pilih:{kutai.pk}")
    assert saved(pasted).region == kutai


def test_topics_that_the_text_names_are_proposed_and_kept_once_confirmed(pasted):
    sure, unsure = a_topic("Dermaga Tanjung Rambai"), a_topic("Pelat baja")
    pasted.text = (
        PIER.replace("kendaraan.", "kendaraan. Pelat baja dipasang.") + "\n\nTag: Dermaga Tanjung Rambai"
    )
    pasted.save()
    answer(pasted, key="topics", what="topics", choice="tanpa")
    article = saved(pasted)
    assert set(article.topics.all()) == {sure}
    assert unsure.name not in str(article.guesses)


def test_a_summary_stands_in_the_draft_once_somebody_takes_it(pasted, reporter):
    other = take_in(PIER + " Lagi.", by=reporter)
    answer(pasted, key="summary", what="summary", choice="ya")
    assert saved(pasted).summary.startswith("Dermaga rakyat di Kecamatan")
    assert saved(other).summary == ""


def test_a_day_and_a_place_that_are_refused_stay_empty(pasted):
    a_region("Sangatta", code="64.08")
    answer(pasted, key="dateline_on", what="date", choice="tanpa")
    answer(pasted, key="dateline_place", what="dateline", choice="tanpa")
    article = saved(pasted)
    assert (article.dateline_on, article.dateline_place, article.region) == (None, "", None)
