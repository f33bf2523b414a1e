"""A story as the rules read it: its words, place by place, without markup."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from news.headline import has_headline
from news.models import ArticlePage, Photo
from news.stories.blocks.words import folded, source

FEWEST_WORDS = 40
_HEAD = ("title", "kicker", "summary")
_AROUND = ("dateline_place", "sponsor", "source", "change_note")
_UNSEEN = ("lead_photo_alt", "seo_title", "search_description")
# Captions print below a picture or a table, the rest is the running text.
CAPTIONS = frozenset({"caption", "table_caption", "lead_photo_caption"})
BODY = frozenset(
    {"paragraph", "heading", "quote", "list", "fact_box", "caption", "table_caption", "table", "role"}
)
NARRATION = frozenset({"title", "kicker", "summary", "paragraph", "heading", "list", "fact_box"}) | CAPTIONS
PRINTED = NARRATION | BODY
# What may stand in title case.
TITLES = frozenset({"title", "kicker", "heading"})
# Machines, search engines and screen readers get these; they lead to a person as well as the text does.
HIDDEN = frozenset({"alt", "slug", *_UNSEEN})
# All that leaves the house with the story, but the initials of those who wrote it.
PUBLIC = PRINTED | HIDDEN | frozenset(_AROUND)


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the story and where they stand; ``kind`` says as what they are printed."""

    kind: str
    words: str
    field: str = "body"
    block_id: str = ""


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo of the story with the words under it."""

    photo: Photo
    caption: Text

    @property
    def subject(self) -> str:
        """Names the picture itself: another one under the same title, or another file, is another subject."""
        return f"photo {self.photo.pk} {self.photo.file.name}"


_taken_apart: ContextVar[tuple[ArticlePage, list[Text]] | None] = ContextVar("taken_apart", default=None)


@contextmanager
def reading(article: ArticlePage) -> Iterator[None]:
    """Inside, ``texts`` takes the story apart once; outside, each time, because drafts change under one's hands."""
    token = _taken_apart.set((article, list(_all_texts(article))))
    try:
        yield
    finally:
        _taken_apart.reset(token)


def texts(article: ArticlePage, *kinds: str) -> list[Text]:
    """The story's texts of these kinds, or all, in reading order; empty ones are left out."""
    known = _taken_apart.get()
    every = known[1] if known and known[0] is article else list(_all_texts(article))
    return [text for text in every if not kinds or text.kind in kinds]


def public_texts(article: ArticlePage) -> list[Text]:
    """All that leaves the house with the story, its topics included; one query, for them."""
    topics = [Text("topic", topic.name, field="topics") for topic in article.topics.all()]
    return [*texts(article, *PUBLIC), *topics]


def is_begun_only(article: ArticlePage) -> bool:
    """Headlines are often written first: a text of a few lines has not said everything yet."""
    return sum(len(text.words.split()) for text in texts(article, *BODY)) < FEWEST_WORDS


def rich_sources(article: ArticlePage) -> Iterator[tuple[str, Text]]:
    """Markup of the body with the place where it stands, for rules about links."""
    for block in article.body:
        for html in block.block.markup(block.value):
            yield source(html), Text(block.block_type, "", block_id=_id(block))


def photos(article: ArticlePage) -> list[ShownPhoto]:
    """The pictures of the story, the lead photo first."""
    shown = []
    if article.lead_photo_id:
        caption = Text("lead_photo_caption", article.lead_photo_caption, field="lead_photo")
        shown.append(ShownPhoto(article.lead_photo, caption))
    for block in article.body:
        shown += [
            ShownPhoto(value["photo"], Text("caption", value.get("caption") or "", block_id=_id(block)))
            for value in block.block.shown_photos(block.value)
            if value.get("photo")
        ]
    return shown


def _all_texts(article: ArticlePage) -> Iterator[Text]:
    yield from _fields(article, *_HEAD)
    for block in article.body:
        for kind, text in block.block.texts(block.value):
            if words := folded(text or ""):
                yield Text(kind, words, block_id=_id(block))
    yield from _fields(article, "lead_photo_caption", "initials", *_AROUND, *_UNSEEN)
    if article.slug:
        yield Text("slug", article.slug.replace("-", " "), field="slug")


def _fields(article: ArticlePage, *names: str) -> Iterator[Text]:
    for name in names:
        words = folded(getattr(article, name) or "")
        if words and (name != "title" or has_headline(words)):
            yield Text(name, words, field=name)


def _id(block: Any) -> str:
    return str(block.id or "")
