"""What an archive's stories name, in Wagtail's own indexes: where a thing is used, and the editor's search.

The same rows as saving each page would leave (``ReferenceIndex``, the search backend's), in a few statements for all.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backend

from news import rows
from news.models import ArticlePage, Author, Person, Photo, Region, Section

# A body with one of these names something in the midst of its text.
_LINKS = ("linktype=", "embedtype=")
_FIELDS = (
    "content_type", "base_content_type", "object_id", "to_content_type", "to_object_id", "model_path", "content_path",
    "content_path_hash",
)  # fmt: skip
_WHOLE = frozenset({"paragraph", "heading"})


def index_new(articles: Sequence[ArticlePage]) -> None:
    """In the transaction that writes them."""
    types = tuple(ContentType.objects.get_for_model(model).pk for model in (ArticlePage, Page))
    found = [
        (*types, str(article.pk), _type_id(model), str(pk), model_path, content_path, _hash(content_path))
        for article in articles
        # A paragraph may link to the same thing twice: that is one row.
        for model, pk, model_path, content_path in dict.fromkeys(_references(article))
    ]
    rows.insert_numbered(ReferenceIndex, _FIELDS, found)
    get_search_backend().add_bulk(ArticlePage, articles)


type Reference = tuple[type[Model], int | str, str, str]


def _references(article: ArticlePage) -> Iterator[Reference]:
    for name, model in (("section", Section), ("region", Region), ("lead_photo", Photo)):
        if pk := getattr(article, f"{name}_id"):
            yield model, pk, name, name
    for entry in article.byline_entries.all():
        yield Author, entry.author_id, "byline_entries.item.author", f"byline_entries.{entry.pk}.author"
    yield from _of_body(article)


def _of_body(article: ArticlePage) -> Iterable[Reference]:
    stored = article.body.raw_data
    if any(mark in str(block["value"]) for block in stored for mark in _LINKS) or any(
        block["type"] not in _WHOLE | {"quote"} for block in stored
    ):
        field = ArticlePage._meta.get_field("body")
        for model, pk, model_path, content_path in field.extract_references(article.body):
            yield model, pk, f"body.{model_path}", f"body.{content_path}"
        return
    for block in article.quotes:
        if speaker := block.value.get("speaker"):
            yield Person, speaker.pk, "body.quote.speaker", f"body.{block.id}.speaker"


@lru_cache
def _type_id(model: type[Model]) -> int:
    return ReferenceIndex._get_base_content_type(model).pk


@lru_cache(maxsize=10_000)
def _hash(content_path: str) -> UUID | str:
    """As the database takes it."""
    field = ReferenceIndex._meta.get_field("content_path_hash")
    return field.get_db_prep_value(ReferenceIndex._get_content_path_hash(content_path), connection)
