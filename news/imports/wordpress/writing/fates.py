"""What became of each item, written down in the transaction that made it so."""

from collections.abc import Sequence

from news import rows
from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.writing.piece import Piece, Standing
from news.text import clean_text, one_line

_FATES = {
    Standing.PUBLIC: ImportedItem.Fate.PUBLISHED,
    Standing.DRAFT: ImportedItem.Fate.DRAFT,
    Standing.LEFT_OUT: ImportedItem.Fate.SKIPPED,
}
_MOST_DROPPED = 50
VIEW_KEYS = ("post_views_count", "views", "_views", "pvc_views", "wpb_post_views_count")
"""Where the usual counters keep their figure; read once, kept apart from our own."""


def note_fates(pieces: Sequence[Piece], *, archive: ArchiveImport) -> None:
    """A row for each, with its troubles and what it became."""
    found = [_item(piece, archive=archive) for piece in pieces]
    rows.number(found)
    rows.insert(found)


def _item(piece: Piece, *, archive: ArchiveImport) -> ImportedItem:
    item, arrival = piece.item, piece.arrival
    troubles = [
        {"code": trouble.code, "where": trouble.where, "why": trouble.why} for trouble in piece.copy.troubles
    ]
    return ImportedItem(
        archive=archive,
        site_url=archive.site_url,
        key=piece.key,
        post_id=item.post_id,
        kind=item.kind[:40],
        status=item.status[:40],
        fate=_FATES[piece.standing],
        why=piece.why,
        title=one_line(item.title)[:255],
        old_address=clean_text(item.link)[:500],
        line=item.line,
        source_digest=piece.source_digest,
        written_digest=arrival.digest if arrival else "",
        article_id=arrival.article.pk if arrival else None,
        troubles=[*troubles, *piece.troubles],
        trouble_count=len(troubles) + len(piece.troubles),
        dropped=[clean_text(line)[:300] for line in [*piece.copy.dropped, *piece.dropped][:_MOST_DROPPED]],
        redirects=piece.redirects,
        read_count_before=_views(piece),
    )


def _views(piece: Piece) -> int | None:
    for key in VIEW_KEYS:
        for value in piece.item.meta.get(key, ()):
            if value.isdecimal():
                return min(int(value), 2**62)
    return None
