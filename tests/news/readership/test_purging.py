from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from news.readership.models import DailyReads, DailySalt, HourlyReads, SeenRead
from tests.builders import a_published_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_command_forgets_past_days_and_old_hours_and_keeps_the_counts_of_days(capsys):
    story, now = a_published_article(), timezone.now()
    today = timezone.localdate()
    for days in (0, 1, 91):
        day = today - timedelta(days=days)
        DailySalt.objects.create(day=day, salt="00" * 32)
        SeenRead.objects.create(token=days, day=day)
        DailyReads.objects.create(article=story, day=day, count=3)
        HourlyReads.objects.create(article=story, hour_at=now - timedelta(days=days), count=3)
    for _again in range(2):
        call_command("purge_readership")
    assert [row.day for row in DailySalt.objects.all()] == [today]
    assert [row.day for row in SeenRead.objects.all()] == [today]
    assert HourlyReads.objects.count() == 2
    assert DailyReads.objects.count() == 3
    assert "2" in capsys.readouterr().out
