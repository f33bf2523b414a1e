"""What is kept of imports: each run, what became of each thing in its file, and what was made beside."""

from news.imports.models.archive import ArchiveImport
from news.imports.models.item import ImportedItem, item_key
from news.imports.models.thing import ImportedThing

__all__ = ["ArchiveImport", "ImportedItem", "ImportedThing", "item_key"]
