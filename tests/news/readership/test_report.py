from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.readership.models import DailyReads, HourlyReads
from news.readership.report import VIEW_RIGHT, report_of
from tests.builders import a_published_article, a_reporter, a_user, an_author, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(scope="module")
def stories(site):
    """One of Dimas's own, one that credits him, one of a colleague; read at seven and at eight."""
    dimas = a_reporter("dimas")
    author = an_author("Dimas Arya", user=dimas)
    made = {
        "own": a_published_article(title="Milik Dimas", owner=dimas, authors=(an_author("Lain"),)),
        "credited": a_published_article(title="Menyebut Dimas", authors=(author,)),
        "other": a_published_article(title="Milik rekan", authors=(an_author("Lain"),)),
    }
    for place, story in enumerate(made.values(), start=1):
        DailyReads.objects.create(article=story, day=timezone.localdate(), count=3 * place)
        for hour in (7, 8):
            hour_at = timezone.make_aware(datetime.combine(timezone.localdate(), datetime.min.time()))
            HourlyReads.objects.create(
                article=story,
                hour_at=hour_at + timedelta(hours=hour),
                count=place if hour == 7 else 2 * place,
            )
    return dimas


def shown(client, user, day: str = ""):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("news_readership_reads"), {"hari": day} if day else {})


def test_editor_sees_every_story_by_hour(client, stories):
    report = shown(client, an_editor()).context["report"]
    assert [(story.title, story.today) for story in report.stories] == [
        ("Milik rekan", 9),
        ("Menyebut Dimas", 6),
        ("Milik Dimas", 3),
    ]
    assert report.stories[0].hours[7:9] == [3, 6]
    assert report.hours[7:9] == [6, 12]
    assert report.total == 18


def test_reporter_sees_own_stories_only(client, stories):
    response = shown(client, stories)
    assert [story.title for story in response.context["report"].stories] == ["Menyebut Dimas", "Milik Dimas"]
    assert "Milik rekan" not in response.content.decode()


def test_whoever_writes_nothing_sees_nothing(client, stories):
    assert shown(client, a_user()).status_code == 302


@pytest.mark.parametrize("day", ["x", "2999-01-01", "0001-01-01", "2026-13-45", "\0"])
def test_what_is_no_day_of_the_paper_is_today(client, stories, day):
    assert shown(client, an_editor(), day).context["report"].day == timezone.localdate()


def test_day_without_reads_says_so(client, stories):
    assert "Tidak ada catatan" in shown(client, an_editor(), "2020-01-01").content.decode()


def test_report_costs_three_statements_however_many_stories(stories, django_assert_num_queries):
    editor = an_editor()
    editor.has_perm(VIEW_RIGHT)
    with django_assert_num_queries(3):
        report_of(timezone.localdate(), user=editor)
