import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client, TestCase
from django.utils import timezone

from news import throttle
from news.comments.blocking import block
from news.comments.models import Reader, ReaderSession, SignInLink
from tests.builders import a_published_article, an_author, an_editor
from tests.news.comments.people import (
    ANI,
    a_comment,
    a_paper_with_comments,
    a_reader,
    link_in_mail,
    send,
    signed_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]

FORM = "/komentar/masuk/"
NEW = {"nama": "Ani Warga", "setuju": "on"}


@pytest.fixture(scope="module")
def paper(site):
    return a_paper_with_comments()


@pytest.fixture(scope="module")
def story(paper):
    return a_published_article()


def ask(client, email: str = ANI, *, network: str = "127.0.0.1", **typed):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(FORM, {"email": email} | typed, REMOTE_ADDR=network)


def test_link_makes_an_account_and_a_session_for_the_comments_alone(client, story):
    assert ask(client, berita=str(story.pk)).status_code == 303
    link = link_in_mail()
    assert client.get(link).status_code == 200
    assert not Reader.objects.exists()
    response = client.post(link, NEW)
    assert response.status_code == 303
    assert response["Location"] == f"/komentar/{story.pk}/tulis/"
    reader = Reader.objects.get()
    assert (reader.name, reader.email, reader.terms_version) == ("Ani Warga", ANI, "1")
    assert timezone.now() - reader.terms_accepted_at < timezone.timedelta(minutes=1)
    cookie = response.cookies["komentar"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/komentar/", True, "Lax")
    assert list(response.cookies) == ["komentar"]
    assert not ReaderSession.objects.filter(secret_hash=cookie.value).exists()


def test_form_behind_the_link_names_its_host_and_never_its_address(client):
    ask(client)
    page = client.get(link_in_mail())
    assert page["Referrer-Policy"] == "strict-origin"
    assert page["Cache-Control"] == "private, no-store"
    ours = {"HTTP_HOST": "testserver", "HTTP_ORIGIN": "http://testserver"}
    assert client.post(link_in_mail(), NEW, **ours).status_code == 303


def test_two_links_of_one_address_make_one_account(client):
    for _again in range(2):
        ask(client)
        client.post(link_in_mail(), NEW)
    assert Reader.objects.count() == 1


def test_cookie_is_secure_where_the_paper_is(client, settings):
    settings.SESSION_COOKIE_SECURE = True
    ask(client)
    assert client.post(link_in_mail(), NEW).cookies["komentar"]["secure"]


def test_link_works_once(client):
    ask(client)
    link = link_in_mail()
    assert client.post(link, NEW).status_code == 303
    for request in (client.get, client.post):
        assert request(link).status_code == 404
    assert ReaderSession.objects.count() == 1


def test_link_that_is_too_old_does_not_work(client):
    ask(client)
    SignInLink.objects.update(ends_at=timezone.now())
    assert client.get(link_in_mail()).status_code == 404
    assert client.post(link_in_mail(), NEW).status_code == 404


@pytest.mark.parametrize("token", ["x", "%00", "é", "x" * 5000, "terkirim%00", "'"])
def test_link_that_is_none_of_ours_does_not_work(client, token):
    assert client.get(f"{FORM}{token}/").status_code == 404
    assert client.post(f"{FORM}{token}/", NEW).status_code == 404


def test_answer_is_the_same_for_known_unknown_and_blocked_addresses(client, story):
    a_reader()
    budi = a_reader("Budi", email="budi@warga.example")
    block(a_comment(story, budi), kind="reader", reason="Menghina.", by=an_editor())
    for email in (ANI, "lain@warga.example", budi.email):
        mail.outbox.clear()
        response = ask(client, email)
        assert (response.status_code, response["Location"]) == (303, "/komentar/masuk/terkirim/")
        assert len(mail.outbox) == 1
    page = client.get("/komentar/masuk/terkirim/")
    assert not page.cookies
    assert ANI not in page.content.decode()


def test_mail_holds_nothing_that_was_typed_and_no_log_knows_of_it(client, caplog):
    caplog.set_level("DEBUG")
    ask(client, "a.b@warga.example")
    client.post(link_in_mail(), NEW)
    secret = link_in_mail().rstrip("/").rpartition("/")[2]
    said = "\n".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    assert secret not in said
    assert "a.b@warga.example" not in said
    assert "a.b@warga.example" not in mail.outbox[-1].body
    assert "Kabar Muara" in mail.outbox[-1].subject
    assert link_in_mail() in mail.outbox[-1].alternatives[0].content


def test_known_reader_signs_in_with_one_button(client):
    reader = a_reader()
    ask(client)
    page = client.get(link_in_mail()).content.decode()
    assert "Ani Warga" not in page
    assert 'name="nama"' not in page
    assert client.post(link_in_mail()).status_code == 303
    assert ReaderSession.objects.get().reader == reader


def test_another_site_signs_nobody_in(client):
    ask(client)
    for header in ({"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://lain.example"}):
        assert client.post(link_in_mail(), NEW, **header).status_code == 403
    assert not Reader.objects.exists()
    assert client.post(FORM, {"email": ANI}, HTTP_SEC_FETCH_SITE="cross-site").status_code == 403


@pytest.mark.parametrize(
    "typed",
    [
        {"nama": ""},
        {"setuju": ""},
        {"nama": "\0\u202e"},
        {"nama": "x" * 41},
        {"nama": "ani@warga.example"},
        {"nama": "kunjungi judi.com"},
        {"nama": "Redaksi"},
        {"nama": "KABAR MUARA"},
        {"nama": "Tim Moderator"},
        {"nama": "dimas arya"},
        {"nama": "Redaksi_"},
        {"nama": "Redaksi1"},
        {"nama": "R\u0435daksi"},
        {"nama": "\uff32\uff45\uff44\uff41\uff4b\uff53\uff49"},
        {"nama": "Re\u200bdaksi"},
        {"nama": "Re\u00addaksi"},
        {"nama": "R3daks1"},
        {"nama": "R\u00e9daks\u0131"},
        {"nama": "Tim Kabar Muara"},
        {"nama": "Kabar.Muara"},
        {"nama": "Dimas Arya (asli)"},
        {"nama": "Sri Penyunting"},
        {"nama": "123"},
        {"website": "https://spam.example"},
    ],
)
def test_name_and_terms_are_asked_for_in_words_and_the_link_stays(client, typed):
    an_author("Dimas Arya")
    get_user_model().objects.create(username="sri", first_name="Sri", last_name="Penyunting")
    ask(client)
    response = client.post(link_in_mail(), {k: v for k, v in (NEW | typed).items() if v})
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not response.cookies
    assert client.post(link_in_mail(), NEW).status_code == 303


@pytest.mark.parametrize(
    "name", ["Sri", "Dimas Prasetyo", "Stefani", "Siti Nurhaliza", "Éva", "山田 たろう", "Muara"]
)
def test_name_of_ones_own_is_taken(client, name):
    an_author("Dimas Arya")
    get_user_model().objects.create(username="stefan", first_name="Dimas", last_name="")
    ask(client)
    assert client.post(link_in_mail(), NEW | {"nama": name}).status_code == 303


@pytest.mark.parametrize("email", ["", "ani", "a\0@warga.example", f"{'a' * 300}@warga.example"])
def test_wrong_address_is_said_in_words(client, email):
    response = ask(client, email)
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("story_id", ["\0", "9" * 40, "-1", "x", "0", "١"])
def test_story_that_is_none_is_left_out(client, story_id):
    assert client.get(FORM, {"berita": story_id}).status_code == 200
    assert ask(client, berita=story_id).status_code == 303
    assert client.post(link_in_mail(), NEW)["Location"] == "/komentar/akun/"


def test_whoever_fills_in_the_hidden_field_is_told_so(client):
    response = ask(client, website="x")
    assert response.status_code == 422
    assert "kosong" in response.content.decode()
    assert mail.outbox == []


def test_one_network_asks_only_so_often(client):
    for number in range(throttle.SIGN_INS.most):
        assert ask(client, f"warga{number}@warga.example").status_code == 303
    assert ask(client, "lain@warga.example").status_code == 429


def test_one_address_gets_only_so_many_links_and_is_told_the_same(client):
    for _again in range(throttle.LINKS_OF_NETWORK.most + 1):
        assert ask(client).status_code == 303
    assert len(mail.outbox) == throttle.LINKS_OF_NETWORK.most
    assert "sampai besok" in client.get("/komentar/masuk/terkirim/").content.decode()


def test_nobody_else_uses_up_the_links_of_a_reader(client, monkeypatch):
    for _again in range(throttle.LINKS_OF_NETWORK.most + 1):
        ask(client, network="203.0.113.9")
    mail.outbox.clear()
    assert ask(client, network="198.51.100.7").status_code == 303
    assert len(mail.outbox) == 1
    monkeypatch.setattr(throttle.LINKS, "most", throttle.LINKS_OF_NETWORK.most + 1)
    ask(client, network="192.0.2.1")
    assert len(mail.outbox) == 1


def test_link_that_was_used_takes_the_others_of_its_address_along(client):
    ask(client)
    first = link_in_mail()
    ask(client, "lain@warga.example")
    ask(client)
    assert client.post(link_in_mail(), NEW).status_code == 303
    assert client.get(first).status_code == 404
    assert SignInLink.objects.get().email == "lain@warga.example"


def test_deleted_account_leaves_no_link_with_its_address(client):
    reader = a_reader()
    ask(client)
    ask(client, "lain@warga.example")
    send(signed_in(reader), "/komentar/akun/hapus/")
    assert [link.email for link in SignInLink.objects.all()] == ["lain@warga.example"]


def test_reader_signs_out_of_every_browser_at_once():
    reader = a_reader()
    here, telephone = signed_in(reader), signed_in(reader)
    other = signed_in(a_reader("Budi", email="budi@warga.example"))
    send(here, "/komentar/akun/keluar/", semua="1")
    assert [browser.get("/komentar/akun/").status_code for browser in (here, telephone, other)] == [
        303,
        303,
        200,
    ]


def test_signing_out_ends_the_session_wherever_its_secret_is(client):
    reader = a_reader()
    browser, copy = signed_in(reader), Client()
    copy.cookies["komentar"] = browser.cookies["komentar"].value
    response = send(browser, "/komentar/akun/keluar/")
    assert response.cookies["komentar"].value == ""
    assert response.cookies["komentar"]["path"] == "/komentar/"
    assert copy.get("/komentar/akun/").status_code == 303


@pytest.mark.parametrize("secret", ["", "x", "x" * 5000, "é"])
def test_cookie_that_is_none_of_ours_signs_nobody_in(client, secret):
    client.cookies["komentar"] = secret
    response = client.get("/komentar/akun/")
    assert (response.status_code, response["Location"]) == (303, FORM)


def test_a_reader_never_reaches_the_newsroom(client):
    browser = signed_in(a_reader())
    assert browser.get("/admin/").status_code == 302


def test_paper_without_comments_has_no_way_in_but_for_readers_that_it_has(client, paper):
    paper.takes_comments = False
    paper.save()
    assert client.get(FORM).status_code == 404
    browser = signed_in(a_reader())
    assert client.get(FORM).status_code == 200
    assert browser.get("/komentar/akun/hapus/").status_code == 200
    assert client.get("/komentar/aturan/").status_code == 200


def test_paper_that_switched_comments_off_opens_no_account_and_leads_readers_to_theirs(client, paper, story):
    reader = a_reader()
    comment = a_comment(story, reader)
    ask(client, berita=str(story.pk))
    known = link_in_mail()
    ask(client, "lain@warga.example")
    paper.takes_comments = False
    paper.save()
    assert client.get(link_in_mail()).status_code == 403
    assert client.post(link_in_mail(), NEW).status_code == 403
    assert Reader.objects.count() == 1
    assert client.post(known)["Location"] == "/komentar/akun/"
    account = client.get("/komentar/akun/").content.decode()
    assert f'href="/komentar/akun/{comment.pk}/"' not in account
    assert f'action="/komentar/akun/{comment.pk}/hapus/"' in account
