"""On which sites the demo may be loaded; what it loads is in ``tests/newsroom/demo/test_builder.py``."""

from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from news.models import ArticlePage, PaperSettings
from newsroom.demo.builder import DemoBuilder, has_other_content
from tests.builders import a_person, a_section, a_site, a_user, an_author

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [a_user, a_section, an_author, a_person])
def test_site_with_content_of_its_own_is_refused_and_left_alone(make):
    make()
    assert has_other_content()
    with pytest.raises(CommandError, match="content of its own"):
        call_command("load_demo", stdout=StringIO(), stderr=StringIO())
    assert not PaperSettings.load().is_demo
    assert not ArticlePage.objects.exists()


def test_bones_of_a_site_are_no_content():
    a_site()
    assert not has_other_content()


@pytest.mark.parametrize(("hour", "day"), [(14, 25), (15, 26)])
def test_demos_day_is_yesterday_until_its_last_story_is_out(hour, day):
    now = datetime(2026, 11, 26, hour, 0, tzinfo=ZoneInfo("Asia/Makassar"))
    assert DemoBuilder(now=now, password="x", say=print).today.day == day
