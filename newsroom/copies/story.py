"""What tells a copy from its original: all else in their rows is the same."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote
from uuid import UUID

from django.utils import timezone
from django.utils.html import escape

from news.presentation import as_printed
from news.quotes.models import numbered
from news.quotes.showing import permalink
from newsroom.templatetags.formatting import long_time


@dataclass(frozen=True, slots=True)
class Story:
    """One story, original or copy, as far as it differs from others with the same words."""

    article_id: int
    title: str
    slug: str
    path: str
    url_path: str
    address: str
    public_id: UUID
    translation_key: UUID
    published_at: datetime
    digest: str
    quote_ids: tuple[int, ...]

    def marks(self) -> list[str]:
        """The texts by which its rows name it; the marks of any two stories stand in the same order."""
        moment = self.published_at.astimezone(UTC).isoformat()
        return [
            self.address,
            self.title,
            escape(self.title),
            quote(self.title),
            moment,
            moment.replace("+00:00", "Z"),
            long_time(timezone.localtime(self.published_at, timezone.get_default_timezone())),
            str(self.public_id),
            str(self.translation_key),
            f'berita={self.article_id}"',
            f'/berita/{self.article_id}/"',
            self.digest,
            *map(_permalink, self.quote_ids),
        ]


def _permalink(quote_id: int) -> str:
    """The end of the link under a quote, whole: one number may begin like another."""
    with as_printed():
        return f'href="{permalink(quote_id)}">{numbered(quote_id)}</a>'
