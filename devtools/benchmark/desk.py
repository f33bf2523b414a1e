"""What the desk's own requests cost, with as many stories in the database as there are. Leaves nothing behind."""

import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from devtools.benchmark.calls import MILLISECONDS
from home.models import HomePage, StandingPage
from news.digest import digest_of_content
from news.editorial.checklist import answered_findings, fingerprint
from news.editorial.groups import EDITORS, REPORTERS
from news.editorial.models import CheckedFinding
from news.filing import month_page_for
from news.models import ArticlePage, BylineEntry, PublishedArticle
from news.publication.writing import keep_in_step

APPROVALS = 15
OPEN_STORIES = 500


class _Undone(Exception):
    """Ends the transaction in which everything was made."""


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside, the database is as before."""
    try:
        with transaction.atomic():
            yield
            raise _Undone
    except _Undone:
        pass


@dataclass(frozen=True, slots=True)
class Cost:
    """``statements`` and median CPU ``milliseconds``; ``by_writer``: those of what readers get among the first."""

    statements: int
    milliseconds: float
    by_writer: int = 0


def approval_cost() -> Cost:
    """The request that approves a story and puts it live, what follows its commit included."""
    with undone():
        reporter, desk = _person("benchmark-reporter", REPORTERS), _at_desk()
        numbers = range(APPROVALS + 1)
        spent = [_approve(number, reporter=reporter, desk=desk, is_counted=False) for number in numbers]
        counted = _approve(APPROVALS + 1, reporter=reporter, desk=desk, is_counted=True)
    return replace(counted, milliseconds=statistics.median(one.milliseconds for one in spent[1:]))


def _approve(number: int, *, reporter: Any, desk: Client, is_counted: bool) -> Cost:
    """Counting takes time: what is counted is not timed."""
    article = _waiting_story(number, owner=reporter)
    url = reverse("news_editorial:read", args=[article.pk])
    desk.get(url)
    answer = {"answer": "publish", "digest": digest_of_content(article.get_latest_revision().content)}
    captured, writing = CaptureQueriesContext(connection), []

    def write(*args: Any, **kwargs: Any) -> None:
        before = len(captured)
        keep_in_step(*args, **kwargs)
        writing.append(len(captured) - before)

    counting = (captured, mock.patch("news.signal_handlers.keep_in_step", write)) if is_counted else ()
    with ExitStack() as stack:
        for context in counting:
            stack.enter_context(context)
        started = time.process_time()
        with TestCase.captureOnCommitCallbacks(execute=True):
            response = desk.post(url, answer)
        milliseconds = (time.process_time() - started) * MILLISECONDS
    if response.status_code != HTTPStatus.FOUND or not ArticlePage.objects.get(pk=article.pk).live:
        raise RuntimeError(f"the approval answered {response.status_code} and published nothing")
    return Cost(len(captured) if is_counted else 0, milliseconds, by_writer=sum(writing))


def plain_publication_cost() -> Cost:
    """What Wagtail itself takes to publish a page that has a title and a text: ``save_revision().publish()``."""
    spent = []
    with undone():
        user = _person("benchmark-editor", EDITORS)
        for number in range(APPROVALS + 1):
            page = HomePage.objects.get().add_child(
                instance=StandingPage(title=f"Halaman {number}", slug=f"benchmark-{number}", live=False)
            )
            started = time.process_time()
            with CaptureQueriesContext(connection) as captured:
                page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
            spent.append((time.process_time() - started) * MILLISECONDS)
            count = len(captured)
    return Cost(count, statistics.median(spent[1:]))


def board_cost() -> tuple[int, float]:
    """SQL statements and median CPU milliseconds of the board with ``OPEN_STORIES`` stories more than there are."""
    spent = []
    with undone():
        reporter, desk = _person("benchmark-reporter", REPORTERS), _at_desk()
        for number in range(OPEN_STORIES):
            _waiting_story(number, owner=reporter, is_checked=False)
        # The board's own address, as the open page fetches it: the first page adds Wagtail's frame.
        # All cards are drawn.
        url = f"{reverse('news_editorial:board')}?semua=menunggu"
        desk.get(url)
        with CaptureQueriesContext(connection) as captured:
            desk.get(url)
        # Now: the next request begins Django's own list of statements anew.
        statements = len(captured)
        for _round in range(7):
            started = time.process_time()
            response = desk.get(url)
            spent.append((time.process_time() - started) * MILLISECONDS)
        if f"{OPEN_STORIES - 1}" not in response.content.decode():
            raise RuntimeError("the board does not show the open stories")
    return statements, statistics.median(spent)


def _at_desk() -> Client:
    site = urlsplit(settings.SITE_URL)
    client = Client(headers={"host": site.netloc})
    client.force_login(_person("benchmark-editor", EDITORS), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def _person(username: str, group: str) -> Any:
    user = get_user_model().objects.create(username=username, is_active=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def _waiting_story(number: int, *, owner: Any, is_checked: bool = True) -> ArticlePage:
    """A story like the typical public one, submitted, with its advice looked at."""
    rows = PublishedArticle.objects.order_by("word_count")
    sample = rows[rows.count() // 2].article
    article = ArticlePage(
        title=f"Warga kampung nomor {number} memperbaiki jalan sendiri",
        slug=f"benchmark-{number}",
        summary=f"Jalan di kampung nomor {number} selesai diperbaiki warga dalam dua pekan.",
        section=sample.section,
        region=sample.region,
        dateline_place=sample.dateline_place or "Samarinda",
        body=sample.body,
        owner=owner,
    )
    article.byline_entries = [
        BylineEntry(author=entry.author, role=entry.role) for entry in sample.byline_entries.all()
    ]
    month_page_for().add_child(instance=article)
    article.save_revision(user=owner)
    article.get_workflow().start(article, owner)
    if is_checked:
        _check(article)
    return article


def _check(article: ArticlePage) -> None:
    for entry in answered_findings(article):
        if entry.is_open and not entry.finding.is_blocking:
            CheckedFinding.objects.create(
                article=article,
                rule=entry.finding.rule,
                fingerprint=fingerprint(entry.finding),
                message=entry.finding.message,
                made_by=article.owner,
            )
