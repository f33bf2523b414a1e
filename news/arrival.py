"""A story of an archive while it is being written (``arriving.py``)."""

from dataclasses import dataclass, field
from typing import Any

from news.models import ArticlePage, PublishedArticle


@dataclass(slots=True)
class Arrival:
    """One story on its way in: the page with all that hangs on it, what a revision stores of it, and its digest.

    ``published`` and ``listings`` are filled when it is projected.
    """

    article: ArticlePage
    content: dict[str, Any]
    digest: str
    published: PublishedArticle | None = None
    listings: set[tuple[str, int]] = field(default_factory=set)
