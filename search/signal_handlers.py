from django.db.models.signals import post_delete

from news.signals import archive_changed
from search.index import index_at_hand
from search.models import SearchDocument


def tidy_index(sender: type, **kwargs) -> None:
    """After an archive came or went."""
    index_at_hand().tidy()


def remove_tokens_of_deleted_document(sender: type, *, instance: SearchDocument, **kwargs) -> None:
    """Whatever deletes a document, be it a deleted page: SQLite's index is a table of its own."""
    index_at_hand().remove(instance.key)


def connect() -> None:
    """Called once, by the app's ``ready``."""
    archive_changed.connect(tidy_index, dispatch_uid="search.tidy_index")
    post_delete.connect(
        remove_tokens_of_deleted_document,
        sender=SearchDocument,
        dispatch_uid="search.remove_tokens_of_deleted_document",
    )
