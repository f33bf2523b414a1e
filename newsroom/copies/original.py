"""All that the database holds of a published story, read once for the many copies made of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, PageLogEntry, ReferenceIndex

from news.editorial.models import Approval, Contribution, DeskCard, PublishedVersion
from news.models import ArticlePage, AskedParty, BylineEntry, ListingRow, PublishedArticle, RelatedStory
from news.quotes.models import Quote, QuoteWord
from newsroom.copies.copy import NUMBERED, Copy
from newsroom.copies.own_columns import key_of
from newsroom.copies.story import Story
from newsroom.copies.templates import Template
from search.documents import entry_of, facets_at, names_in
from search.index import Entry
from search.models import SearchDocument
from search.normalise import folded_words, tokens_of

# The column that says whose row it is. The log of the newsroom has nothing of a story that ``load_archive`` made.
# A promise is one person's, marked by hand: it is none of a copy's.
_NAMED_IN = {
    ArticlePage.topics.through: "articlepage",
    ArticlePage.further_regions.through: "articlepage",
    BylineEntry: "article",
    AskedParty: "article",
    Contribution: "article",
    Approval: "article",
    DeskCard: "article",
    PublishedArticle: "article",
    ListingRow: "published",
    RelatedStory: "published",
    PublishedVersion: "article",
    Quote: "article",
    QuoteWord: "quote__article",
    SearchDocument: "published",
    PageLogEntry: "page",
}


class Original:
    """A story that went through the gate, as templates of its rows."""

    def __init__(self, article: ArticlePage) -> None:
        published = article.published
        rows = list(_rows(article))
        self.story = Story(
            article_id=article.pk,
            title=article.title,
            slug=article.slug,
            path=article.path,
            url_path=article.url_path,
            address=published.url,
            public_id=article.public_id,
            translation_key=article.translation_key,
            published_at=article.published_at,
            digest=published.digest,
            quote_ids=tuple(row.pk for row in rows if isinstance(row, Quote)),
        )
        self.content = article.versions.latest("number").content
        self.numbered = [(type(row), row.pk) for row in rows if type(row) in NUMBERED]
        self._templates = [Template(row, original=self.story) for row in rows]
        self._names = frozenset(word for name in names_in(article) for word in folded_words(name))
        self._document = published.search_document
        self._entry = entry_of(article, self._document)

    def rows_of(self, copy: Copy) -> Iterator[tuple[type[Model], list[Any]]]:
        """The copy's rows, each with its kind."""
        for template in self._templates:
            yield template.model, template.filled(copy)

    def entry_of(self, copy: Copy) -> Entry:
        """What the readers' search knows of the copy: only its headline has other words, and it is of another day."""
        return replace(
            self._entry,
            article_id=copy.story.article_id,
            key=key_of(copy),
            title=tokens_of(copy.story.title, names=self._names),
            facets=facets_at(copy.story.published_at, document=self._document),
        )


def _rows(article: ArticlePage) -> Iterator[Model]:
    yield Page.objects.get(pk=article.pk)
    yield article
    for model, name in _NAMED_IN.items():
        yield from model._base_manager.filter(**{name: article.pk}).order_by("pk")
    yield from article.revisions.order_by("pk")
    page_type = ContentType.objects.get_for_model(Page)
    yield from ReferenceIndex.objects.filter(base_content_type=page_type, object_id=article.pk)
    yield from article.index_entries.all()
