"""From a WordPress export file to records: `read_wxr`. Follows nothing outside the file."""

from .reader import read_wxr
from .refused import NotAnExport

__all__ = ["NotAnExport", "read_wxr"]
