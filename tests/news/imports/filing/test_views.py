from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from news.editorial.actions import return_with_note
from news.imports.models import Filing
from news.models import ArticlePage, Photo
from tests.builders import a_published_article, a_reporter, a_user, an_article, an_editor
from tests.news.imports.filing.reports import NUMBER, PHOTO, TEXT, a_jpeg, pieces_of

pytestmark = pytest.mark.usefixtures("site")
PAGE = "/admin/lapor/"
AS_SCRIPT = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def dimas(site):
    return a_reporter("dimas")


@pytest.fixture
def phone(dimas) -> Client:
    client = Client()
    client.force_login(dimas)
    return client


def filled(**changes) -> dict[str, object]:
    told = {"number": str(NUMBER), "title": "Dapur umum kehabisan gas", "text": TEXT}
    return told | {"words": ["Gas habis."], "speaker": ["Harun Tamin"], "role": ["Kepala Desa"]} | changes


def piece_headers(piece) -> dict[str, str]:
    end = piece.starts_at + len(piece.data) - 1
    return {
        "Content-Range": f"bytes {piece.starts_at}-{end}/{piece.size_bytes}",
        "X-Photo-Sha256": piece.sha256,
    }


def send_photo(client: Client, data: bytes, *, filing=NUMBER, photo=PHOTO):
    address = reverse("news_filing:photo", args=[filing, photo])
    for piece in pieces_of(data):
        answer = client.post(
            address, piece.data, content_type="application/octet-stream", headers=piece_headers(piece)
        )
    return answer


def test_the_page_is_a_form_that_works_without_scripts(phone):
    html = phone.get(PAGE).text
    assert 'enctype="multipart/form-data"' in html
    assert html.count('name="words"') >= 4
    assert "Kecelakaan" in html


def test_the_page_answers_in_few_queries_whatever_it_offers(phone, django_assert_max_num_queries):
    phone.get(PAGE)
    with django_assert_max_num_queries(14):
        phone.get(PAGE)


def test_without_scripts_a_report_with_photos_becomes_a_draft(phone):
    photos = [SimpleUploadedFile("IMG 1.jpg", a_jpeg(), "image/jpeg")]
    answer = phone.post(PAGE, filled(photos=photos))
    draft = ArticlePage.objects.get()
    assert answer.url == reverse("news_filing:draft", args=[draft.pk])
    assert draft.lead_photo == Photo.objects.get()
    assert phone.get(answer.url).status_code == 200


def test_sizes_of_its_photos_are_made_when_a_report_has_its_answer(phone):
    phone.post(PAGE, filled(photos=[SimpleUploadedFile("IMG 1.jpg", a_jpeg(), "image/jpeg")]))

    # What waits for the commit waits here for ever.
    assert Photo.objects.get().renditions.count() == 4


def test_with_scripts_photos_come_first_and_the_answer_names_the_draft(phone):
    assert send_photo(phone, a_jpeg()).json()["whole"]
    answer = phone.post(PAGE, filled(sent=[str(PHOTO)]), headers=AS_SCRIPT)
    draft = ArticlePage.objects.get()
    assert answer.json() == {"draft": reverse("news_filing:draft", args=[draft.pk])}


def test_a_report_whose_answer_was_lost_is_sent_again_and_is_one_draft(phone):
    answers = [phone.post(PAGE, filled(), headers=AS_SCRIPT).json() for _count in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert ArticlePage.objects.count() == 1


def test_another_text_under_the_number_is_told_with_the_draft(phone):
    first = phone.post(PAGE, filled(), headers=AS_SCRIPT).json()
    answer = phone.post(PAGE, filled(text="Gas sudah datang."), headers=AS_SCRIPT)
    assert answer.status_code == 409
    assert answer.json()["draft"] == first["draft"]
    assert answer.json()["message"]


def test_missing_photos_are_named(phone):
    answer = phone.post(PAGE, filled(sent=[str(PHOTO)]), headers=AS_SCRIPT)
    assert (answer.status_code, answer.json()["missing"]) == (409, [str(PHOTO)])


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "", "text": "", "words": [""], "speaker": [""], "role": [""]},
        {"number": "x"},
        {"number": ""},
        {"title": "a" * 256},
        {"text": "a" * 100_001},
        {"words": [""], "speaker": ["Harun"]},
        {"words": ["a"] * 61, "speaker": [""] * 61, "role": [""] * 61},
        {"words": ["a" * 5001]},
        {"region": "999999"},
        {"region": "x"},
        {"region": "9" * 40},
        {"happened_at": "kemarin"},
        {"happened_at": "1999-01-01T10:00"},
        {"happened_at": "99999-01-01T10:00"},
        {"sent": [str(NUMBER)] * 13},
    ],
)
@pytest.mark.parametrize("headers", [AS_SCRIPT, {}])
def test_what_cannot_be_taken_is_told_in_words_and_nothing_is_made(phone, changes, headers):
    answer = phone.post(PAGE, filled(**changes), headers=headers)
    assert answer.status_code == 422
    assert not ArticlePage.objects.exists()
    assert not Filing.objects.exists()
    if headers:
        assert answer.json()["message"]
    elif changes.get("title") != "":
        assert "Gas habis." in answer.text or "words" in changes


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "\x00\x08‮Judul", "text": "a\x00b\x0bc"},
        {"pattern": "tidak-ada", "answer-korban": "Dua orang"},
        {"pattern": "kecelakaan", "answer-made-up": "x", "answer-korban": "Dua\x00 orang"},
        {"speaker": ["<script>alert(1)</script>"], "words": ["<b>tebal</b> & “kutip"]},
        {"words": ["a", "b", "c"], "speaker": ["x"], "role": []},
        {"may_harm": "1", "place": "a" * 80},
        {"happened_at": "2026-11-26T09:30"},
    ],
)
def test_odd_words_become_a_draft_that_can_be_read(phone, changes):
    answer = phone.post(PAGE, filled(**changes))
    assert answer.status_code == 302, answer.text
    html = phone.get(answer.url).text
    assert "<script>alert" not in html
    assert "\x00" not in ArticlePage.objects.get().raw_copy


def test_a_draft_that_was_deleted_leads_to_the_list(phone):
    phone.post(PAGE, filled())
    ArticlePage.objects.get().delete()
    answer = phone.post(PAGE, filled(), headers=AS_SCRIPT)
    assert answer.json() == {"draft": reverse("news_filing:own_stories")}


def test_a_file_that_is_no_photo_is_refused_with_the_text_still_there(phone):
    answer = phone.post(PAGE, filled(photos=[SimpleUploadedFile("a.jpg", b"<html>")]))
    assert answer.status_code == 422
    assert "tabung gas habis" in answer.text


def test_whose_session_it_is_is_told_with_a_token(phone, dimas):
    told = phone.get(reverse("news_filing:state")).json()
    assert told["user"] == str(dimas.pk)
    assert told["token"]


@pytest.mark.parametrize("name", ["report", "state", "own_stories", "worker"])
def test_whoever_is_not_logged_in_is_led_to_the_log_in(name):
    answer = Client().get(reverse(f"news_filing:{name}"))
    assert answer.status_code == 302
    assert "/login/" in answer.url


def test_whoever_may_not_write_files_nothing():
    client = Client()
    client.force_login(a_user("tamu"))
    assert client.post(PAGE, filled()).status_code == 302
    assert send_photo(client, a_jpeg()).status_code == 302
    assert not Filing.objects.exists()


def test_a_piece_that_is_too_large_or_headless_is_refused_in_words(phone):
    address = reverse("news_filing:photo", args=[NUMBER, PHOTO])
    for body, headers, status in (
        (b"a" * 300_000, {"Content-Range": "bytes 0-299999/300000", "X-Photo-Sha256": "0" * 64}, 413),
        (b"a", {}, 400),
        (b"", {"Content-Range": "bytes 0-0/1", "X-Photo-Sha256": "0" * 64}, 400),
    ):
        answer = phone.post(address, body, content_type="application/octet-stream", headers=headers)
        assert (answer.status_code, answer.json()["final"]) == (status, True)
        assert answer.json()["message"]


def test_how_much_is_here_is_told_to_its_owner_alone(phone):
    piece = pieces_of(a_jpeg())[0]
    address = reverse("news_filing:photo", args=[NUMBER, PHOTO])
    phone.post(address, piece.data, content_type="application/octet-stream", headers=piece_headers(piece))
    assert phone.get(address).json() == {"received": 2000}
    other = Client()
    other.force_login(a_reporter("sinta"))
    assert other.get(address).json() == {"received": 0}
    assert phone.delete(address).json() == {"received": 0}


def test_a_form_without_its_token_is_refused(dimas):
    client = Client(enforce_csrf_checks=True)
    client.force_login(dimas)
    assert client.post(PAGE, filled()).status_code == 403
    assert not Filing.objects.exists()


def test_the_worker_reaches_no_further_than_its_page(phone, settings):
    answer = phone.get(reverse("news_filing:worker"))
    assert answer["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer
    assert 'PAGE = "/admin/lapor/"' in answer.text
    settings.OFFLINE_COPIES = False
    assert "unregister" in phone.get(reverse("news_filing:worker")).text
    assert "data-worker" not in phone.get(PAGE).text


def test_patterns_are_offered_where_a_story_is_begun(phone):
    html = phone.get(reverse("write_story"), follow=True).text
    assert f"{PAGE}?pola=sidang" in html


def test_a_chosen_pattern_asks_its_questions_alone(phone):
    html = phone.get(f"{PAGE}?{urlencode({'pola': 'sidang'})}").text
    assert 'data-questions="sidang">' in html
    assert 'data-questions="kecelakaan" hidden disabled>' in html


def test_own_stories_says_who_has_it_and_why_it_came_back(phone, dimas):
    draft, returned = an_article(owner=dimas, title="Satu"), an_article(owner=dimas, title="Dua")
    returned.get_workflow().start(returned, dimas)
    return_with_note(
        returned, by=an_editor("rahma", first_name="Rahma", last_name="Idris"), note="Sebut sumbernya."
    )
    an_article(title="Milik orang lain")
    html = phone.get(reverse("news_filing:own_stories")).text
    assert html.index("Dua") < html.index("Satu")
    assert "Rahma Idris" in html
    assert "Sebut sumbernya." in html
    assert "Milik orang lain" not in html
    assert reverse("news_filing:draft", args=[draft.pk]) in html


def test_own_stories_costs_the_same_for_two_and_for_eight(phone, dimas):
    counts = []
    for number in range(4):
        an_article(owner=dimas, title=f"Draf {number}")
        a_published_article(owner=dimas, title=f"Berita {number}")
        with CaptureQueriesContext(connection) as captured:
            phone.get(reverse("news_filing:own_stories"), {"halaman": "abc"})
        counts.append(len(captured))
    assert counts[1] == counts[3] <= 16


def test_somebody_elses_draft_is_not_shown(phone):
    article = an_article(owner=a_reporter("sinta"))
    answer = phone.get(reverse("news_filing:draft", args=[article.pk]))
    assert answer.status_code == 302
    assert phone.get(reverse("news_filing:draft", args=[999_999])).status_code == 404


def test_the_same_sentence_about_several_photos_is_one_line_that_counts_them(phone):
    photos = [SimpleUploadedFile(f"IMG {count}.jpg", a_jpeg(), "image/jpeg") for count in range(4)]
    address = phone.post(PAGE, filled(photos=photos)).url
    shown = phone.get(address)
    lines = [line for line in shown.context["gate"] if line.count > 1]
    assert [line.count for line in lines] == [3]
    assert shown.text.count(escape(lines[0].message)) == 1
    assert f"3× {escape(lines[0].message)}" in shown.text

    seen = shown.context["form"].initial["seen"]
    answer = phone.post(
        f"{address}lengkapi/", {"title": "Gas habis", "seen": seen, "submit": ""}, follow=True
    )
    assert str(lines[0]) in " ".join(str(message) for message in answer.context["messages"])
