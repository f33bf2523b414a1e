"""Readers who write comments, and what stands under a story."""

import re

from django.core import mail
from django.test import Client, TestCase
from django.utils import timezone

from news.comments import signing_in
from news.comments.models import CommentReport, Reader, ReaderComment
from news.comments.signing_in import PURPOSE, TERMS_VERSION
from news.models import ArticlePage, PaperSettings
from news.sealing import current_key, hash_of_email

ANI = "ani@warga.example"


def a_paper_with_comments() -> PaperSettings:
    paper = PaperSettings.load()
    paper.takes_comments = True
    paper.save()
    return paper


def a_reader(name: str = "Ani Warga", *, email: str = ANI, **changes) -> Reader:
    values = {"terms_version": TERMS_VERSION, "terms_accepted_at": timezone.now()} | changes
    return Reader.objects.create(
        name=name,
        email=email,
        email_hash=hash_of_email(email, purpose=PURPOSE),
        sealed_with=current_key(),
        **values,
    )


def signed_in(reader: Reader, **options) -> Client:
    """A browser in which a reader is signed in."""
    from django.http import HttpResponse

    client, response = Client(**options), HttpResponse()
    signing_in.begin_session(response, reader)
    client.cookies[signing_in.COOKIE] = response.cookies[signing_in.COOKIE].value
    return client


def proof_of(client: Client) -> str:
    """What the forms of this browser carry."""
    page = client.get("/komentar/akun/").content.decode()
    return re.search(r'name="kunci" value="(\w+)"', page)[1]


def send(client: Client, path: str, **typed: str):
    """Send a form as its page would."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(path, {"kunci": proof_of(client)} | typed)


def a_waiting_comment(
    article: ArticlePage, reader: Reader, text: str = "Air masuk sejak subuh.", **changes
) -> ReaderComment:
    now = timezone.now()
    values = {"new_text": text, "written_at": now, "asks_since": now} | changes
    return ReaderComment.objects.create(article=article, reader=reader, **values)


def a_comment(
    article: ArticlePage, reader: Reader, text: str = "Di RT 12 juga begitu.", **changes
) -> ReaderComment:
    """One that readers see."""
    values = {"state": "published", "text": text, "published_at": timezone.now()} | changes
    return ReaderComment.objects.create(article=article, reader=reader, **values)


def a_report(comment: ReaderComment, *, hours_left: float = 40, **changes) -> CommentReport:
    now = timezone.now()
    due_at = now + timezone.timedelta(hours=hours_left)
    report = CommentReport.objects.create(
        comment=comment, **({"ground": "insult", "reported_at": now, "due_at": due_at} | changes)
    )
    comment.asks_since, comment.report_due_at = now, due_at
    comment.save()
    return report


def link_in_mail() -> str:
    """The link of the newest e-mail, without the host."""
    return re.search(r"http://[^/\s]+(/komentar/masuk/\S+)", mail.outbox[-1].body)[1]
