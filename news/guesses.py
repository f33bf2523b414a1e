"""What the structurer assumed when a raw text became a draft, as long as it still stands in the story unconfirmed."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from news.models import ArticlePage

# A guess below this is a question to a person. What "-nya" says of the last speaker is not below it.
SURE = 0.9
# The editor of a story lists it up to here: whoever has the text open sees it at a glance.
CERTAIN = 0.95


def unsure_guesses(article: "ArticlePage", *, below: float = SURE) -> list[dict[str, Any]]:
    """The guesses that somebody should look at, least sure first; one that was corrected since is none any more."""
    if not article.guesses:
        return []
    blocks = {block.id: block for block in article.body}
    asked = [
        guess
        for guess in article.guesses
        if guess.get("confidence", 0) < below and _stands(guess, article, blocks)
    ]
    return sorted(asked, key=lambda guess: guess.get("confidence", 0))


def _stands(guess: dict[str, Any], article: "ArticlePage", blocks: dict[str, Any]) -> bool:
    """Whether the story still says what was guessed."""
    where, what, value = guess.get("block", ""), guess.get("what"), guess.get("value")
    if where in blocks:
        return _stands_in_block(blocks[where], what, value)
    if what in _FIELDS:
        return value in _FIELDS[what](article)
    return where in {field.name for field in article._meta.get_fields()}


def _stands_in_block(block: Any, what: str | None, value: str | None) -> bool:
    if what in {"speaker", "person"}:
        said = block.block.said(block.value)
        # No speaker is asked for by a check of its own, which holds the story.
        return said is not None and said.speaker is not None and said.speaker.name == value
    if what == "heading":
        return block.block.is_heading
    return True


_FIELDS = {
    "headline": lambda article: {article.title},
    "dateline": lambda article: {article.dateline_place},
    "date": lambda article: {article.dateline_on.isoformat() if article.dateline_on else ""},
    "topics": lambda article: {topic.name for topic in article.topics.all()},
    "region": lambda article: {article.region.name if article.region_id else ""},
    "author": lambda article: {entry.author.name for entry in article.byline_entries.all()},
}
