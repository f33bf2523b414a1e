"""From a WordPress export file to records: `read_wxr`. Follows nothing outside the file."""

from news.imports.wordpress.reading.export_file import NotAnExport
from news.imports.wordpress.reading.wxr import read_wxr

__all__ = ["NotAnExport", "read_wxr"]
