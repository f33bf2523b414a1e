"""Comments of the site that the paper had before: under their stories, signed with the name that stood there.

Nobody's account is made of them, no address is kept, and no letter is sent: who wrote there accepted no terms of ours.
Threads have two levels here, so an answer to an answer stands under the first comment of its thread.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from news import rows
from news.comments.models import ReaderComment
from news.comments.models.comment import LONGEST_TEXT
from news.comments.models.reader import LONGEST_NAME
from news.text import clean_text, one_line

_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class OldComment:
    """One that was public there, or waited; numbers are the old site's."""

    number: int
    parent_number: int
    name: str
    text: str
    written_at: datetime
    is_public: bool


def insert_comments(by_story: Iterable[tuple[int, list[OldComment]]]) -> int:
    """Write the comments of stories that were written just now; in their transaction. Returns how many."""
    found = [made for article_id, comments in by_story for made in _of_story(article_id, comments)]
    rows.number([comment for comment, _parent in found])
    for comment, parent in found:
        comment.parent_id = parent.pk if parent is not None else None
    # First those that are answered.
    rows.insert([comment for comment, parent in found if parent is None])
    rows.insert([comment for comment, parent in found if parent is not None])
    return len(found)


def _of_story(
    article_id: int, comments: list[OldComment]
) -> list[tuple[ReaderComment, ReaderComment | None]]:
    made = {}
    for comment in comments:
        row = _row(article_id, comment)
        if row.text or row.new_text:
            made[comment.number] = (row, comment)
    parents = {number: comment.parent_number for number, (_row, comment) in made.items()}
    return [(row, _first_of_thread(number, parents, made)) for number, (row, _comment) in made.items()]


def _first_of_thread(number: int, parents: dict[int, int], made: dict) -> ReaderComment | None:
    """None for one that answers nobody, or only itself in a circle, or what was left out."""
    current, seen = number, {number}
    while (parent := parents[current]) in made and parent not in seen and len(seen) < _DEEPEST:
        seen.add(parent)
        current = parent
    is_circle = parents[current] in seen
    first = made[current][0]
    if current == number or is_circle or not first.is_published:
        return None
    return first


def _row(article_id: int, comment: OldComment) -> ReaderComment:
    text = clean_text(comment.text).strip()[:LONGEST_TEXT]
    state = ReaderComment.State.PUBLISHED if comment.is_public else ReaderComment.State.WAITING
    return ReaderComment(
        article_id=article_id,
        state=state,
        text=text if comment.is_public else "",
        new_text="" if comment.is_public else text,
        signature=one_line(comment.name)[:LONGEST_NAME],
        written_at=comment.written_at,
        published_at=comment.written_at if comment.is_public else None,
        asks_since=None if comment.is_public else comment.written_at,
    )
