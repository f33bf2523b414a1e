"""The public form, over HTTP, as people and machines send it."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db.models import F
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis.strategies import builds, sampled_from, text

from news import throttle
from news.editorial.complaints.clock import keep_clock
from news.editorial.complaints.forms import ComplaintForm, story_named
from news.editorial.models import Complaint, DeskSettings
from news.models import ArticlePage, PublishedArticle, SendingCount
from tests.builders import a_published_article, an_article, read_anew
from tests.news.editorial.complaints.cases import (
    CLAIM,
    EMAIL,
    FORM,
    NAME,
    PARTY,
    a_file,
    a_story,
    token,
    typed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module")
def kept_story(site) -> PublishedArticle:
    return a_story(title="Air masuk ke rumah warga")


@pytest.fixture
def story(kept_story) -> PublishedArticle:
    return read_anew(kept_story)


def errors(response) -> dict[str, str]:
    return {error["name"]: f"{error['lead']} {error['text']}".strip() for error in response.context["errors"]}


def test_complaint_is_kept_and_its_sender_is_asked_to_verify(client, story):
    response = client.post(FORM, typed(story))
    assert (response.status_code, response.url) == (303, "/hak-jawab/terkirim/")
    complaint = Complaint.objects.get()
    assert (complaint.article_id, complaint.claim, complaint.verified_at) == (story.pk, CLAIM, None)
    assert mail.outbox[-1].to == [EMAIL]


def test_first_e_mail_carries_no_word_of_the_sender(client, story):
    client.post(FORM, typed(story, name="Beli obat murah https://jahat.example", claim="Klik jahat.example"))
    message = mail.outbox[-1]
    assert token()
    assert "jahat.example" not in message.body + message.subject


@pytest.mark.parametrize("path", [FORM, "/hak-jawab/terkirim/", "/hak-jawab/verifikasi/x/"])
def test_pages_of_complaints_set_no_cookie_and_are_kept_by_nobody(client, path):
    response = client.get(path)
    assert not response.cookies
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_form_is_sent_without_cookie_and_token(story):
    client = Client(enforce_csrf_checks=True)
    response = client.post(FORM, typed(story))
    assert response.status_code == 303
    assert not client.cookies


def test_form_names_the_story_and_quotes_its_sentence(client, story):
    sentence = "Air pasang merendam sembilan desa sejak Kamis dini hari."
    page = client.get(FORM, {"berita": story.pk, "kutip": f" “{sentence}” ", "jenis": "hak-jawab"})
    html = page.content.decode()
    assert "Air masuk ke rumah warga" in html
    assert f'<input type="hidden" name="passage" value="“{sentence}”">' in html
    assert page.context["is_reply"]


@pytest.mark.parametrize(
    "sentence", ["Bupati Anu terbukti mencuri.", "Air <b>masuk</b>", "Air pasang merendam dua"]
)
def test_sentence_that_is_not_the_papers_is_never_drawn_as_its_quotation(client, story, sentence):
    page = client.get(FORM, {"berita": story.pk, "kutip": sentence})
    html = page.content.decode()
    assert page.context["quoted"] == ""
    assert 'type="hidden" name="passage"' not in html
    assert f"{escape(sentence)}</textarea>" in html
    assert "Kalimat yang dibawa tautan ini tidak ada dalam berita kami." in html


def test_story_links_to_the_form_with_its_number(client, story):
    html = client.get(story.url).content.decode()
    assert f"/hak-jawab/?jenis=koreksi&amp;berita={story.pk}" in html
    assert f"/hak-jawab/?jenis=hak-jawab&amp;berita={story.pk}" in html


@pytest.mark.parametrize("path", ["/kontak/", "/"])
def test_contact_page_and_footer_lead_to_the_form(client, path):
    assert 'href="/hak-jawab/' in client.get(path).content.decode()


def test_promised_time_is_the_papers_own_rule_and_not_the_laws(client):
    rules = DeskSettings.load()
    rules.reply_hours, rules.correction_hours = 72, 30
    rules.save()
    html = client.get(FORM).content.decode()
    assert "3×24 jam" in html
    assert "30 jam" in html
    assert "aturan kami sendiri" in html
    assert "undang-undang" not in html.lower()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "retraction"}, "kind"),
        ({"claim": "  "}, "claim"),
        ({"name": ""}, "name"),
        ({"email": ""}, "email"),
        ({"email": "siti@"}, "email"),
        ({"email": f"{'s' * 400}@warga.example"}, "email"),
        ({"phone": "telepon saya"}, "phone"),
        ({"kind": "reply"}, "party"),
        ({"claim": "a" * 8001}, "claim"),
        ({"passage": "a" * 2001}, "passage"),
        ({"berita": "999999999"}, "story_hint"),
        ({"berita": "9" * 60}, "story_hint"),
        ({"berita": ""}, "story_hint"),
        ({"berita": "", "story_hint": "https://lain.example/berita/2026/11/a/"}, "story_hint"),
        ({"berita": "", "story_hint": "/berita/2026/11/tidak-ada/"}, "story_hint"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(client, story, changes, field):
    response = client.post(FORM, typed(story) | changes)
    assert response.status_code == 422
    assert errors(response)[field]
    assert not Complaint.objects.exists()
    assert not mail.outbox


def test_what_was_typed_is_kept_and_each_error_is_tied_to_its_field(client, story):
    response = client.post(FORM, typed(story, email="", name="Siti & Rahma"))
    html = response.content.decode()
    assert 'value="Siti &amp; Rahma"' in html
    assert f"\n{CLAIM}</textarea>" in html
    assert 'aria-invalid="true" aria-describedby="galat-email"' in html
    assert '<p id="galat-email"><strong>Alamat surel belum diisi.</strong>' in html


def test_draft_and_missing_story_get_the_same_answer(client):
    draft = an_article(title="Rahasia besok")
    answers = {
        errors(client.post(FORM, typed(berita=pk)))["story_hint"] for pk in (draft.pk, "999999", "abc", "²")
    }
    assert len(answers) == 1
    assert "Rahasia besok" not in client.get(FORM, {"berita": draft.pk}).content.decode()
    hidden = client.post(FORM, typed(story_hint=f"/berita/{timezone.localdate():%Y/%m}/{draft.slug}/"))
    missing = client.post(FORM, typed(story_hint="/berita/2026/11/x/"))
    assert errors(hidden) == errors(missing)


@pytest.mark.parametrize("host", ["", "http://testserver", "testserver"])
def test_story_is_found_by_its_address(client, story, host):
    assert client.post(FORM, typed(story_hint=f"{host}{story.url}?utm_source=wa#b-1")).status_code == 303
    assert Complaint.objects.get().article_id == story.pk


def test_story_is_found_by_its_headline(client):
    story = a_story(title="Air masuk ke gudang", slug="air-masuk-ke-gudang")
    client.post(FORM, typed(story_hint="air masuk ke GUDANG"))
    assert Complaint.objects.get().article_id == story.pk


def test_headline_that_only_resembles_one_is_left_to_the_desk(client):
    a_story(title="Air masuk ke gudang", slug="air-masuk-ke-gudang")
    client.post(FORM, typed(story_hint="Air masuk ke gudang!"))
    assert Complaint.objects.get().article_id is None


@pytest.mark.parametrize(
    "hint",
    ["http://[abc/", "//[x/y", "http://[]/", "/berita/%00/", "/%00", "http:///", "//", "/", "%00/", "/%ff/"],
)
def test_malformed_address_is_said_and_what_was_typed_is_kept(client, hint):
    response = client.post(FORM, typed(story_hint=hint))
    assert response.status_code == 422
    assert errors(response)["story_hint"]
    assert CLAIM in response.content.decode()


@given(hint=text(max_size=200))
@hypothesis_settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_text_whatever_breaks_the_search_for_a_story(hint):
    with suppress(ValidationError):
        story_named(ComplaintForm().fields["story_hint"].to_python(hint))


@given(
    hint=builds(
        "{}{}/{}".format, sampled_from(["", "http://", "//", "/"]), text(max_size=30), text(max_size=30)
    )
)
@hypothesis_settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_address_whatever_breaks_it_either(hint):
    with suppress(ValidationError):
        story_named(ComplaintForm().fields["story_hint"].to_python(hint))


def test_headline_from_memory_is_left_to_the_desk(client, story):
    client.post(FORM, typed(story_hint="Berita soal banjir kemarin"))
    complaint = Complaint.objects.get()
    assert (complaint.article_id, complaint.story_hint) == (None, "Berita soal banjir kemarin")


def test_control_characters_are_dropped(client, story):
    response = client.post(FORM, typed(story, claim="Yang\x00 benar\x08 1.140.\u202e", name="Siti\x00"))
    assert response.status_code == 303
    assert Complaint.objects.get().claim == "Yang benar 1.140."
    assert client.get(FORM, {"berita": "\x00", "kutip": "a\x00b", "jenis": "\x00"}).status_code == 200


def test_filled_trap_looks_sent_and_is_not(client, story):
    response = client.post(FORM, typed(story, website="https://jahat.example"))
    assert (response.status_code, response.url) == (303, "/hak-jawab/terkirim/")
    assert not Complaint.objects.exists()


def test_button_pressed_twice_sends_once(client, story):
    for _press in range(2):
        assert client.post(FORM, typed(story)).status_code == 303
    assert Complaint.objects.count() == 1
    assert len(mail.outbox) == 1


def test_other_words_of_the_same_sender_are_another_complaint(client, story):
    client.post(FORM, typed(story))
    client.post(FORM, typed(story, claim="Nama camat salah eja."))
    client.post(FORM, typed(story, email="budi@warga.example"))
    assert Complaint.objects.count() == 3


# How often -------------------------------------------------------------------------------------------------------


def send_from(client, story, place: int, **changes):
    return client.post(FORM, typed(story, **changes), REMOTE_ADDR=f"203.0.113.{place}")


def test_one_e_mail_address_gets_only_so_many_links_a_day_and_no_complaint_is_lost(client, story):
    for number in range(throttle.LINKS.most + 2):
        response = send_from(client, story, number, claim=f"Keliru {number}.")
        assert (response.status_code, response.url) == (303, "/hak-jawab/terkirim/"), number
    assert len(mail.outbox) == throttle.LINKS.most
    assert Complaint.objects.count() == throttle.LINKS.most + 2


def test_answer_does_not_tell_whether_somebody_complained_today(client, story):
    for number in range(throttle.LINKS.most):
        send_from(client, story, 1, claim=f"Keliru {number}.")
    asked = send_from(client, story, 2, claim="Apakah dia mengadu?")
    other = send_from(client, story, 3, claim="Apakah dia mengadu?", email="lain@warga.example")
    assert (asked.status_code, asked.url) == (other.status_code, other.url)


def test_complaint_without_a_link_gets_one_when_the_day_is_over(client, story):
    for number in range(throttle.LINKS.most + 1):
        send_from(client, story, number, claim=f"Keliru {number}.")
    last = Complaint.objects.get(link_sent_at=None)
    move_by(timedelta(hours=1))
    assert keep_clock().links_sent == 0
    move_by(timedelta(days=1))
    mail.outbox.clear()
    assert keep_clock().links_sent == 1
    assert client.post(f"/hak-jawab/verifikasi/{token()}/").status_code == 303
    last.refresh_from_db()
    assert last.number == "HK-0001"


def move_by(time: timedelta) -> None:
    """As if all were sent earlier."""
    for complaint in Complaint.objects.all():
        complaint.sent_at -= time
        if complaint.link_sent_at:
            complaint.link_sent_at -= time
        complaint.save(update_fields=["sent_at", "link_sent_at"])
    SendingCount.objects.update(ends_at=F("ends_at") - time)


def test_sender_is_refused_for_own_sendings_only_and_learns_until_when(client, story):
    for number in range(throttle.COMPLAINTS_OF_SENDER.most + 1):
        response = send_from(client, story, 1, claim=f"Keliru {number}.")
    assert response.status_code == 429
    html = response.content.decode()
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1))
    assert f"Kirim lagi setelah {tomorrow:%d-%m-%Y %H}" in html
    assert f"Keliru {number}." in html
    assert send_from(client, story, 2, claim="Dari jaringan lain.").status_code == 303


def test_one_network_sends_only_so_many_an_hour(client, story):
    for number in range(throttle.COMPLAINTS.most + 1):
        response = send_from(client, story, 1, email=f"warga{number}@warga.example")
    assert response.status_code == 429
    assert Complaint.objects.count() == throttle.COMPLAINTS.most
    assert send_from(client, story, 9, email="lain@warga.example").status_code == 303


def test_hour_that_is_over_counts_no_more(client, story):
    for number in range(throttle.COMPLAINTS.most + 1):
        send_from(client, story, 1, email=f"warga{number}@warga.example")
    SendingCount.objects.update(ends_at=timezone.now())
    assert send_from(client, story, 1, email="lain@warga.example").status_code == 303


def test_neighbours_in_one_network_of_ipv6_are_one_sender(client, story):
    for number in range(throttle.COMPLAINTS.most + 1):
        response = client.post(
            FORM,
            typed(story, email=f"warga{number}@warga.example"),
            REMOTE_ADDR=f"2001:db8:1:2::{number + 1:x}",
        )
    assert response.status_code == 429


def test_counts_keep_no_address_and_go_with_their_time(client, story):
    send_from(client, story, 7)
    stored = str(list(SendingCount.objects.values()))
    assert "203.0.113" not in stored
    assert "warga.example" not in stored
    SendingCount.objects.update(ends_at=timezone.now())
    keep_clock()
    assert not SendingCount.objects.exists()


def test_mistyped_forms_use_up_nothing(client, story):
    for _attempt in range(throttle.COMPLAINTS.most + 2):
        client.post(FORM, typed(story, email=""))
    assert client.post(FORM, typed(story)).status_code == 303


def test_files_are_counted_before_they_are_read_valid_or_not(client, story, monkeypatch):
    monkeypatch.setattr(throttle.UPLOADS, "most", 2)
    large = b"%PDF-1.7\n" + b"x" * 400_000
    answers = [
        client.post(FORM, typed(story, email="", evidence=[a_file(large)])).status_code for _try in range(3)
    ]
    assert answers == [422, 422, 429]
    assert client.post(FORM, typed(story)).status_code == 303, "a form without files is still read"


def test_too_large_a_body_is_answered_in_words_unread(client):
    size = str(100 * 1024 * 1024)
    response = client.generic(
        "POST", FORM, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=size
    )
    assert response.status_code == 413
    assert "Terlalu banyak sekaligus." in response.content.decode()


def test_length_that_is_no_number_breaks_nothing(client):
    response = client.generic("POST", FORM, b"", content_type="text/plain", CONTENT_LENGTH="²")
    assert response.status_code in {400, 413, 422}


def test_damaged_body_is_answered_in_words(client):
    response = client.generic("POST", FORM, b"x", content_type="multipart/form-data; boundary=")
    assert response.status_code == 400
    assert "Kiriman ini rusak di jalan." in response.content.decode()


def test_too_many_fields_are_answered_in_words(client, settings):
    response = client.post(FORM, {f"f{number}": "" for number in range(10_001)})
    assert response.status_code == 413


def test_large_text_without_files_is_answered_in_words(client):
    response = client.post(FORM, "claim=" + "a" * 3_000_000, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413


def test_reply_needs_its_party_and_keeps_it_sealed(client, story):
    client.post(FORM, typed(story, kind="reply", party=PARTY))
    complaint = Complaint.objects.get()
    assert complaint.kind == Complaint.Kind.REPLY
    assert PARTY not in str(vars(complaint))
    assert NAME not in str(vars(complaint))


def test_withdrawn_story_is_not_named(client, story):
    PublishedArticle.objects.filter(pk=story.pk).delete()
    page = client.get(FORM, {"berita": story.pk})
    assert "Air masuk ke rumah warga" not in page.content.decode()
    assert page.context["is_story_lost"]


def test_two_stories_of_one_headline_are_left_to_the_desk(client, story):
    a_published_article(title=ArticlePage.objects.get(pk=story.pk).title)
    client.post(FORM, typed(story_hint="Air masuk ke rumah warga"))
    assert Complaint.objects.get().article_id is None
