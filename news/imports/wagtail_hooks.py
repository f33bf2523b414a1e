"""Where what arrives from outside meets Wagtail's admin: each room registers its own."""

from news.imports.filing import hooks as _filing  # noqa: F401 - registers its own
