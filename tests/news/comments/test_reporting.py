import re
from unittest.mock import Mock

import pytest
from django.core import mail
from django.test import TestCase
from django.utils import timezone

from news import throttle
from news.comments.blocking import network_mark
from news.comments.models import CommentReport
from news.comments.reporting import report
from news.comments.views import reports
from news.editorial.models import Complaint
from news.signals import ClaimNotTaken
from tests.builders import a_published_article, a_retraction
from tests.news.comments.people import a_comment, a_paper_with_comments, a_reader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]

CLAIM = {
    "alasan": "reply",
    "teks": "Saya tidak pernah berkata demikian.",
    "nama": "Budi Hilir",
    "pihak": "Koperasi Hilir",
    "email": "budi@koperasi.example",
}


@pytest.fixture(scope="module")
def paper(site):
    return a_paper_with_comments()


@pytest.fixture(scope="module")
def comment(paper):
    return a_comment(a_published_article(), a_reader(), "Budi itu penipu.")


def send_report(client, comment, **changes):
    typed = {"alasan": "insult", "teks": "Menghina tetangga saya."} | changes
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(f"/komentar/lapor/{comment.pk}/", typed)


def test_report_needs_no_account_and_starts_the_clock(client, comment):
    page = client.get(f"/komentar/lapor/{comment.pk}/")
    assert page.status_code == 200
    assert not page.cookies
    response = send_report(client, comment)
    assert response.status_code == 303
    assert not response.cookies
    report = CommentReport.objects.get()
    assert report.due_at - report.reported_at == timezone.timedelta(hours=48)
    comment.refresh_from_db()
    assert (comment.report_due_at, comment.asks_since) == (report.due_at, report.reported_at)
    assert comment.is_published
    assert "48 jam" in client.get(response["Location"]).content.decode()


def test_hours_are_the_papers(client, paper, comment):
    paper.comment_report_hours = 24
    paper.save()
    send_report(client, comment)
    report = CommentReport.objects.get()
    assert report.due_at - report.reported_at == timezone.timedelta(hours=24)


def test_network_reports_a_comment_for_one_reason_once_a_day(client, comment):
    for _again in range(2):
        send_report(client, comment)
    send_report(client, comment, alasan="spam")
    assert CommentReport.objects.count() == 2


def test_decided_report_is_not_filed_again_until_the_words_are_others(client, comment):
    send_report(client, comment)
    CommentReport.objects.update(outcome="kept", decided_at=timezone.now())
    assert send_report(client, comment).status_code == 303
    assert CommentReport.objects.count() == 1
    type(comment).objects.update(text="Budi itu penipu besar.", edited_at=timezone.now())
    send_report(client, comment)
    assert CommentReport.objects.count() == 2


@pytest.mark.parametrize(
    "typed",
    [
        {"alasan": ""},
        {"alasan": "x"},
        {"alasan": "\0"},
        {"teks": "x" * 2001},
        {"website": "x"},
        CLAIM | {"teks": ""},
        CLAIM | {"nama": ""},
        CLAIM | {"pihak": ""},
        CLAIM | {"email": ""},
        CLAIM | {"email": "budi"},
        CLAIM | {"email": "b\0@koperasi.example"},
        CLAIM | {"nama": "x" * 161},
        CLAIM | {"pihak": "x" * 161},
    ],
)
def test_wrong_report_says_what_is_missing(client, comment, typed):
    response = send_report(client, comment, **typed)
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not CommentReport.objects.exists()
    assert not Complaint.objects.exists()


def test_right_of_reply_goes_to_the_desk_with_its_own_clock(client, comment):
    response = send_report(client, comment, **CLAIM)
    assert response["Location"].endswith("?hak-jawab")
    complaint = Complaint.objects.get()
    assert (complaint.kind, complaint.article_id) == ("reply", comment.article_id)
    assert (complaint.claim, complaint.passage) == (CLAIM["teks"], "Budi itu penipu.")
    assert complaint.due_at is None
    report = CommentReport.objects.get()
    assert (report.ground, report.text) == ("reply", "")
    assert mail.outbox[-1].to == ["budi@koperasi.example"]
    link = re.search(r"http://[^/\s]+(/hak-jawab/verifikasi/\S+)", mail.outbox[-1].body)[1]
    client.post(link)
    complaint.refresh_from_db()
    assert complaint.number == "HJ-0001"
    assert complaint.due_at


def test_claim_sent_twice_is_one_complaint(client, comment):
    for _again in range(2):
        send_report(client, comment, **CLAIM)
    assert Complaint.objects.count() == 1


def test_claimant_stands_in_no_table_of_comments(client, comment):
    send_report(client, comment, **CLAIM)
    stored = str(list(CommentReport.objects.values()))
    for word in ("Budi Hilir", "Koperasi", "koperasi.example", "tidak pernah"):
        assert word not in stored


def test_another_site_reports_nothing(client, comment):
    path = f"/komentar/lapor/{comment.pk}/"
    assert client.post(path, {"alasan": "spam"}, HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    assert not CommentReport.objects.exists()


@pytest.mark.parametrize("pk", ["0", "9" * 18, "9" * 30, "x", "%00", "-1"])
def test_comment_that_is_none_is_not_found(client, pk):
    assert client.get(f"/komentar/lapor/{pk}/").status_code == 404
    assert client.post(f"/komentar/lapor/{pk}/", {"alasan": "spam"}).status_code == 404


def test_comment_that_readers_do_not_see_is_not_reported(client, comment):
    for state in ("waiting", "rejected", "hidden"):
        type(comment).objects.update(state=state)
        assert send_report(client, comment).status_code == 404


def test_comment_of_a_story_that_is_gone_or_shows_none_is_not_found(client, comment):
    protected = a_comment(a_published_article(is_about_child=True), comment.reader, "Rumahnya di RT 3.")
    a_retraction(comment.article)
    for hidden in (protected, comment):
        assert client.get(f"/komentar/lapor/{hidden.pk}/").status_code == 404
        assert send_report(client, hidden).status_code == 404


def test_claim_whose_comment_is_hidden_meanwhile_gets_its_words_back_and_another_way(client, comment):
    type(comment).objects.update(state="hidden")
    response = send_report(client, comment, **CLAIM)
    assert response.status_code == 404
    assert CLAIM["teks"] in response.content.decode()
    assert 'href="/hak-jawab/"' in response.content.decode()
    assert "Budi itu penipu." not in response.content.decode()
    assert not Complaint.objects.exists()


@pytest.mark.parametrize("answer", [None, ClaimNotTaken(["berita"])])
def test_nobody_is_told_of_an_email_that_was_not_sent(client, comment, monkeypatch, answer):
    monkeypatch.setattr(reports, "report", Mock(side_effect=[answer]))
    response = send_report(client, comment, **CLAIM)
    assert response.status_code == 404
    assert CLAIM["teks"] in response.content.decode()


def test_claim_on_a_story_that_is_gone_is_refused_by_name(comment):
    a_retraction(comment.article)
    claimant = {"name": CLAIM["nama"], "email": CLAIM["email"], "party": CLAIM["pihak"]}
    with pytest.raises(ClaimNotTaken):
        report(comment, ground="reply", text=CLAIM["teks"], network_mark="", claimant=claimant)
    assert not CommentReport.objects.exists()


def test_one_network_reports_only_so_often(client, comment, monkeypatch):
    monkeypatch.setattr(throttle.REPORTS, "most", 1)
    assert send_report(client, comment).status_code == 303
    assert send_report(client, comment, alasan="spam").status_code == 429


def test_no_address_is_kept_but_a_mark_of_the_day(client, comment):
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(f"/komentar/lapor/{comment.pk}/", {"alasan": "spam"}, REMOTE_ADDR="203.0.113.9")
    mark = CommentReport.objects.get().network_mark
    assert mark == network_mark("203.0.113.9")
    assert "203.0.113" not in mark
