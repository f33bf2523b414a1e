"""What a search answers: results, other names, narrowing, order, pages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from news.models import PersonAlias, Position, RegionAlias
from news.quotes.models import Quote
from search import results
from search.inquiry import Inquiry
from search.page import search_context
from tests.search.stories import (
    NOW,
    a_desk_section,
    a_findable_story,
    a_place,
    a_speaker,
    a_writer,
)


def search(query: str) -> dict:
    return search_context(Inquiry.of(QueryDict(query)))


def titles(query: str) -> list[str]:
    return [card["title"] for card in search(query)["results"]]


@pytest.fixture
def short_pages(monkeypatch):
    monkeypatch.setattr(results, "PAGE_SIZE", 2)


def test_all_words_must_be_there_in_any_form(db):
    a_findable_story("Bantuan disalurkan")
    a_findable_story("Bantuan tertunda")
    assert titles("q=penyaluran+bantuan") == ["Bantuan disalurkan"]


def test_the_word_as_it_was_asked_stands_before_its_relatives(db):
    a_findable_story("Penyaluran pupuk", days_ago=5)
    a_findable_story("Tersalurkan semua pupuk")
    assert titles("q=penyaluran")[0] == "Penyaluran pupuk"
    assert len(titles("q=penyaluran")) == 2


def test_a_title_weighs_more_than_a_mention(db):
    a_findable_story("Rapat desa", paragraphs=["Banjir disebut sekali di akhir rapat."])
    a_findable_story("Banjir di hulu", days_ago=30)
    assert titles("q=banjir") == ["Banjir di hulu", "Rapat desa"]


def test_of_equal_stories_the_fresh_one_comes_first(db):
    a_findable_story("Banjir di hulu", days_ago=900)
    a_findable_story("Banjir di hulu baru")
    assert titles("q=banjir&urut=relevan")[0] == "Banjir di hulu baru"


def test_a_phrase_must_stand_side_by_side_and_an_exclusion_must_not_stand_at_all(db):
    a_findable_story("Pintu air dibuka")
    a_findable_story("Air masuk lewat pintu")
    assert titles('q="pintu air"') == ["Pintu air dibuka"]
    assert titles("q=air+-dibuka") == ["Air masuk lewat pintu"]


def test_an_abbreviation_finds_the_region_and_says_so(db):
    place = a_place("Penajam Paser Utara", short_name="PPU")
    RegionAlias.objects.create(region=place, name="PPU")
    a_findable_story("Jalan di Penajam Paser Utara rusak")
    a_findable_story("PPU menutup jalan")
    a_findable_story("Jalan ditutup", region=place)
    a_findable_story("Jalan lain")
    found = search("q=jalan+ppu")
    assert {card["title"] for card in found["results"]} == {
        "Jalan di Penajam Paser Utara rusak",
        "PPU menutup jalan",
        "Jalan ditutup",
    }
    assert "“Penajam Paser Utara”" in found["understood"]
    assert [region["url"] for region in found["answers"]["regions"]] == [place.get_absolute_url()]
    assert {card["title"] for card in search("q=jalan+penajam+paser+utara")["results"]} == {
        card["title"] for card in found["results"]
    }


def test_city_and_regency_of_one_name_are_told_apart_by_their_kind(db):
    a_place("Bogor", slug="bogor")
    city = a_place("Bogor", slug="kota-bogor", kind="city")
    assert len(search("q=bogor")["answers"]["regions"]) == 2
    assert [region["url"] for region in search("q=kota+bogor")["answers"]["regions"]] == [
        city.get_absolute_url()
    ]


def test_a_person_is_answered_directly_with_the_office_held_now(db):
    speaker = a_speaker("Arman Setiadji")
    PersonAlias.objects.create(person=speaker, name="Pak Arman")
    Position.objects.create(person=speaker, title="Camat", starts_on="2020-01-01", ends_on="2023-01-01")
    Position.objects.create(
        person=speaker, title="Kepala Dinas PU", institution="Kukar", starts_on="2023-01-02"
    )
    a_findable_story("Tanggul retak", quotes=[("Kami perbaiki", speaker)])
    for query in ("q=arman+setiadji", "q=pak+arman"):
        found = search(query)
        assert [
            (person["name"], person["role"], person["count"]) for person in found["answers"]["people"]
        ] == [("Arman Setiadji", "Kepala Dinas PU Kukar", 1)]
        assert len(found["results"]) == 1


def test_each_filter_narrows_and_can_be_removed(db):
    province = a_place("Kalimantan Timur", kind="province", code="64")
    place = a_place("Berau", parent=province)
    speaker, writer, section = a_speaker(), a_writer(), a_desk_section("Politik")
    a_findable_story("Banjir satu", region=place, quotes=[("Surut", speaker)], writer=writer, section=section)
    a_findable_story("Banjir dua", days_ago=40)
    filters = {
        "wilayah": "berau",
        "rubrik": "politik",
        "tokoh": speaker.slug,
        "penulis": writer.slug,
        "dari": timezone.localdate(NOW - timedelta(days=1)).isoformat(),
    }
    for name, value in [*filters.items(), ("wilayah", "kalimantan-timur")]:
        found = search(f"q=banjir&{name}={value}")
        assert [card["title"] for card in found["results"]] == ["Banjir satu"], name
        assert [active["remove_url"] for active in found["active_filters"]] == ["?q=banjir"], name
    assert titles("wilayah=berau") == ["Banjir satu"]
    assert titles(f"sampai={timezone.localdate(NOW - timedelta(days=40)).isoformat()}") == ["Banjir dua"]


def test_the_last_day_is_searched_to_its_end_in_the_papers_zone(db):
    a_findable_story("Banjir malam")
    day = timezone.localdate(NOW).isoformat()
    assert titles(f"dari={day}&sampai={day}") == ["Banjir malam"]


def test_facets_count_the_results_and_lead_to_them(db):
    province = a_place("Kalimantan Timur", kind="province", code="64")
    berau, paser = a_place("Berau", parent=province), a_place("Paser", parent=province)
    for number in range(3):
        a_findable_story(f"Banjir {number}", region=berau if number else paser)
    groups = {group["title"]: group["entries"] for group in search("q=banjir")["facets"]}
    regions = next(iter(groups.values()))
    assert [(entry["name"], entry["count"]) for entry in regions] == [("Berau", 2), ("Paser", 1)]
    assert regions[0]["url"] == "?q=banjir&wilayah=berau"
    chosen = search("q=banjir&wilayah=berau")["facets"][0]["entries"][0]
    assert (chosen["is_current"], chosen["url"]) == (True, "?q=banjir")


@pytest.mark.parametrize("order", ["relevan", "terbaru"])
def test_pages_hold_every_story_once(db, short_pages, order):
    for number in range(5):
        a_findable_story(f"Banjir {number}", days_ago=number)
    found, seen = search(f"q=banjir&urut={order}"), []
    while True:
        seen += [card["title"] for card in found["results"]]
        if not found["older_url"]:
            break
        found = search(found["older_url"].partition("?")[2])
    assert sorted(seen) == [f"Banjir {number}" for number in range(5)]


def test_what_is_published_meanwhile_moves_no_page(db, short_pages):
    for number in range(3):
        a_findable_story(f"Banjir {number}", days_ago=number + 1)
    following = search("q=banjir")["older_url"].partition("?")[2]
    before = titles(following)
    a_findable_story("Banjir besar")
    assert titles(following) == before


def test_by_date_a_page_begins_beyond_the_hits_that_are_counted(db, short_pages, monkeypatch):
    monkeypatch.setattr(results, "MOST_HITS", 3)
    for number in range(6):
        a_findable_story(f"Banjir {number}", days_ago=number)
    first = search("q=banjir&urut=terbaru")
    assert first["count_text"].startswith("3+")
    second = search(first["older_url"].partition("?")[2])
    third = search(second["older_url"].partition("?")[2])
    shown = [[card["title"] for card in page["results"]] for page in (second, third)]
    assert shown == [["Banjir 2", "Banjir 3"], ["Banjir 4", "Banjir 5"]]
    assert third["older_url"] == ""


def test_the_answering_words_are_marked_and_the_text_is_escaped(db):
    a_findable_story("Air & <b>lumpur</b>", summary="Petugas menyalurkan air.")
    card = search("q=air+penyaluran+lumpur")["results"][0]
    assert card["title_html"] == "<mark>Air</mark> &amp; &lt;b&gt;<mark>lumpur</mark>&lt;/b&gt;"
    assert "<mark>menyalurkan air</mark>." in card["snippet"]


def test_an_unknown_filter_or_day_is_left_out_with_a_message(db):
    a_findable_story("Banjir satu")
    for query in (
        "q=banjir&wilayah=atlantis",
        "q=banjir&dari=kemarin",
        "q=banjir&dari=2026-11-30&sampai=2026-11-01",
    ):
        found = search(query)
        assert found["message"], query
    assert titles("q=banjir&wilayah=atlantis") == titles("q=banjir&dari=9999-99-99") == ["Banjir satu"]


def test_nothing_found_is_said(db):
    found = search("q=gempa")
    assert (found["results"], found["count"]) == ([], 0)
    assert found["message"]


def test_nothing_asked_is_the_empty_form(db):
    found = search("")
    assert (found["is_asked"], found["results"], found["message"]) == (False, [], "")


def test_one_page_costs_the_same_statements_with_three_stories_and_with_thirty(
    db, django_assert_max_num_queries
):
    place, speaker, writer = a_place(), a_speaker(), a_writer()
    RegionAlias.objects.create(region=place, name="Kukar")
    query = (
        "q=banjir+kukar&rubrik=lingkungan&penulis=rahma-idris&tokoh=arman-setiadji&wilayah=kutai-kartanegara"
    )
    for number in range(30):
        a_findable_story(f"Banjir {number}", region=place, quotes=[("Surut", speaker)], writer=writer)
        if number in (2, 29):
            with django_assert_max_num_queries(6):
                assert search(query)["count"] == number + 1


@pytest.mark.django_db
def test_nobody_is_named_of_whom_no_reader_has_read_yet():
    unread, read = a_speaker("Saksi Rahasia"), a_speaker("Rosdiana Kapitan")
    PersonAlias.objects.create(person=unread, name="Mak Cik")
    a_findable_story(quotes=[("Air naik.", read)])
    assert [entry["name"] for entry in search(f"tokoh={read.slug}")["active_filters"]] == ["Rosdiana Kapitan"]
    assert search(f"tokoh={unread.slug}")["active_filters"] == []
    assert "Saksi Rahasia" not in str(search("q=mak+cik"))


def test_whoever_is_withheld_is_no_facet_and_no_filter(db):
    speaker = a_speaker("Siti Marlina")
    story = a_findable_story("Banjir di Muara Wahau", quotes=[("Kami mengungsi.", speaker)])
    entry = Quote.objects.create(
        article=story, block_id=uuid4(), speaker=speaker, said_at=NOW, is_confirmed=False
    )
    for query in ("q=banjir", "q=siti+marlina", "q=banjir&tokoh=siti-marlina"):
        found = search(query)
        assert speaker.name not in {entry["name"] for group in found["facets"] for entry in group["entries"]}
        assert not found["active_filters"]
    Quote.objects.filter(pk=entry.pk).update(is_confirmed=True)
    found = search("q=banjir&tokoh=siti-marlina")
    assert speaker.name in {entry["name"] for group in found["facets"] for entry in group["entries"]}
    assert [entry["name"] for entry in found["active_filters"]] == [speaker.name]


def test_whoever_is_known_is_named_though_those_who_speak_more_often_are_withheld(
    db, django_assert_max_num_queries
):
    unknown = [a_speaker(f"Orang {number}") for number in range(20)]
    known = a_speaker("Siti Marlina")
    said = [("Kami mengungsi.", speaker) for speaker in unknown]
    a_findable_story("Banjir surut", quotes=said)
    story = a_findable_story("Banjir, kata Marlina", quotes=[*said, ("Air naik.", known)])
    for speaker in (*unknown, known):
        values = {"block_id": uuid4(), "said_at": NOW, "is_confirmed": speaker == known}
        Quote.objects.create(article=story, speaker=speaker, **values)
    with django_assert_max_num_queries(7):
        found = search("q=banjir")
    [speakers] = [group for group in found["facets"] if group["title"] == gettext("Who speaks")]
    assert [entry["name"] for entry in speakers["entries"]] == [known.name]
    assert [person["name"] for person in search("q=marlina")["answers"]["people"]] == [known.name]


def test_stories_with_a_part_of_the_words_follow_where_few_have_all(db):
    a_findable_story("Harga cabai di pasar pagi naik")
    a_findable_story("Harga cabai turun", days_ago=2)
    a_findable_story("Harga beras di pasar", days_ago=1)
    a_findable_story("Hujan lebat")
    found = search("q=harga+cabai+pasar")
    assert [card["title"] for card in found["results"]] == ["Harga cabai di pasar pagi naik"]
    assert {card["title"] for card in found["partly"]} == {"Harga cabai turun", "Harga beras di pasar"}
    assert found["count_text"].startswith("1 ")


def test_where_none_has_all_it_is_said_and_nothing_is_counted(db):
    a_findable_story("Harga beras naik")
    found = search("q=harga+cabai")
    assert [card["title"] for card in found["partly"]] == ["Harga beras naik"]
    assert (found["results"], found["count"], found["facets"]) == ([], 0, [])
    assert found["message"]


def test_a_phrase_is_found_across_relatives_and_the_exact_one_stands_first(db):
    a_findable_story("Warga menyalurkan bantuan")
    a_findable_story("Penyaluran bantuan dimulai", days_ago=30)
    a_findable_story("Bantuan, penyaluran, dan warga")
    assert titles('q="penyaluran bantuan"') == ["Penyaluran bantuan dimulai", "Warga menyalurkan bantuan"]


def test_an_excluded_region_excludes_its_stories_and_its_other_names(db):
    place = a_place("Penajam Paser Utara", short_name="PPU")
    a_findable_story("Banjir di Penajam Paser Utara")
    a_findable_story("Banjir di hilir", region=place)
    a_findable_story("Banjir di hulu")
    assert titles("q=banjir+-ppu") == ["Banjir di hulu"]


def test_a_month_and_a_year_find_what_was_published_then(db):
    a_findable_story("Banjir lama", days_ago=400)
    a_findable_story("Banjir baru")
    assert titles("q=banjir+november+2026") == ["Banjir baru"]
    assert titles("q=banjir+2025") == ["Banjir lama"]


@pytest.mark.parametrize(
    "question", ["siapa bupati ppu", "bupati penajam paser utara", "nama bupati kabupaten ppu"]
)
def test_who_holds_an_office_now_is_answered(db, question):
    place = a_place("Penajam Paser Utara", short_name="PPU")
    now, before, deputy = a_speaker("Hendrik Sulaiman"), a_speaker("Bekas Bupati"), a_speaker("Wakilnya Wati")
    Position.objects.create(person=now, title="Bupati", region=place, starts_on="2025-02-20")
    Position.objects.create(person=before, title="Bupati", region=place, ends_on="2025-02-19")
    Position.objects.create(person=deputy, title="Wakil Bupati", institution="PPU")
    a_findable_story(quotes=[("Satu", now), ("Dua", before), ("Tiga", deputy)])
    asked = question.replace(" ", "+")
    assert [person["name"] for person in search(f"q={asked}")["answers"]["people"]] == ["Hendrik Sulaiman"]
    assert [person["name"] for person in search("q=wabup+ppu")["answers"]["people"]] == ["Wakilnya Wati"]


def test_whoever_is_called_so_in_part_is_answered(db):
    speaker = a_speaker("Yohanes Lawing")
    a_findable_story("Jalan hulu", quotes=[("Kami bangun", speaker)])
    assert [person["name"] for person in search("q=lawing")["answers"]["people"]] == ["Yohanes Lawing"]


def test_even_the_worst_question_costs_eight_statements_at_most(db, django_assert_max_num_queries):
    place = a_place("Penajam Paser Utara", short_name="PPU")
    a_findable_story("Harga beras naik", region=place)
    for question in ("hrga+cabbai+ppu", "siapa+bupati+ppu", "harga+cabai+ppu+murah", "-beras", "qqq+zzz"):
        with django_assert_max_num_queries(8):
            search(f"q={question}")
