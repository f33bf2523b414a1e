"""What is kept of copy that comes in: reports from phones; of archives each run and what became of each thing."""

from news.imports.models.archive import ArchiveImport
from news.imports.models.filing import FiledPhoto, FiledPiece, Filing
from news.imports.models.item import ImportedItem, item_key
from news.imports.models.thing import ImportedThing

__all__ = ["ArchiveImport", "FiledPhoto", "FiledPiece", "Filing", "ImportedItem", "ImportedThing", "item_key"]
