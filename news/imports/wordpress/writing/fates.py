"""What became of each item, written down in the transaction that made it so."""

from collections.abc import Sequence
from typing import Any

from news import rows
from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.writing.piece import Piece, Standing
from news.text import clean_text, one_line

FATES = {
    Standing.PUBLIC: ImportedItem.Fate.PUBLISHED,
    Standing.DRAFT: ImportedItem.Fate.DRAFT,
    Standing.LEFT_OUT: ImportedItem.Fate.SKIPPED,
    Standing.NOTED: ImportedItem.Fate.NOTED,
}
_MOST_DROPPED = 50
_LONGEST_LINE = 600
# What a database holds; a counter of more is none.
_LONGEST_FIGURE = 19
VIEW_KEYS = ("post_views_count", "views", "_views", "pvc_views", "wpb_post_views_count")
"""Where the usual counters keep their figure; read once, kept apart from our own."""


def note_fates(pieces: Sequence[Piece], *, archive: ArchiveImport) -> None:
    """A row for each, with its troubles and what it became; in place of one of which nothing came."""
    of_none = (ImportedItem.Fate.FAILED, ImportedItem.Fate.SKIPPED)
    earlier = ImportedItem.objects.of_site(archive.site_url).filter(article=None, fate__in=of_none)
    earlier.filter(key__in=[piece.key for piece in pieces]).delete()
    found = [_item(piece, archive=archive) for piece in pieces]
    rows.insert(found)


def note_failure(piece: Piece, error: Exception, *, archive: ArchiveImport) -> None:
    """One that could not be written, with what went wrong: another run tries it again."""
    piece.begin_again()
    piece.trouble("failed", f"{type(error).__name__}: {clean_text(str(error))[:300]}")
    item = _item(piece, archive=archive)
    item.fate, item.why = ImportedItem.Fate.FAILED, "failed"
    known = {name: getattr(item, name) for name in ("fate", "why", "troubles", "trouble_count", "archive_id")}
    ImportedItem.objects.update_or_create(
        site_url=item.site_url,
        key=item.key,
        defaults=known,
        create_defaults={
            field.attname: getattr(item, field.attname)
            for field in ImportedItem._meta.concrete_fields
            if not field.primary_key
        },
    )


def dropped_of(piece: Piece) -> list[str]:
    """What was left out of a text; pictures first, for another run that brings them asks here."""
    return [
        clean_text(line)[:_LONGEST_LINE] for line in [*piece.dropped, *piece.copy.dropped][:_MOST_DROPPED]
    ]


def troubles_of(piece: Piece) -> list[dict[str, Any]]:
    """What a person should know of it: met while it was read, then while it was written."""
    found = [{"code": one.code, "where": one.where, "why": one.why} for one in piece.copy.troubles]
    return [*found, *piece.troubles]


def _item(piece: Piece, *, archive: ArchiveImport) -> ImportedItem:
    item, story = piece.item, piece.story
    troubles = troubles_of(piece)
    return ImportedItem(
        archive=archive,
        site_url=archive.site_url,
        key=piece.key,
        post_id=item.post_id,
        kind=item.kind[:40],
        status=item.status[:40],
        fate=FATES[piece.standing],
        why=piece.why,
        title=one_line(item.title)[:255],
        old_address=clean_text(item.link)[:500],
        line=item.line,
        source_digest=piece.source_digest,
        written_digest=story.digest if story else "",
        written_revision=story.article.latest_revision_id if story else None,
        article_id=story.article.pk if story else None,
        troubles=troubles,
        trouble_count=len(troubles),
        dropped=dropped_of(piece),
        redirects=piece.redirects,
        read_count_before=_views(piece),
    )


def _views(piece: Piece) -> int | None:
    for key in VIEW_KEYS:
        for value in piece.item.meta.get(key, ()):
            if value.isascii() and value.isdecimal() and len(value) < _LONGEST_FIGURE:
                return int(value)
    return None
