"""Many public stories at little cost, through the same projection as real ones."""

from datetime import UTC, datetime

from django.utils import timezone

from news.editorial.synthetic import Archive
from news.models import ArticlePage, PaperSettings
from tests.builders import a_province, a_region, a_section

NEWEST = datetime(2026, 11, 24, tzinfo=UTC)


def an_archive(count: int, *, newest_at: datetime = NEWEST) -> list[ArticlePage]:
    """``count`` stories of one section and two regions, an hour and a half apart, newest first."""
    a_section("Politik")
    a_region("Berau", code="64.03")
    a_region("Paser", code="64.01")
    paper = PaperSettings.load()
    paper.home_province = a_province()
    paper.save()
    archive = Archive(newest_at=timezone.localtime(newest_at))
    return [archive.make(number) for number in archive.missing(count)]
