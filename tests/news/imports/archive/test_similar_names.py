"""Records of people that may be one human being."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from news.imports.archive.merging import merge
from news.imports.archive.similar_names import (
    Why,
    alike,
    bucket,
    is_one_of,
    keep_apart,
    name_words,
    suggestions,
)
from tests.builders import a_chief, a_person, a_published_article, a_quote, an_editor


def why(first, second):
    words = name_words(first), name_words(second)
    assert alike(*words) == alike(*reversed(words))
    found = alike(*words)
    assert found is None or bucket(words[0]) == bucket(words[1]), "They would never be compared."
    return found


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("H. Tohar Sukarsa, S.H., M.Si.", ("tohar", "sukarsa")),
        ("Drs. H. Tohar", ("tohar",)),
        ("Tohar Sukarsa S.H. M.Hum", ("tohar", "sukarsa")),
        ("Pak Tohar", ("tohar",)),
        ("Haji", ("haji",)),
        ("", ()),
        ("Nur'aini", ("nuraini",)),
    ],
)
def test_titles_and_degrees_are_no_part_of_a_name(name, words):
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("H. Tohar Sukarsa", "Tohar Sukarsa, S.E.", Why.TITLES),
        ("M. Tohar", "Muhammad Tohar", Why.INITIALS),
        ("Soeharno Djoko", "Suharno Joko", Why.SPELLING),
        ("Rosdiana Kapitan", "Rosdianna Kapitan", Why.SPELLING),
        ("Rosdiana Kapitan", "Rosdiana Kaptian", Why.SPELLING),
        ("Rosdiana Kapitan", "Rosdiana Kapitano", Why.SPELLING),
        ("Rosdiana Kapitan", "Rosdiana Basri", None),
        ("Budi", "Rudi", None),
        ("Adi", "Ade", None),
        ("M. Tohar", "N. Tohar", None),
    ],
)
def test_what_looks_alike_and_what_does_not(first, second, expected):
    assert why(first, second) == expected


def test_one_word_may_stand_for_a_longer_name():
    assert is_one_of(("tohar",), ("tohar", "sukarsa"))
    assert not is_one_of(("tohar",), ("tohar",))


TEXT = ("paragraph", "<p>Air pasang merendam sembilan desa sejak Kamis dini hari.</p>")


@pytest.fixture(scope="module")
def people(site):
    """One man under three names, one woman by herself."""
    full, titled, short = a_person("Tohar Sukarsa"), a_person("H. Tohar Sukarsa"), a_person("Tohar")
    a_published_article(body=[TEXT, a_quote("Satu.", speaker=full), a_quote("Dua.", speaker=short)])
    a_published_article(body=[TEXT, a_quote("Tiga.", speaker=titled), a_quote("Empat.", speaker=a_person())])
    return full, titled, short


def pairs():
    return [({person.name for person in one.people}, one.why) for one in suggestions(most=10)[0]]


def test_alike_names_are_found_with_their_evidence(people):
    assert pairs() == [
        ({"Tohar Sukarsa", "H. Tohar Sukarsa"}, Why.TITLES),
        ({"Tohar Sukarsa", "Tohar"}, Why.ONE_WORD),
    ]
    first = suggestions(most=1)[0][0]
    assert (first.counts, suggestions(most=1)[1]) == ((1, 1), 2)
    assert [len(stories) for stories in first.examples] == [1, 1]


def test_a_refusal_is_remembered(people):
    full, titled, _short = people
    keep_apart(titled, full, by=a_chief())
    keep_apart(full, titled, by=a_chief())
    assert [why for _names, why in pairs()] == [Why.ONE_WORD]


def test_whoever_is_merged_is_no_question_any_more(people):
    full, titled, short = people
    merge(full, [titled, short], by=a_chief())
    assert pairs() == []


def test_only_whoever_may_answers(people):
    with pytest.raises(PermissionDenied):
        keep_apart(*people[:2], by=an_editor())


def test_the_screen_leads_to_the_comparison_or_remembers(client, people):
    client.force_login(a_chief())
    address = reverse("news_people:names")
    assert "H. Tohar Sukarsa" in client.get(address).text
    numbers = [people[0].pk, people[1].pk]
    compared = client.post(address, {"id": numbers, "compare": "1"})
    assert compared.url == f"{reverse('news_people:merge')}?id={numbers[0]}&id={numbers[1]}"
    client.post(address, {"id": numbers, "apart": "1"})
    assert len(pairs()) == 1


@pytest.mark.parametrize("wrong", [{}, {"id": "x"}, {"id": ["1", "1"]}, {"id": ["99999999", "99999998"]}])
def test_rubbish_gets_a_sentence(client, people, wrong):
    client.force_login(a_chief())
    assert client.post(reverse("news_people:names"), wrong, follow=True).status_code == 200


def test_screens_of_merging_lie_below_the_one_that_the_menu_names():
    """Wagtail marks as open whichever entry's address is the longest beginning of the screen's own."""
    for name in ("names", "merge"):
        assert reverse(f"news_people:{name}").startswith(reverse("news_people:merges"))
