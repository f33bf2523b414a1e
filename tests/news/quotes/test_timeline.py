"""A person's page: words by year and topic, offices between them, and what was put right."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from news.models import Correction
from news.quotes.timeline import timeline_of
from tests.builders import a_correction, a_person, a_published_article, a_quote, a_retraction, a_topic
from tests.news.quotes.quotations import a_promise, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def life(person, query: str = ""):
    return timeline_of(person, positions=person.positions.all(), query=QueryDict(query))


def texts(statements) -> list[str]:
    return [entry.get("text") or entry.get("office") for entry in statements]


def test_person_is_shown_only_words_of_public_stories():
    speaker = a_person()
    public = a_published_article(body=[a_quote("Air naik.", speaker=speaker)], title="Terbit")
    a_published_article(body=[a_quote("Air turun.", speaker=speaker)]).unpublish()
    (statement,) = life(speaker).statements
    assert statement["text"] == "Air naik."
    assert statement["article"]["title"] == "Terbit"
    assert statement["url"] == f"{public.get_url()}#b-{public.quotes[0].id}"


def test_offices_stand_among_the_words_of_their_time():
    speaker = a_person()
    speaker.positions.create(title="Kepala Dinas", starts_on=date(2024, 1, 15))
    speaker.positions.create(title="Camat", starts_on=date(2019, 3, 4), ends_on=date(2023, 12, 29))
    for year, text in ((2023, "Sebagai camat."), (2025, "Sebagai kepala.")):
        said(text, speaker=speaker, published_at=datetime(year, 5, 1, tzinfo=UTC))
    assert texts(life(speaker).statements) == ["Sebagai kepala.", "Kepala Dinas", "Sebagai camat.", "Camat"]


def test_words_are_narrowed_by_topic_and_to_promises():
    speaker = a_person()
    flood = said("Air naik.", speaker=speaker, topics=(a_topic("Banjir"),))
    said("Jalan rusak.", speaker=speaker, topics=(a_topic("Jalan"),))
    a_promise(flood)
    chips = {chip["name"]: (chip["count"], chip["url"]) for chip in life(speaker).chips}
    assert chips == {
        "Semua": (2, "?"),
        "Banjir": (1, "?topik=banjir"),
        "Jalan": (1, "?topik=jalan"),
        "Janji": (1, "?hanya=janji"),
    }
    assert texts(life(speaker, "topik=jalan").statements) == ["Jalan rusak."]
    assert texts(life(speaker, "hanya=janji").statements) == ["Air naik."]
    assert texts(life(speaker, "topik=%00").statements) == ["Jalan rusak.", "Air naik."]


def test_older_words_have_a_page_of_their_own(monkeypatch):
    monkeypatch.setattr("news.quotes.timeline.STATEMENTS", 2)
    speaker = a_person()
    speaker.positions.create(title="Camat", starts_on=date(2019, 3, 4))
    for year in (2021, 2022, 2023):
        said(f"Tahun {year}.", speaker=speaker, published_at=datetime(year, 5, 1, tzinfo=UTC))
    first = life(speaker)
    assert texts(first.statements) == ["Tahun 2023.", "Tahun 2022."]
    assert first.older_label == "Ucapan sebelum Mei 2022"
    second = life(speaker, first.older_url.removeprefix("?"))
    assert texts(second.statements) == ["Tahun 2021.", "Camat"]
    assert second.older_url == ""


def test_page_counts_words_promises_stories_and_corrections(client):
    speaker = a_person()
    quote = said("Air naik.", speaker=speaker)
    a_promise(quote)
    a_correction(quote.article, text="Bukan sembilan desa.")
    assert life(speaker).counts == {"quotes": 1, "promises": 1, "stories": 1, "corrections": 1}
    page = client.get(speaker.get_absolute_url()).text
    assert "Bukan sembilan desa." in page
    assert "Pintu air berfungsi." in page


def test_replies_and_clarifications_are_shown_and_not_counted_as_corrections():
    speaker = a_person()
    quote = said("Air naik.", speaker=speaker)
    for kind in (Correction.Kind.REPLY, Correction.Kind.CLARIFICATION):
        a_correction(quote.article, kind=kind, text=f"Isi {kind}.")
    found = life(speaker)
    assert found.counts["corrections"] == 0
    assert len(found.corrections) == 2


def test_withdrawn_words_leave_no_line_on_the_page_of_who_said_them():
    speaker = a_person()
    gone = said("Air naik.", speaker=speaker)
    said("Air turun.", speaker=speaker)
    a_retraction(gone.article)
    assert texts(life(speaker).statements) == ["Air turun."]


def test_promises_stand_beside_the_page_wherever_their_words_are(monkeypatch):
    monkeypatch.setattr("news.quotes.timeline.STATEMENTS", 1)
    speaker = a_person()
    a_promise(said("Kami janji.", speaker=speaker))
    said("Air naik.", speaker=speaker)
    found = life(speaker)
    assert texts(found.statements) == ["Air naik."]
    assert [promise["text"] for promise in found.promises] == ["Pintu air berfungsi."]


def test_words_are_found_without_reading_the_whole_ledger():
    speaker = a_person()
    a_promise(said("Air naik.", speaker=speaker))
    with CaptureQueriesContext(connection) as captured:
        life(speaker)
    assert not any(" OR " in query["sql"] for query in captured)


def test_reader_who_chose_what_nobody_said_can_choose_again(client):
    speaker = a_person()
    said("Air naik.", speaker=speaker, topics=(a_topic("Banjir"),))
    page = client.get(f"{speaker.get_absolute_url()}?topik=jalan").text
    assert "Tidak ada kutipan di sini." in page
    assert 'href="?topik=banjir"' in page


def test_role_is_what_was_said_then_whatever_the_office_is_now(client):
    speaker = a_person()
    speaker.positions.create(title="Bupati", starts_on=date(2024, 1, 15))
    said(
        "Saya camat di sini.",
        speaker=speaker,
        role="Camat Anggana",
        published_at=datetime(2023, 5, 1, tzinfo=UTC),
    )
    page = re.sub(r"\s+", " ", client.get(speaker.get_absolute_url()).text)
    assert "Sebagai Camat Anggana." in page
