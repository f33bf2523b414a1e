"""Facts that ``news`` announces. Arguments come by keyword and are only ever added to."""

from django.dispatch import Signal

article_stored = Signal()
"""A story's row was written, inside the transaction. ``article``, ``update_fields`` (a set, or None for all)."""

articles_published = Signal()
"""Stories went live or their live text was written again; sent after commit. ``article_ids``."""

articles_withdrawn = Signal()
"""Stories are no longer public; sent after commit. ``article_ids``."""

archive_changed = Signal()
"""Many stories came or went, after commit and once for all: what is kept of pages is out of date. No arguments. There
is no ``articles_published`` for these: nobody is told of an archive story by story."""

reply_claimed = Signal()
"""Somebody whom words on our pages concern asks for the right of reply, inside the transaction: the desk takes it from
there. ``article_id``, ``claimant`` (name, email, party and network), ``claim``, ``about`` (the words concerned).
Receivers raise ``ClaimNotTaken``; whoever sends it must not lose what the claimant wrote."""


class ClaimNotTaken(Exception):
    """The claim lacks what the desk needs, or its story is gone: whoever took it in has to show another way."""
