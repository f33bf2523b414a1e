"""Readers' comments of an export, as far as they are words of readers: no spam, no trash, no pingbacks."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from django.utils.html import strip_tags

from news.comments.imported import OldComment, insert_comments
from news.imports.wordpress.records import CommentRecord
from news.imports.wordpress.writing.piece import Piece

_IS_PUBLIC = {"1": True, "approved": True, "0": False, "hold": False}
_BREAKS = re.compile(r"<br\s*/?>|</p>", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n{3,}")


def write_comments(pieces: Sequence[Piece]) -> None:
    """Under public stories; those of drafts are left out, and told."""
    insert_comments((piece.story.article.pk, list(_comments(piece))) for piece in pieces if piece.is_public)
    for piece in pieces:
        left = len(piece.item.comments) if not piece.is_public else _left_out(piece.item.comments)
        if left:
            piece.dropped.append(f"comments left out (spam, trash, pingbacks, or of a draft): {left}")


def _comments(piece: Piece) -> Iterator[OldComment]:
    for record in piece.item.comments:
        if _is_brought(record):
            yield OldComment(
                number=record.comment_id,
                parent_number=record.parent_id,
                name=record.author,
                text=_plain(record.text),
                written_at=record.at or piece.moment,
                is_public=_IS_PUBLIC[record.status],
            )


def _is_brought(record: CommentRecord) -> bool:
    return record.kind in {"", "comment"} and record.status in _IS_PUBLIC


def _left_out(records: Sequence[CommentRecord]) -> int:
    return sum(not _is_brought(record) for record in records)


def _plain(html: str) -> str:
    text = unescape(strip_tags(_BREAKS.sub("\n", html)))
    return _BLANK_LINES.sub("\n\n", text).strip()
