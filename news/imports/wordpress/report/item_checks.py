"""What can be said of one item without knowing the others."""

from collections.abc import Callable, Iterator

from news.imports.wordpress.markup.convert import body_troubles
from news.imports.wordpress.markup.look import Look
from news.imports.wordpress.records import CommentRecord, ItemRecord, Trouble

_UNFINISHED = frozenset({"draft", "auto-draft", "trash", "inherit"})

type Say = Callable[[str, str], Trouble]


def check_item(item: ItemRecord, look: Look) -> Iterator[Trouble]:
    """Troubles of a post or page, in itself and in its body."""

    def say(code: str, why: str) -> Trouble:
        return Trouble(code, f"post_id {item.post_id}", why, item.line)

    if item.status not in _UNFINISHED:
        if not item.title:
            yield say("empty-title", f"{item.status} {item.kind}")
        if look.is_empty and item.kind == "post":
            yield say("empty-content", item.status)
    if item.published_at is None and item.status not in {"auto-draft", "trash"}:
        yield say("invalid-date", "post_date")
    yield from body_troubles(item, look.notes)
    yield from _comments(item.comments, say)


def _comments(comments: tuple[CommentRecord, ...], say: Say) -> Iterator[Trouble]:
    parents = {comment.comment_id: comment.parent_id for comment in comments}
    missing = [number for number in parents.values() if number and number not in parents]
    if missing:
        yield say("comment-parent-missing", ", ".join(f"comment {number}" for number in missing[:20]))
    looped = loops(parents)
    if looped:
        yield say("comment-loop", ", ".join(f"comment {number}" for number in looped[:20]))


def loops[Key](parents: dict[Key, Key]) -> list[Key]:
    """Those that are their own ancestor, in order; each is looked at once."""
    found, done = [], set()
    for start in parents:
        path: dict[Key, None] = {}
        at = start
        while at in parents and at not in done and at not in path:
            path[at] = None
            at = parents[at]
        if at in path:
            ring = list(path)
            found += ring[ring.index(at) :]
        done.update(path)
    return found
