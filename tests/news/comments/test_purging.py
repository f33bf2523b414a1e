import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from news.comments.blocking import block, is_blocked
from news.comments.models import Block, CommentReport, Reader, ReaderComment, ReaderSession, SignInLink
from news.comments.purging import seal_anew
from news.comments.signing_in import PURPOSE, reader_of
from news.sealing import current_key, hash_of_email
from tests.builders import a_published_article, an_editor
from tests.news.comments.people import ANI, a_comment, a_paper_with_comments, a_reader, a_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def run() -> str:
    out = StringIO()
    call_command("purge_comments", stdout=out)
    return out.getvalue()


def test_what_is_kept_for_a_time_goes_in_time(site):
    a_paper_with_comments()
    ani, now = a_reader(), timezone.now()
    yesterday = now - timezone.timedelta(days=1)
    for ends_at in (now - timezone.timedelta(minutes=1), now + timezone.timedelta(hours=1)):
        SignInLink.objects.create(token_hash=f"{ends_at}", email=ANI, ends_at=ends_at)
        ReaderSession.objects.create(reader=ani, secret_hash=f"{ends_at}", ends_at=ends_at)
    story = a_published_article()
    old = a_comment(story, ani, network_mark="abc", written_at=yesterday)
    new = a_comment(story, ani, network_mark="abc")
    Block.objects.create(kind="network", key_hash="abc", reason="Ya.", made_by=an_editor(), ends_at=yesterday)
    long_ago = now - timezone.timedelta(days=91)
    a_report(
        old,
        text="Kata pelapor.",
        network_mark="abc",
        reported_at=long_ago,
        decided_at=long_ago,
        outcome="kept",
    )
    idle = a_reader("Diam", email="diam@warga.example", signed_in_at=now - timezone.timedelta(days=366))
    said = run()
    assert [int(figure) for figure in re.findall(r"\d+", said)] == [1, 1, 2, 1, 1, 1]
    assert ANI not in said
    assert SignInLink.objects.count() == ReaderSession.objects.count() == 1
    assert ReaderComment.objects.get(pk=old.pk).network_mark == ""
    assert ReaderComment.objects.get(pk=new.pk).network_mark == "abc"
    report = CommentReport.objects.get()
    assert (report.text, report.network_mark, report.outcome) == ("", "", "kept")
    assert not Block.objects.exists()
    assert not Reader.objects.filter(pk=idle.pk).exists()
    run()
    assert Reader.objects.filter(pk=ani.pk).exists()


def test_address_is_sealed_anew_when_keys_are_exchanged(settings):
    old, new = "o" * 60, "n" * 60
    settings.IDENTITY_KEYS = [old]
    reader = a_reader()
    settings.IDENTITY_KEYS = [new, old]
    assert reader_of(ANI) == reader
    assert seal_anew() == 0
    settings.IDENTITY_KEYS = [new]
    stored = Reader.objects.get()
    assert (stored.email, stored.sealed_with) == (ANI, current_key())
    assert stored.email_hash == hash_of_email(ANI, purpose=PURPOSE)


@pytest.mark.parametrize("is_blocked_again", [False, True])
def test_block_holds_when_keys_are_exchanged(site, settings, is_blocked_again):
    old, new = "o" * 60, "n" * 60
    settings.IDENTITY_KEYS = [old]
    ani, editor, story = a_reader(), an_editor(), a_published_article()
    comment = a_comment(story, ani)
    block(comment, kind="reader", reason="Menghina.", by=editor)
    settings.IDENTITY_KEYS = [new, old]
    if is_blocked_again:
        block(comment, kind="reader", reason="Lagi.", by=editor)
    seal_anew()
    settings.IDENTITY_KEYS = [new]
    assert is_blocked(Reader.objects.get(), network_mark="")
    assert Block.objects.count() == 1


def test_address_that_no_key_opens_is_counted(settings):
    settings.IDENTITY_KEYS = ["o" * 60]
    a_reader()
    settings.IDENTITY_KEYS = ["n" * 60]
    assert seal_anew() == 1
