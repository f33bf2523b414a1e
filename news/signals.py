"""Facts that ``news`` announces. Arguments come by keyword and are only ever added to."""

from django.dispatch import Signal

article_stored = Signal()
"""A story's row was written, inside the transaction. ``article``, ``update_fields`` (a set, or None for all)."""

article_projecting = Signal()
"""What serving reads is about to be drawn, inside the transaction: write first what the drawing shows. ``article``,
``are_confirmed`` (whether a person of this newsroom answers for what it says, ``machine_made.py``)."""

article_projected = Signal()
"""What serving reads was written, inside the transaction: each app adds its part. ``article``, ``published``."""

article_unprojected = Signal()
"""A story left the public site, inside the transaction: each app removes its part. ``article_id``."""

article_projection_checked = Signal()
"""Is your part of a live story as it should be? Receivers name what differs. ``article``, ``published``."""

article_published = Signal()
"""A story went live or its live text changed; sent after commit. ``article``."""

stories_redrawn = Signal()
"""Many stories were written again together; sent after commit, instead of as many ``article_published``.
``article_ids``."""

article_withdrawn = Signal()
"""A story is no longer public; sent after commit. ``article_id``."""

articles_arriving = Signal()
"""Many stories that no reader had here are about to be projected at once, inside the transaction: the plural of
``article_projecting``. ``arrivals`` (``news/arrival.py``), ``are_confirmed`` (whether a person of this newsroom read
what they say)."""

articles_arrived = Signal()
"""Their rows were written, inside the transaction: the plural of ``article_projected``. ``arrivals``."""

archive_changed = Signal()
"""Many stories came or went, after commit and once for all: what is kept of pages is out of date. No arguments. There
is no ``article_published`` for these: nobody is told of an archive story by story."""

reply_claimed = Signal()
"""Somebody whom words on our pages concern asks for the right of reply, inside the transaction: the desk takes it from
there. ``article_id``, ``claimant`` (name, email, party and network), ``claim``, ``about`` (the words concerned).
Receivers raise ``ClaimNotTaken``; whoever sends it must not lose what the claimant wrote."""


class ClaimNotTaken(Exception):
    """The claim lacks what the desk needs, or its story is gone: whoever took it in has to show another way."""
