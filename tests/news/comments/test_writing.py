import pytest
from django.test import Client, TestCase
from django.urls import reverse

from news import throttle
from news.comments import writing
from news.comments.blocking import block
from news.comments.models import Reader, ReaderComment, ReaderSession
from news.comments.moderating import open_or_close
from news.comments.views import account
from news.models import ArticlePage
from tests.builders import a_chief, a_published_article, a_retraction
from tests.news.comments.people import (
    a_comment,
    a_paper_with_comments,
    a_reader,
    a_report,
    a_waiting_comment,
    proof_of,
    send,
    signed_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ request }} {% load x %}",
    "</textarea><b>tebal</b>",
    "javascript:alert(1)",
]


@pytest.fixture(scope="module")
def paper(site):
    return a_paper_with_comments()


@pytest.fixture(scope="module")
def story(paper):
    return a_published_article()


@pytest.fixture(scope="module")
def ani(paper) -> Reader:
    return a_reader()


@pytest.fixture
def phone(ani) -> Client:
    return signed_in(ani)


def form_of(story) -> str:
    return reverse("comments_write", args=[story.pk])


def test_comment_waits_and_its_writer_sees_it(phone, story):
    response = send(phone, form_of(story), teks="Air masuk sejak subuh.")
    comment = ReaderComment.objects.get()
    assert response.status_code == 303
    assert (comment.state, comment.text, comment.new_text) == ("waiting", "", "Air masuk sejak subuh.")
    assert comment.asks_since
    account = phone.get(response["Location"]).content.decode()
    assert "Air masuk sejak subuh." in account
    assert "Komentar Anda sudah kami terima" in account
    assert "Air masuk" not in Client().get(f"/komentar/{story.pk}/").content.decode()


def test_nobody_writes_without_an_account(client, story):
    for response in (client.get(form_of(story)), client.post(form_of(story), {"teks": "Halo."})):
        assert response["Location"] == f"/komentar/masuk/?berita={story.pk}"
        assert not response.cookies
    assert not ReaderComment.objects.exists()


def test_form_without_proof_or_from_another_site_is_refused(ani, story):
    phone = signed_in(ani, enforce_csrf_checks=True)
    other = signed_in(a_reader("Budi", email="budi@warga.example"))
    for typed in ({}, {"kunci": ""}, {"kunci": "x"}, {"kunci": proof_of(other)}):
        assert phone.post(form_of(story), {"teks": "Halo."} | typed).status_code == 403
    right = {"teks": "Halo.", "kunci": proof_of(phone)}
    for header in ({"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://lain.example"}):
        assert phone.post(form_of(story), right, **header).status_code == 403
    assert not ReaderComment.objects.exists()
    assert phone.post(form_of(story), right).status_code == 303


def test_every_form_of_a_reader_asks_for_the_proof(ani, phone, story):
    comment = a_comment(story, ani)
    for path in (
        reverse("comments_change", args=[comment.pk]),
        reverse("comments_remove", args=[comment.pk]),
        reverse("comments_sign_out"),
        reverse("comments_delete_account"),
    ):
        assert phone.post(path, {"teks": "Lain."}).status_code == 403
    assert Reader.objects.filter(pk=ani.pk).exists()
    assert ReaderComment.objects.get().words == comment.text


def test_button_pressed_twice_makes_one_comment(phone, story):
    for _again in range(2):
        assert send(phone, form_of(story), teks="Halo dari RT 12.").status_code == 303
    assert ReaderComment.objects.count() == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "\0\x08\u202e",
        "…!?",
        "x" * 2001,
        "lihat https://satu.example dan www.dua.example",
        "judi.com slot.xyz",
    ],
)
def test_text_that_cannot_be_taken_is_kept_in_the_form(phone, story, text):
    response = send(phone, form_of(story), teks=text)
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not ReaderComment.objects.exists()


def test_text_loses_what_nobody_can_see(phone, story):
    send(phone, form_of(story), teks="A\0ir\x08 \u202epasang\u2069\r\n\r\n\r\n\r\nlagi\ufffe")
    assert ReaderComment.objects.get().new_text == "Air pasang\n\nlagi"


@pytest.mark.parametrize("text", PAYLOADS)
def test_nothing_typed_is_markup_anywhere(phone, ani, story, text, admin_client):
    send(phone, form_of(story), teks=text)
    comment = ReaderComment.objects.get()
    pages = [phone.get("/komentar/akun/"), phone.get(reverse("comments_change", args=[comment.pk]))]
    pages.append(admin_client.get(reverse("news_comments:queue")))
    pages.append(admin_client.get(reverse("news_comments:comment", args=[comment.pk])))
    ReaderComment.objects.update(state="published", text=text, new_text="", published_at=comment.written_at)
    Reader.objects.update(name=text[:40])
    public = (f"/komentar/{story.pk}/", f"/komentar/{story.pk}/bagian/", f"/komentar/lapor/{comment.pk}/")
    pages += [Client().get(path) for path in public]
    pages.append(phone.get(f"{form_of(story)}?balas={comment.pk}"))
    for page in pages:
        html = page.content.decode()
        assert page.status_code == 200
        assert text not in html or "<" not in text
        assert "<script>alert" not in html
        assert "onerror=alert(1)>" not in html


def test_wrong_parameters_get_the_form_or_a_clear_no(phone, story):
    for answered in ("\0", "x", "9" * 40, "-1", "0"):
        assert phone.get(form_of(story), {"balas": answered}).status_code == 200
        assert send(phone, form_of(story), teks="Halo.", balas=answered).status_code == 422
    for path in ("/komentar/999999999/tulis/", f"/komentar/{'9' * 40}/tulis/", "/komentar/x/tulis/"):
        assert phone.get(path).status_code == 404
    assert phone.put(form_of(story)).status_code == 405
    assert phone.get("/komentar/akun/", {"sebelum": "\0'", "terkirim": "\0"}).status_code == 200


def test_answers_are_one_deep(phone, ani, story):
    first = a_comment(story, ani)
    answer = a_comment(story, ani, "Sama di sini.", parent=first)
    elsewhere = a_comment(a_published_article(), ani)
    assert send(phone, form_of(story), teks="Benar.", balas=str(first.pk)).status_code == 303
    assert ReaderComment.objects.get(new_text="Benar.").parent == first
    for target in (answer, elsewhere, a_waiting_comment(story, ani)):
        assert send(phone, form_of(story), teks="Lain.", balas=str(target.pk)).status_code == 422


def test_comment_takes_only_so_many_answers(phone, ani, story, monkeypatch):
    monkeypatch.setattr(writing, "MOST_ANSWERS", 1)
    first = a_comment(story, ani)
    a_comment(story, ani, "Sama.", parent=first)
    assert send(phone, form_of(story), teks="Lagi.", balas=str(first.pk)).status_code == 422


def test_refused_answers_leave_room_for_others(phone, ani, story, monkeypatch):
    monkeypatch.setattr(writing, "MOST_ANSWERS", 1)
    first = a_comment(story, ani)
    for state in ("rejected", "hidden", "removed"):
        gone = {"text": "", "new_text": ""} if state == "removed" else {}
        reader = None if state == "removed" else ani
        a_comment(story, reader, parent=first, state=state, **gone)
    assert send(phone, form_of(story), teks="Lagi.", balas=str(first.pk)).status_code == 303
    assert send(phone, form_of(story), teks="Dan lagi.", balas=str(first.pk)).status_code == 422


def test_terms_that_changed_are_asked_for_again(phone, ani, story):
    Reader.objects.update(terms_version="0")
    assert 'name="setuju"' in phone.get(form_of(story)).content.decode()
    assert send(phone, form_of(story), teks="Halo.").status_code == 422
    assert send(phone, form_of(story), teks="Halo.", setuju="on").status_code == 303
    assert Reader.objects.get().terms_version == "1"


def test_terms_that_changed_are_asked_for_when_words_change(phone, ani, story):
    Reader.objects.update(terms_version="0")
    path = reverse("comments_change", args=[a_comment(story, ani).pk])
    assert 'name="setuju"' in phone.get(path).content.decode()
    assert send(phone, path, teks="Lain.").status_code == 422
    assert send(phone, path, teks="Lain.", setuju="on").status_code == 303
    assert Reader.objects.get().terms_version == "1"


def test_hidden_field_is_told_once(phone, story):
    Reader.objects.update(terms_version="0")
    page = send(phone, form_of(story), teks="Halo.", website="x").content.decode()
    assert page.count("harus kosong") == 1


def test_words_under_a_story_that_is_closed_or_gone_are_deleted_and_not_changed(phone, ani):
    closed, protected, gone = (a_published_article() for _each in range(3))
    comments = [a_comment(story, ani) for story in (closed, protected, gone)]
    open_or_close(closed.pk, is_open=False, by=a_chief())
    ArticlePage.objects.filter(pk=protected.pk).update(is_about_child=True)
    a_retraction(gone)
    for comment, status in zip(comments, (403, 403, 410), strict=True):
        path = reverse("comments_change", args=[comment.pk])
        assert f'href="{path}"' not in phone.get("/komentar/akun/").content.decode()
        assert phone.get(path).status_code == status
        assert send(phone, path, teks="Lain.").status_code == status
        assert send(phone, reverse("comments_remove", args=[comment.pk])).status_code == 303
    assert not ReaderComment.objects.exclude(new_text="").exists()


def test_comment_that_is_deleted_while_it_is_changed_is_not_found(phone, ani, story, monkeypatch):
    comment = a_comment(story, ani)
    monkeypatch.setattr(account, "is_blocked", lambda *args, **kwargs: comment.delete() and False)
    assert send(phone, reverse("comments_change", args=[comment.pk]), teks="Lain.").status_code == 404


@pytest.mark.parametrize(
    "limit",
    ["COMMENTS", "COMMENTS_OF_READER", "COMMENTS_OF_READER_ON_STORY", "COMMENTS_ON_STORY"],
)
def test_network_reader_and_story_have_their_share_of_an_hour(phone, story, monkeypatch, limit):
    monkeypatch.setattr(getattr(throttle, limit), "most", 1)
    assert send(phone, form_of(story), teks="Satu.").status_code == 303
    response = send(phone, form_of(story), teks="Dua.")
    assert response.status_code == 429
    assert "Dua." in response.content.decode()


def test_who_is_refused_spends_nobody_elses_share(phone, story, monkeypatch):
    monkeypatch.setattr(throttle.COMMENTS_OF_READER_ON_STORY, "most", 1)
    monkeypatch.setattr(throttle.COMMENTS, "most", 3)
    monkeypatch.setattr(throttle.COMMENTS_ON_STORY, "most", 2)
    statuses = [send(phone, form_of(story), teks=f"Nomor {number}.").status_code for number in range(6)]
    assert statuses == [303] + [429] * 5
    other = signed_in(a_reader("Budi", email="budi@warga.example"))
    assert send(other, form_of(story), teks="Dari Budi.").status_code == 303


def test_same_comment_again_spends_nothing_of_the_story(phone, story, monkeypatch):
    monkeypatch.setattr(throttle.COMMENTS_ON_STORY, "most", 2)
    for _again in range(3):
        assert send(phone, form_of(story), teks="Halo.").status_code == 303
    assert send(phone, form_of(story), teks="Lain.").status_code == 303
    assert send(phone, form_of(story), teks="Ketiga.").status_code == 429


def test_change_waits_while_the_approved_words_stay(phone, ani, story):
    comment = a_comment(story, ani, "Lama.")
    send(phone, reverse("comments_change", args=[comment.pk]), teks="Baru.")
    comment.refresh_from_db()
    assert (comment.state, comment.text, comment.new_text) == ("published", "Lama.", "Baru.")
    assert comment.asks_since
    thread = Client().get(f"/komentar/{story.pk}/").content.decode()
    assert "Lama." in thread
    assert "Baru." not in thread
    send(phone, reverse("comments_change", args=[comment.pk]), teks="Lama.")
    comment.refresh_from_db()
    assert (comment.new_text, comment.asks_since) == ("", None)


def test_rejected_comment_can_be_written_anew_and_a_hidden_one_cannot(phone, ani, story):
    rejected = a_waiting_comment(story, ani, state="rejected", asks_since=None, refusal_ground="insult")
    send(phone, reverse("comments_change", args=[rejected.pk]), teks="Dengan sopan.")
    rejected.refresh_from_db()
    assert (rejected.state, rejected.refusal_ground) == ("waiting", "")
    hidden = a_comment(story, ani, state="hidden")
    assert send(phone, reverse("comments_change", args=[hidden.pk]), teks="Lain.").status_code == 403


def test_comments_of_others_are_not_found(phone, story):
    other = a_comment(story, a_reader("Budi", email="budi@warga.example"), "Punya Budi.")
    path = reverse("comments_change", args=[other.pk])
    assert phone.get(path).status_code == 404
    assert send(phone, path, teks="Punya Ani.").status_code == 404
    send(phone, reverse("comments_remove", args=[other.pk]))
    other.refresh_from_db()
    assert (other.state, other.words) == ("published", "Punya Budi.")
    assert "Punya Budi." not in phone.get("/komentar/akun/").content.decode()


def test_deleted_comment_is_gone_and_its_answers_keep_their_place(phone, ani, story):
    budi = a_reader("Budi", email="budi@warga.example")
    alone, answered = a_comment(story, ani, "Sendiri."), a_comment(story, ani, "Terjawab.")
    a_comment(story, budi, "Jawaban Budi.", parent=answered)
    a_report(answered)
    for comment in (alone, answered):
        for _again in range(2):
            assert send(phone, reverse("comments_remove", args=[comment.pk])).status_code == 303
    assert not ReaderComment.objects.filter(pk=alone.pk).exists()
    answered.refresh_from_db()
    assert (answered.state, answered.words, answered.reader, answered.asks_since) == (
        "removed",
        "",
        None,
        None,
    )
    assert answered.reports.get().outcome == "gone"
    thread = Client().get(f"/komentar/{story.pk}/").content.decode()
    assert "Jawaban Budi." in thread
    assert "dihapus penulisnya" in thread


def test_account_goes_with_address_name_and_comments(phone, ani, story):
    budi = a_reader("Budi", email="budi@warga.example")
    first = a_comment(story, ani, "Kata Ani.")
    a_comment(story, ani, "Jawaban Ani.", parent=first)
    a_comment(story, budi, "Kata Budi.", parent=first)
    response = send(phone, reverse("comments_delete_account"))
    assert response.cookies["komentar"].value == ""
    assert list(Reader.objects.values_list("name", flat=True)) == ["Budi"]
    assert not ReaderSession.objects.filter(reader=ani.pk).exists()
    assert set(ReaderComment.objects.values_list("text", flat=True)) == {"", "Kata Budi."}
    assert "Ani" not in Client().get(f"/komentar/{story.pk}/").content.decode()


def test_blocked_reader_reads_and_deletes_and_writes_nothing(phone, ani, story):
    comment = a_comment(story, ani)
    block(comment, kind="reader", reason="Menghina tiga kali.", by=a_chief())
    assert send(phone, form_of(story), teks="Lagi.").status_code == 403
    assert send(phone, reverse("comments_change", args=[comment.pk]), teks="Lagi.").status_code == 403
    assert send(phone, reverse("comments_remove", args=[comment.pk])).status_code == 303
    send(phone, reverse("comments_delete_account"))
    again = signed_in(a_reader())
    assert send(again, form_of(story), teks="Lagi.").status_code == 403


@pytest.mark.parametrize("count", [2, 10])
def test_own_comments_cost_the_same_whatever_they_are_about(phone, ani, count, django_assert_num_queries):
    for number in range(count):
        a_comment(a_published_article(), ani, f"Nomor {number}.")
    with django_assert_num_queries(7) as queries:
        phone.get("/komentar/akun/")
    assert "body" not in "".join(query["sql"] for query in queries)


def test_pages_of_readers_are_kept_by_nobody(phone, ani, story):
    comment = a_comment(story, ani)
    for path in ("/komentar/akun/", form_of(story), reverse("comments_change", args=[comment.pk])):
        response = phone.get(path)
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert not response.cookies


def test_closed_comments_take_nothing(phone, paper):
    protected = a_published_article(is_about_child=True)
    response = phone.get(form_of(protected))
    assert response.status_code == 403
    assert "ditutup" in response.content.decode()
    with TestCase.captureOnCommitCallbacks():
        assert send(phone, form_of(protected), teks="Halo.").status_code == 403
    assert not ReaderComment.objects.exists()
