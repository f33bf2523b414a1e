"""Where what arrives from outside, and work on the archive, meet Wagtail's admin: each room registers its own."""

from news.imports.archive.duplicates import hooks as _duplicates  # noqa: F401 - registers its own
from news.imports.archive.people import hooks as _people  # noqa: F401 - registers its own
from news.imports.archive.refiling import hooks as _refiling  # noqa: F401 - registers its own
from news.imports.filing import hooks as _filing  # noqa: F401 - registers its own
from news.imports.pasting import hooks as _pasting  # noqa: F401 - registers its own
from news.imports.wordpress.screens import hooks as _archives  # noqa: F401 - registers its own
