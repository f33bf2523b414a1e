"""What is kept of copy that comes in, of archives, and of work on the archive, so that it can go on and be undone."""

from news.imports.models.archive import ArchiveImport
from news.imports.models.duplicate import Duplicate
from news.imports.models.filing import FiledPhoto, FiledPiece, Filing
from news.imports.models.item import ImportedItem, file_key, item_key
from news.imports.models.pasted_text import PastedText
from news.imports.models.people_apart import PeopleApart
from news.imports.models.person_merge import MergedPerson, PersonMerge
from news.imports.models.refiling import RefiledStory, Refiling
from news.imports.models.thing import ImportedThing

__all__ = [
    "ArchiveImport",
    "Duplicate",
    "FiledPhoto",
    "FiledPiece",
    "Filing",
    "ImportedItem",
    "ImportedThing",
    "MergedPerson",
    "PastedText",
    "PeopleApart",
    "PersonMerge",
    "RefiledStory",
    "Refiling",
    "file_key",
    "item_key",
]
