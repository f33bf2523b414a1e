import pytest

from news.imports.models import PastedText
from news.imports.pasting.answers import block_keys, person_key
from news.imports.pasting.understanding import Understanding, understand
from news.models import Person, Position
from news.structurer import structure_text
from tests.builders import a_person, a_reporter, read_anew
from tests.news.imports.pasting.stories import PIER

KEYS = [
    key
    for key, block in zip(block_keys(structure_text(PIER)), structure_text(PIER).blocks, strict=True)
    if block.quote is not None
]
FIRST, SECOND, THIRD, LAST = KEYS


@pytest.fixture(scope="module")
def stored(site) -> PastedText:
    return PastedText.objects.create(owner=a_reporter("dap"), text=PIER)


@pytest.fixture
def pasted(stored: PastedText) -> PastedText:
    return read_anew(stored)


def understood(pasted: PastedText, **answers: str) -> Understanding:
    """As it is understood with these answers, none of which is stored."""
    pasted.answers = answers
    return understand(pasted)


def speakers(understanding: Understanding) -> list[str]:
    return [voice.shown for voice in understanding.voices]


def test_without_answers_it_is_what_the_structurer_says(pasted):
    assert speakers(understood(pasted)) == ["Ridwan Lasut", "Basri Sailana", "Basri Sailana", "Basri Sailana"]


def test_a_corrected_speaker_takes_the_quotes_that_only_say_nya_along(pasted):
    understanding = understood(pasted, **{f"{THIRD} speaker": "nama:Ridwan Lasut"})
    assert speakers(understanding) == ["Ridwan Lasut", "Basri Sailana", "Ridwan Lasut", "Ridwan Lasut"]
    assert understanding.voices[3].role == understanding.voices[0].role != ""


def test_a_quote_confirmed_by_hand_does_not_follow(pasted):
    understanding = understood(
        pasted, **{f"{THIRD} speaker": "nama:Ridwan Lasut", f"{LAST} speaker": "nama:Basri Sailana"}
    )
    assert speakers(understanding)[2:] == ["Ridwan Lasut", "Basri Sailana"]


def test_a_quote_that_names_its_speaker_ends_the_row(pasted):
    understanding = understood(pasted, **{f"{FIRST} speaker": "baru:Siti Rahma"})
    assert speakers(understanding) == ["Siti Rahma", "Basri Sailana", "Basri Sailana", "Basri Sailana"]


def test_nobody_is_an_answer(pasted):
    understanding = understood(pasted, **{f"{THIRD} speaker": "tanpa"})
    assert speakers(understanding)[2:] == ["", ""]


def test_somebody_from_the_records_speaks_in_the_office_held_today(pasted):
    person = a_person("Laila Munthe")
    Position.objects.create(person=person, title="Camat", institution="Tanjung Rambai")
    voice = understood(pasted, **{f"{FIRST} speaker": f"orang:{person.pk}"}).voices[0]
    assert (voice.person, voice.role, voice.is_settled) == (person, "Camat Tanjung Rambai", True)


def test_an_answer_about_a_person_who_was_deleted_since_is_asked_again(pasted):
    understanding = understood(
        pasted,
        **{f"{FIRST} speaker": "orang:987654", f"{person_key('Basri Sailana')} person": "orang:987654"},
    )
    assert speakers(understanding)[:2] == ["Ridwan Lasut", "Basri Sailana"]
    assert not any(voice.is_settled for voice in understanding.voices)


def test_a_name_is_met_with_the_records(pasted):
    known = a_person("Ridwan Lasut")
    for _ in range(2):
        Person.objects.create(name="Basri Sailana")
    first, second = understood(pasted).voices[:2]
    assert first.person == known
    assert (second.person, len(second.namesakes), second.is_new) == (None, 2, False)


def test_a_line_brought_back_is_read_as_part_of_the_story(pasted):
    pasted.restored = [2]
    structured = understood(pasted).structured
    assert "oleh -41 Dilihat" in structured.paragraphs
    assert structured.furniture == ["Tinggalkan Balasan", "Alamat email Anda tidak akan dipublikasikan."]


def test_answers_keep_their_quotes_when_a_line_comes_back(pasted):
    pasted.restored = [2]
    assert speakers(understood(pasted, **{f"{THIRD} speaker": "nama:Ridwan Lasut"}))[2] == "Ridwan Lasut"


def test_a_quote_that_is_none_stands_as_a_paragraph_with_its_marks(pasted):
    understanding = understood(pasted, **{f"{LAST} text": "paragraf"})
    block = understanding.structured.blocks[-1]
    assert (block.kind, block.text) == ("paragraph", "“Pelatnya datang besok pagi,” imbuhnya.")
