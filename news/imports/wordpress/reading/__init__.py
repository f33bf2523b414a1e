"""From a WordPress export file to records: `read_wxr`. Follows nothing outside the file."""

from .export_file import NotAnExport
from .wxr import read_wxr

__all__ = ["NotAnExport", "read_wxr"]
