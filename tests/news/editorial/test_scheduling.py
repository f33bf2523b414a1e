"""Schedules: each due version goes live once."""

import threading
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import DataError, OperationalError, connection
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from home.models import HomePage
from news.editorial.models import AuditEntry
from news.editorial.scheduling import REFUSED, publish_due
from news.models import ArticlePage
from tests.builders import a_reporter, a_site, an_article_in_review, an_editor
from tests.clock import at

pytestmark = pytest.mark.django_db


def a_due_article(**changes) -> ArticlePage:
    """Approved for a time that has just passed."""
    from news.digest import digest_of_content
    from news.editorial.actions import approve

    article = an_article_in_review(**changes)
    digest = digest_of_content(article.get_latest_revision().content)
    due_at = timezone.now() - timedelta(minutes=1)
    with at(due_at - timedelta(minutes=5)):
        approve(article, by=an_editor(), seen_digest=digest, go_live_at=due_at)
    mail.outbox.clear()
    return ArticlePage.objects.get(pk=article.pk)


def change_behind_the_desk(article) -> None:
    revision = Revision.objects.get(object_id=str(article.pk), approved_go_live_at__isnull=False)
    Revision.objects.filter(pk=revision.pk).update(
        content=revision.content | {"title": "Tak ada yang membaca"}
    )


def run(**options) -> str:
    output = StringIO()
    call_command("publish_scheduled", stdout=output, **options)
    return output.getvalue()


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def is_live(article) -> bool:
    return ArticlePage.objects.get(pk=article.pk).live


def test_due_story_goes_live_and_the_report_names_the_zone_but_not_the_headline():
    article = a_due_article(title="Kepala berita rahasia")
    report = run()
    assert is_live(article)
    assert "WITA" in report
    assert f"#{article.pk}" in report
    assert "rahasia" not in report


def test_its_people_are_told_once():
    reporter = a_reporter("dimas")
    a_due_article(owner=reporter)
    run()
    run()
    assert sorted(to for message in mail.outbox for to in message.to).count("dimas@example.org") == 1


def test_second_run_finds_nothing():
    a_due_article()
    run()
    assert run() == ""
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == 1


def test_story_that_is_not_due_waits():
    article = an_article_in_review()
    from news.digest import digest_of_content
    from news.editorial.actions import approve

    digest = digest_of_content(article.get_latest_revision().content)
    approve(article, by=an_editor(), seen_digest=digest, go_live_at=timezone.now() + timedelta(hours=1))
    assert run() == ""
    assert not is_live(article)


def test_one_that_fails_keeps_its_schedule_and_stops_no_other():
    broken, fine = a_due_article(title="Kepala berita yang rahasia"), a_due_article()
    change_behind_the_desk(broken)
    with pytest.raises(CommandError):
        run()
    assert not is_live(broken)
    assert is_live(fine)
    assert Revision.objects.filter(object_id=str(broken.pk), approved_go_live_at__isnull=False).exists()


def test_held_back_story_is_told_once_however_often_it_is_tried():
    change_behind_the_desk(a_due_article())
    for _run in range(3):
        with pytest.raises(CommandError):
            run()
    assert PageLogEntry.objects.filter(action=REFUSED).count() == 1
    recipients = [to for message in mail.outbox for to in message.to]
    assert len(recipients) == len(set(recipients)) > 0


def test_another_reason_is_told_again():
    article = a_due_article()
    revision = Revision.objects.get(object_id=str(article.pk), approved_go_live_at__isnull=False)
    later = (timezone.now() + timedelta(days=1)).isoformat()
    embargoed = revision.content | {"embargo_until": later}
    for content in (embargoed, embargoed, revision.content | {"title": "Tak ada yang membaca"}):
        Revision.objects.filter(pk=revision.pk).update(content=content)
        with pytest.raises(CommandError):
            run()
    assert AuditEntry.objects.filter(action="schedule_refused").count() == 2


@contextmanager
def refusing(statement: str, *, error: type[Exception] = OperationalError):
    """The database refuses each statement that begins so."""

    def execute(execute, sql, params, many, context):
        if sql.startswith(statement):
            raise error("database is locked")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield


def test_busy_database_is_no_refusal_and_the_next_run_publishes(caplog):
    articles = [a_due_article(), a_due_article()]
    with refusing('UPDATE "wagtailcore_page"'), pytest.raises(CommandError):
        run()
    assert not any(map(is_live, articles))
    assert not AuditEntry.objects.filter(action="schedule_refused").exists()
    assert not PageLogEntry.objects.filter(action=REFUSED).exists()
    assert not mail.outbox
    assert "waits for the database" in caplog.text
    run()
    assert all(map(is_live, articles))


def test_refusal_that_cannot_be_written_stops_no_other_story():
    refused, fine = a_due_article(), a_due_article()
    change_behind_the_desk(refused)
    with refusing('INSERT INTO "wagtailcore_pagelogentry"', error=DataError):
        assert {outcome.kind for outcome in publish_due()} == {"refused"}
    assert sorted(outcome.kind for outcome in publish_due()) == ["published", "refused"]
    assert is_live(fine)
    assert AuditEntry.objects.filter(action="schedule_refused", article=refused).count() == 1


def test_report_of_a_held_back_story_has_no_headline(caplog):
    change_behind_the_desk(a_due_article())
    output = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("publish_scheduled", stdout=output)
    for text in (output.getvalue(), str(refusal.value), caplog.text):
        assert "Tak ada yang membaca" not in text


def test_embargo_moved_after_approval_holds():
    article = a_due_article()
    revision = Revision.objects.get(object_id=str(article.pk), approved_go_live_at__isnull=False)
    later = (timezone.now() + timedelta(days=1)).isoformat()
    Revision.objects.filter(pk=revision.pk).update(content=revision.content | {"embargo_until": later})
    with pytest.raises(CommandError):
        run()
    assert not is_live(article)


def test_dry_run_changes_nothing():
    article = a_due_article()
    assert f"#{article.pk}" in run(dryrun=True)
    assert not is_live(article)


def test_expired_page_goes_but_an_expired_story_stays():
    article = a_due_article()
    run()
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=timezone.now() - timedelta(days=1))
    home = HomePage.objects.get()
    from home.models import StandingPage

    page = StandingPage.objects.child_of(home).first()
    StandingPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(days=1), live=True)
    run()
    assert is_live(article)
    assert not StandingPage.objects.get(pk=page.pk).live


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_publish_each_story_once():
    a_site()
    articles = [a_due_article() for _number in range(3)]
    barrier, failures = threading.Barrier(2), []

    def one_run():
        try:
            barrier.wait(10)
            run()
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=one_run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failures
    assert all(is_live(article) for article in articles)
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == len(articles)


def test_text_nobody_approved_cannot_be_scheduled():
    from news.editorial.refusals import PublicationRefused

    article = an_article_in_review()
    revision = article.get_latest_revision()
    revision.content["go_live_at"] = (timezone.now() + timedelta(hours=2)).isoformat()
    revision.save(update_fields=["content"])
    with pytest.raises(PublicationRefused):
        revision.publish()
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
