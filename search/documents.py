"""Writing stories into the search; called in the publishing transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from news.arrival import Arrival
from news.models import ArticlePage, PublishedArticle
from search.dates import facets_of_moment
from search.facets import EVERY_STORY, facets_of
from search.index import Entry, index_at_hand
from search.keys import publication_key
from search.models import SearchDocument
from search.normalise import RECIPE, folded_words, tokens_of
from search.spelling import remember_words

# A thousand paragraphs; beyond that a tsvector may outgrow PostgreSQL's limit of a megabyte.
MAX_BODY_TOKENS = 20_000


@transaction.atomic
def write_document(article: ArticlePage, *, published: PublishedArticle) -> SearchDocument:
    """Make a live story findable, or findable as it now reads."""
    values = document_values(article)
    known = SearchDocument.objects.filter(pk=published.pk).first()
    if known and known.key != values["key"]:
        index_at_hand().remove(known.key)
    document = SearchDocument(published=published, **values)
    SearchDocument.objects.bulk_create(
        [document], update_conflicts=True, unique_fields=["published"], update_fields=[*values]
    )
    entry = entry_of(article, document)
    index_at_hand().write(entry)
    remember_words(token.surface for token in (*entry.title, *entry.body))
    return document


def write_arrivals(arrivals: Sequence[Arrival]) -> None:
    """Make the stories of an archive findable; none of them is in the search yet. In their transaction."""
    documents, entries = [], []
    for arrival in arrivals:
        document = SearchDocument(published_id=arrival.article.pk, **document_values(arrival.article))
        documents.append(document)
        entries.append(entry_of(arrival.article, document))
    index_at_hand().insert(documents, entries)
    remember_words(token.surface for entry in entries for token in (*entry.title, *entry.body))


@transaction.atomic
def remove_document(article_id: int) -> None:
    """Make a story unfindable; safe to call twice."""
    for document in SearchDocument.objects.filter(pk=article_id):
        document.delete()


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
