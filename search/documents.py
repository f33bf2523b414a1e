"""Writing stories into the search; called in the publishing transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from news.models import ArticlePage
from news.publication.batch import Batch, Story
from news.publication.parts import Part
from search.dates import facets_of_moment
from search.facets import EVERY_STORY, facets_of
from search.index import Entry, index_at_hand
from search.keys import publication_key
from search.models import SearchDocument
from search.normalise import RECIPE, folded_words, tokens_of
from search.spelling import remember_words

# A thousand paragraphs; beyond that a tsvector may outgrow PostgreSQL's limit of a megabyte.
MAX_BODY_TOKENS = 20_000
_WRITTEN = ("key", "recipe", "facets", "title", "text")


class Search(Part):
    """``SearchDocument`` and its tokens: what is public is findable, as it now reads."""

    name = "search"

    def write(self, batch: Batch) -> None:
        documents = [
            SearchDocument(published_id=story.pk, **document_values(story.article)) for story in batch.stories
        ]
        entries = [
            entry_of(story.article, document)
            for story, document in zip(batch.stories, documents, strict=True)
        ]
        if batch.is_archive:
            index_at_hand().insert(documents, entries)
        else:
            _forget_old_keys(batch, documents)
            SearchDocument.objects.bulk_create(
                documents, update_conflicts=True, unique_fields=["published"], update_fields=[*_WRITTEN]
            )
            index_at_hand().write_all(entries)
        remember_words(token.surface for entry in entries for token in (*entry.title, *entry.body))

    def withdraw(self, article_ids: Sequence[int]) -> None:
        for document in SearchDocument.objects.filter(pk__in=article_ids):
            document.delete()

    def differs(self, story: Story) -> bool:
        return not is_current(story.article)


def _forget_old_keys(batch: Batch, documents: Sequence[SearchDocument]) -> None:
    """The tokens of stories whose place in time changed; one query, none if all are new."""
    known = [story.pk for story in batch.stories if not story.is_new]
    keys = dict(SearchDocument.objects.filter(pk__in=known).values_list("pk", "key")) if known else {}
    for document in documents:
        if (old := keys.get(document.pk)) and old != document.key:
            index_at_hand().remove(old)


def document_values(article: ArticlePage) -> dict[str, Any]:
    """The fields of a story's document, computed and not stored."""
    return {
        "key": publication_key(article.published_at, article.pk),
        "recipe": RECIPE,
        "facets": " ".join(facets_of(article)),
        "title": article.title,
        "text": plain_text(article),
    }


def entry_of(article: ArticlePage, document: SearchDocument) -> Entry:
    """The tokens of a story: its document's, and what stands around the text: kicker, place, who wrote, who speaks."""
    people = names_in(article)
    names = frozenset(word for name in people for word in folded_words(name))
    text = tokens_of(document.text, names=names)[:MAX_BODY_TOKENS]
    around = [article.kicker, article.dateline_place, *people]
    return Entry(
        article_id=document.pk,
        key=document.key,
        title=tokens_of(document.title, names=names),
        body=text + [token for words in around for token in tokens_of(words, names=names)],
        facets=facets_at(article.published_at, document=document),
    )


def facets_at(published_at: datetime, *, document: SearchDocument) -> list[str]:
    """All by which a story is narrowed down: its document's facets, and those of its moment."""
    return [EVERY_STORY, *facets_of_moment(published_at), *document.facets.split()]


def is_current(article: ArticlePage) -> bool:
    """True when what is stored is what writing would store now; ``rebuild_published`` reports the rest."""
    document = SearchDocument.objects.filter(pk=article.pk).first()
    if document is None or not index_at_hand().holds(document.key):
        return False
    return all(getattr(document, field) == value for field, value in document_values(article).items())


def names_in(article: ArticlePage) -> list[str]:
    """Who wrote and who speaks in a story, once each."""
    writers = [entry.author.name for entry in article.byline_entries.all()]
    return list(dict.fromkeys([*writers, *(speaker.name for speaker in article.load_speakers())]))


def plain_text(article: ArticlePage) -> str:
    """Summary and body, a line for each block; what is another story's or elsewhere is left out."""
    lines = [article.summary]
    for block in article.body:
        lines.extend(block.block.search_lines(block.value))
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
