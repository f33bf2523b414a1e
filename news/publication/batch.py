"""Stories on their way to readers: one is a batch of one, an archive a batch of hundreds."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from news.digest import Digests

if TYPE_CHECKING:
    from news.models import ArticlePage, PaperSettings, PublishedArticle
    from news.publication.related import Newest

type Listing = tuple[str, int]


@dataclass(slots=True)
class Story:
    """One story of a batch: the page as it is stored live, what a revision stores of it, and the digest of that.

    ``digests`` are those of the content by all recipes. The writer fills in the rest: ``decision`` permits one of them,
    ``before`` is the row that readers had (address, card and digest), ``listed`` its places in the listings then and
    ``listings`` now, ``published`` the row as it is written. ``is_first``: no reader had it here before.
    """

    article: "ArticlePage"
    content: dict[str, Any]
    digest: str = ""
    digests: Container[str] = ()
    decision: Any = None
    is_first: bool = False
    before: "PublishedArticle | None" = None
    published: "PublishedArticle | None" = None
    listed: dict[Listing, datetime] = field(default_factory=dict)
    listings: set[Listing] = field(default_factory=set)

    @classmethod
    def of(cls, article: "ArticlePage") -> "Story":
        """The story as ``article`` holds it; call it before anything reads the body.

        A part that was stored without its number gets another one at each reading.
        """
        story = cls(article, {})
        story.read(article.serializable_data())
        return story

    def read(self, content: dict[str, Any]) -> None:
        """This is what the page says."""
        self.content, self.digests = content, Digests(content)
        self.digest = self.digests.newest

    def keep_digest_of(self, row: "PublishedArticle | None") -> None:
        """The same text keeps the digest of its row, by whichever recipe it was made."""
        if row is not None and row.digest in self.digests:
            self.digest = row.digest

    @property
    def pk(self) -> int:
        return self.article.pk

    @property
    def is_new(self) -> bool:
        """Whether readers do not have it now."""
        return self.before is None


@dataclass
class Batch:
    """Stories that are written together, in one transaction.

    ``is_archive``: readers had them elsewhere. All are new here; nobody is told of them one by one, and their HTML is
    drawn later (``drawing.py``). ``is_rewritten``: nobody publishes anything; what readers have is made again.
    ``notes_change``: a text that differs from what readers had was changed now. ``told``: the ids of written stories
    are added here after the commit, for a caller that announces many at once; without it the writer announces them.
    """

    stories: list[Story]
    is_archive: bool = False
    is_rewritten: bool = False
    notes_change: bool = False
    told: list[int] | None = None
    newest: "Newest | None" = None

    @classmethod
    def of(cls, articles: Iterable["ArticlePage"], **kwargs: Any) -> "Batch":
        return cls([Story.of(article) for article in articles], **kwargs)

    @property
    def ids(self) -> list[int]:
        return [story.pk for story in self.stories]

    @property
    def articles(self) -> Sequence["ArticlePage"]:
        return [story.article for story in self.stories]

    @cached_property
    def paper(self) -> "PaperSettings":
        """Read once a batch."""
        from django.apps import apps  # the models ask for this module

        return apps.get_model("news", "PaperSettings").load()
