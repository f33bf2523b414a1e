"""The terms that readers accept before they write: their text is ``templates/comments/terms.html``."""

TERMS_VERSION = "1"
"""Raise it with every change of the text that binds a reader to more: they are asked again."""
