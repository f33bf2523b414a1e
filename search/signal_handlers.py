from collections.abc import Sequence

from django.db.models.signals import post_delete

from news.arrival import Arrival
from news.models import ArticlePage, PublishedArticle
from news.signals import (
    archive_changed,
    article_projected,
    article_projection_checked,
    article_unprojected,
    articles_arrived,
)
from search import documents
from search.documents import is_current, remove_document, write_document
from search.index import index_at_hand
from search.models import SearchDocument


def write_projected_article(
    sender: type, *, article: ArticlePage, published: PublishedArticle, **kwargs
) -> None:
    """In the publishing transaction: what is public is findable."""
    write_document(article, published=published)


def write_arrivals(sender: type, *, arrivals: Sequence[Arrival], **kwargs) -> None:
    """The same for the stories of an archive, in a few statements for all."""
    documents.write_arrivals(arrivals)


def tidy_index(sender: type, **kwargs) -> None:
    """After an archive came or went."""
    index_at_hand().tidy()


def name_differences(sender: type, *, article: ArticlePage, **kwargs) -> list[str]:
    """For whoever compares what is stored with what the page says."""
    return [] if is_current(article) else ["search"]


def remove_unprojected_article(sender: type, *, article_id: int, **kwargs) -> None:
    """In the transaction that takes the story down."""
    remove_document(article_id)


def remove_tokens_of_deleted_document(sender: type, *, instance: SearchDocument, **kwargs) -> None:
    """Whatever deletes a document, be it a deleted page: SQLite's index is a table of its own."""
    index_at_hand().remove(instance.key)


def connect() -> None:
    """Called once, by the app's ``ready``."""
    article_projected.connect(write_projected_article, dispatch_uid="search.write_projected_article")
    articles_arrived.connect(write_arrivals, dispatch_uid="search.write_arrivals")
    archive_changed.connect(tidy_index, dispatch_uid="search.tidy_index")
    article_projection_checked.connect(name_differences, dispatch_uid="search.name_differences")
    article_unprojected.connect(remove_unprojected_article, dispatch_uid="search.remove_unprojected_article")
    post_delete.connect(
        remove_tokens_of_deleted_document,
        sender=SearchDocument,
        dispatch_uid="search.remove_tokens_of_deleted_document",
    )
