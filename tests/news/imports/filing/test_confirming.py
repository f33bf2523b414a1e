import datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from news.editorial.refusals import StoryIncomplete
from news.imports.filing.completing import gaps, submit
from news.imports.filing.confirming import AnsweredAlready, answer, open_chips
from news.imports.filing.receiving import receive
from news.models import ArticlePage, Author, Person
from tests.builders import a_person, a_region, a_reporter, a_section
from tests.news.imports.filing.reports import NUMBER, a_report

pytestmark = pytest.mark.usefixtures("site")
TEXT = (
    "Dapur umum di balai desa berhenti memasak karena tabung gas habis.\n\n"
    "“Kiriman dari kota belum sampai,” kata Kepala Desa Sungai Lumu, Harun Tamin.\n\n"
    "“Kami menunggu sampai malam,” ujarnya.\n\n"
    "“Besok kami masak lagi,” tuturnya."
)


@pytest.fixture(scope="module")
def dimas(site):
    user = a_reporter("dimas")
    Author.objects.create(name="Dimas Arya", user=user)
    return user


@pytest.fixture
def article(dimas) -> ArticlePage:
    region = a_region("Kutai Kartanegara", code="64.02")
    return receive(a_report(text=TEXT, region_id=region.pk), by=dimas, number=NUMBER).article


def newest(article: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def chips(article: ArticlePage, what: str) -> list:
    return [chip for chip in open_chips(newest(article)) if chip.what == what]


def speakers(article: ArticlePage) -> list[str]:
    return [block.value["speaker"].name for block in newest(article).quotes]


def guessed(article: ArticlePage, by, what: str, field: str):
    """The chip of a guess about a field of the story."""
    draft = newest(article)
    draft.dateline_on = datetime.date(2026, 11, 19)
    value = str(getattr(draft, field))
    others = [guess for guess in draft.guesses if guess["block"] != field]
    told = {"block": field, "what": what, "value": value, "why": "date_in_text", "confidence": 0.5}
    draft.guesses = [*others, told]
    draft.save_revision(user=by)
    return chips(article, what)[0]


def test_a_confirmed_guess_is_asked_no_more_and_changes_no_word(article, dimas):
    before, chip = speakers(article), chips(article, "speaker")[0]
    answer(article, by=dimas, key=chip.key)
    assert chip.key not in {left.key for left in open_chips(newest(article))}
    assert speakers(article) == before


def test_a_corrected_speaker_is_the_speaker_of_the_quotes_that_go_on(article, dimas):
    assert speakers(article)[:3] == ["Harun Tamin"] * 3
    answer(article, by=dimas, key=chips(article, "speaker")[0].key, correction="Rosdiana Kapitan")
    assert speakers(article)[:3] == ["Harun Tamin", "Rosdiana Kapitan", "Rosdiana Kapitan"]
    assert not chips(article, "speaker")


def test_a_name_nobody_knows_is_entered(article, dimas):
    answer(article, by=dimas, key=chips(article, "speaker")[0].key, correction=" Sarah  Lumu ")
    assert Person.objects.filter(name="Sarah Lumu").count() == 1


@pytest.mark.parametrize("wrong", ["²", "– –", "123", "x" * 161])
def test_what_is_no_name_enters_nobody(article, dimas, wrong):
    before = speakers(article)
    with pytest.raises(ValidationError):
        answer(article, by=dimas, key=chips(article, "speaker")[0].key, correction=wrong)
    assert speakers(article) == before
    assert not Person.objects.filter(name=wrong).exists()


def test_whoever_may_enter_no_people_names_those_that_the_paper_knows(article, dimas):
    a_person("Sarah Lumu")
    Permission.objects.get(codename="add_person").group_set.clear()
    reporter = get_user_model().objects.get(pk=dimas.pk)
    key = chips(article, "speaker")[0].key
    with pytest.raises(ValidationError):
        answer(article, by=reporter, key=key, correction="Darius Lumu")
    answer(article, by=reporter, key=key, correction="sarah lumu")
    assert speakers(article)[1] == "Sarah Lumu"
    assert "Sarah Lumu" in {guess["value"] for guess in newest(article).guesses}


def test_a_name_of_several_people_is_chosen_in_the_editor(article, dimas):
    for slug in ("a", "b"):
        Person.objects.create(name="Basri", slug=slug)
    with pytest.raises(ValidationError):
        answer(article, by=dimas, key=chips(article, "speaker")[0].key, correction="Basri")


def test_an_answer_to_what_is_asked_no_more_changes_nothing(article, dimas):
    key = chips(article, "speaker")[0].key
    answer(article, by=dimas, key=key)
    with pytest.raises(AnsweredAlready):
        answer(article, by=dimas, key=key, correction="Sarah Lumu")
    assert not Person.objects.filter(name="Sarah Lumu").exists()


def test_nobody_else_answers_for_the_reporter(article):
    with pytest.raises(PermissionDenied):
        answer(article, by=a_reporter("sinta"), key=open_chips(newest(article))[0].key)


@pytest.mark.parametrize(
    ("what", "correction", "field", "expected"),
    [
        ("dateline", "Anggana", "dateline_place", "Anggana"),
        ("date", "2026-11-20", "dateline_on", datetime.date(2026, 11, 20)),
    ],
)
def test_fields_of_the_story_are_put_right(article, dimas, what, correction, field, expected):
    chip = guessed(article, dimas, what, field)
    answer(article, by=dimas, key=chip.key, correction=correction)
    assert getattr(newest(article), field) == expected


@pytest.mark.parametrize("wrong", ["kemarin", "2026-02-31", "9" * 500])
def test_a_wrong_date_is_refused(article, dimas, wrong):
    key = guessed(article, dimas, "date", "dateline_on").key
    with pytest.raises(ValidationError):
        answer(article, by=dimas, key=key, correction=wrong)


def test_an_incomplete_draft_is_not_submitted_and_says_what_is_missing(article, dimas):
    with pytest.raises(StoryIncomplete) as refused:
        submit(article, by=dimas)
    assert "section" in {finding.field for finding in refused.value.findings}


def test_the_phone_completes_and_submits(article, dimas, client):
    client.force_login(dimas)
    draft = newest(article)
    values = {
        "title": draft.title,
        "summary": "Dapur umum berhenti memasak karena gas habis.",
        "section": a_section().pk,
        "region": draft.region_id,
        "dateline_place": draft.dateline_place,
        "seen": draft.latest_revision_id,
        "submit": "",
    }
    address = reverse("news_filing:complete", args=[article.pk])
    assert client.post(address, values).url == reverse("news_filing:own_stories")
    assert ArticlePage.objects.get(pk=article.pk).workflow_in_progress
    assert not gaps(newest(article))
    # Twice changes nothing: the desk has it.
    assert client.post(address, values).status_code == 302
    assert ArticlePage.objects.get(pk=article.pk).workflow_states.count() == 1


def test_an_answer_over_the_form_comes_back_to_the_chips(article, dimas, client):
    client.force_login(dimas)
    a_person("Sarah Lumu")
    address = reverse("news_filing:answer", args=[article.pk])
    key = chips(article, "speaker")[0].key
    told = {"key": key, "verdict": "change", "correction": "Sarah Lumu"}
    assert client.post(address, told).url.endswith("#tebakan")
    assert "Sarah Lumu" in speakers(article)
    assert client.post(address, told).status_code == 302
    assert client.post(address, {}).status_code == 302


def test_a_newer_version_is_not_written_over_unseen(article, dimas, client):
    client.force_login(dimas)
    draft = newest(article)
    values = {"title": "Judul lain", "summary": "Yang saya ketik.", "seen": draft.latest_revision_id}
    draft.summary = "Yang ditulis rekan."
    draft.save_revision(user=a_reporter("sinta"))
    address = reverse("news_filing:complete", args=[article.pk])
    answered = client.post(address, values)
    assert answered.status_code == 422
    assert "Yang saya ketik." in answered.text
    assert "Yang ditulis rekan." in answered.text
    assert len(answered.context["messages"]) == 1
    assert newest(article).summary == "Yang ditulis rekan."
    seen = newest(article).latest_revision_id
    assert f'name="seen" value="{seen}"' in answered.text
    assert client.post(address, values | {"seen": seen}).status_code == 302
    assert newest(article).summary == "Yang saya ketik."


def test_a_story_that_can_harm_is_asked_for_the_other_side(article, dimas, client):
    client.force_login(dimas)
    draft = newest(article)
    draft.may_harm = True
    draft.save_revision(user=dimas)
    address = reverse("news_filing:complete", args=[article.pk])
    told = {"title": draft.title, "party_name": "PT Anu", "party_way": "phone", "party_answer": "Belum tahu."}
    told["seen"] = newest(article).latest_revision_id
    assert client.post(address, told).status_code == 422
    assert client.post(address, told | {"party_asked_at": "2026-11-26T10:00"}).status_code == 302
    assert [party.name for party in newest(article).asked_parties.all()] == ["PT Anu"]
