"""A post as a `StoryCopy`: its text as blocks, its quotations found, its words kept; and a quick look at one."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from news.imports.wordpress.markup.addresses import is_own
from news.imports.wordpress.markup.notation import cut_segments, has_blocks, replace_shortcodes
from news.imports.wordpress.markup.parts import Notes, Part, Quoted, Words
from news.imports.wordpress.markup.speech import LONGEST_TEXT, Placed, Speech, structure_paragraphs
from news.imports.wordpress.markup.story_blocks import (
    ALT_LENGTH,
    CAPTION_LENGTH,
    ROLE_LENGTH,
    BlockNumbers,
    StoryBlocks,
    cut,
    plain_paragraph,
)
from news.imports.wordpress.markup.tags import Tag, read_tags
from news.imports.wordpress.markup.walker import read_body
from news.imports.wordpress.records import ItemRecord, OldSite, StoryCopy, Trouble
from news.text import one_line

_SHOWN = frozenset({"img", "video", "audio", "iframe", "embed", "object", "svg"})
_LOOKED_AT = 5_000
SUMMARY_KEYS = (
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_aioseop_description",
    "_genesis_description",
)
_SUMMARY_LENGTH = 400
_LONGEST_NAME = 120
_INLINE = frozenset({"a", "b", "em", "i", "s", "small", "span", "strong", "u"})
_IN_TITLES = re.compile(rf"</?(?:{'|'.join(_INLINE)})\b[^<>]{{0,1000}}>", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"%%?\w+%%?")


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """Notes on a body; whether it is of the block editor, and empty for a reader."""

    notes: Notes
    has_blocks: bool
    is_empty: bool
    own_links: int


def inspect_body(text: str, *, site_url: str) -> BodyFacts:
    """What a person would want to know before the body is converted."""
    notes = Notes()
    for segment in cut_segments(text, notes, reusable={}):
        replace_shortcodes(segment.html, notes)
    links = sum("://" in url and is_own(url, site_url) for url in _links(text))
    return BodyFacts(notes, has_blocks=has_blocks(text), is_empty=_is_empty(text), own_links=links)


def _links(text: str) -> Iterator[str]:
    if "href" in text:
        for token in read_tags(text):
            if isinstance(token, Tag) and token.name == "a" and not token.is_end:
                yield token.attributes().get("href", "")


def _is_empty(text: str) -> bool:
    """Whether a reader would see nothing of it."""
    if len(text) >= _LOOKED_AT or "[" in text or "<x-" in text:
        return False
    tokens = read_tags(text)
    return not any(token.strip() if isinstance(token, str) else token.name in _SHOWN for token in tokens)


def convert_post(item: ItemRecord, site: OldSite) -> StoryCopy:
    """The post ready to be written. Raises nothing, whatever stands in the post."""
    parts, notes = read_body(
        item.content, site_url=site.url, reusable=site.reusable, drop_shortcodes=site.drop_shortcodes
    )
    speech = structure_paragraphs(
        [part for part in parts if isinstance(part, Words)],
        site_url=site.url,
        known_people=site.known_people,
        known_places=site.known_places,
        published_on=item.published_at.date() if item.published_at else None,
    )
    title = one_line(_IN_TITLES.sub("", item.title))
    copy = StoryCopy(item=item, title=title, summary=_summary(item), body=[])
    makers = StoryBlocks(site, post_id=item.post_id)
    _fill_body(copy, parts, speech, makers)
    _fill_head(copy, speech)
    _fill_lead_photo(copy, site)
    copy.dropped = [*notes.dropped, *speech.left_out]
    copy.troubles = list(body_troubles(item, notes))
    if makers.missing_attachments:
        numbers = ", ".join(map(str, dict.fromkeys(makers.missing_attachments)))
        copy.troubles.append(
            Trouble("gallery-missing-attachment", f"post_id {item.post_id}", numbers, item.line)
        )
    return copy


def _fill_body(copy: StoryCopy, parts: list[Part], speech: Speech, makers: StoryBlocks) -> None:
    numbers = BlockNumbers(copy.item.guid or str(copy.item.post_id))
    copy.guesses += speech.guesses
    of_paragraphs = iter(speech.placed)
    for part in parts:
        if isinstance(part, Words):
            placed = next(of_paragraphs)
        elif isinstance(part, Quoted):
            placed = list(_quoted(part))
        else:
            placed = [Placed(*block) for block in makers.blocks(part)]
        for block in placed:
            number = numbers.take()
            copy.body.append({"type": block.kind, "value": block.value, "id": number})
            copy.guesses += [{**guess, "block": number} for guess in block.guesses]


def _quoted(part: Quoted) -> Iterator[Placed]:
    """A block quotation names its speaker or nobody; nothing in the story is searched for one."""
    name, _, role = part.source.partition(",")
    if len(name) > _LONGEST_NAME or len(role) > ROLE_LENGTH:
        yield from _quoted(Quoted(part.text))
        yield Placed(*plain_paragraph(part.source))
        return
    value = {
        "text": _without_marks(part.text),
        "speaker": name.strip() or None,
        "role": cut(role, ROLE_LENGTH),
    }
    if value["speaker"]:
        yield Placed("quote", value)
        return
    guess = {"block": "", "what": "speaker", "value": None, "why": "nobody_named", "confidence": 0.1}
    yield Placed("quote", value, (guess,))


def _without_marks(text: str) -> str:
    """A quotation without the marks around the whole of it."""
    inner = text[1:-1]
    is_marked = text[:1] in '“"«' and text[-1:] in '”"»' and not set('“”"«»') & set(inner)
    return inner.strip() if is_marked and inner.strip() else text


def _fill_head(copy: StoryCopy, speech: Speech) -> None:
    if speech.structured is None:
        return
    dateline = speech.structured.dateline
    copy.dateline_place = dateline.city or ""
    copy.dateline_on = datetime.date.fromisoformat(dateline.date) if dateline.date else None
    copy.source = dateline.source or ""
    copy.initials = speech.structured.initials or ""


def _fill_lead_photo(copy: StoryCopy, site: OldSite) -> None:
    number = thumbnail_of(copy.item)
    photo = site.attachments.get(number)
    if photo:
        copy.lead_photo_url = photo.url
        copy.lead_photo_caption = cut(photo.caption, CAPTION_LENGTH)
        copy.lead_photo_alt = cut(photo.alt, ALT_LENGTH)


def thumbnail_of(item: ItemRecord) -> int:
    """The number of the post's featured image; 0 for none."""
    value = item.meta.get("_thumbnail_id", ("",))[-1].strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else 0


def _summary(item: ItemRecord) -> str:
    """The excerpt that somebody wrote, else what was written for search engines."""
    texts = [item.excerpt, *(item.meta.get(key, ("",))[-1] for key in SUMMARY_KEYS)]
    found = (plain_words(text) for text in texts if text and not _PLACEHOLDER.search(text))
    return cut(next(filter(None, found), ""), _SUMMARY_LENGTH)


def plain_words(html: str) -> str:
    """The words of a short piece of HTML."""
    if not html:
        return ""
    tokens = read_tags(replace_shortcodes(html, Notes()))
    return one_line("".join(token if isinstance(token, str) else _space_of(token) for token in tokens))


def _space_of(tag: Tag) -> str:
    return "" if tag.name in _INLINE else " "


def body_troubles(item: ItemRecord, notes: Notes) -> Iterator[Trouble]:
    """What somebody should know about a body, one line a code."""
    where = f"post_id {item.post_id}"

    def trouble(code: str, why: Any) -> Trouble:
        return Trouble(code, where, str(why), item.line)

    if notes.unknown_shortcodes:
        yield trouble("unknown-shortcode", ", ".join(f"[{name}]" for name in notes.unknown_shortcodes))
    if notes.unknown_blocks:
        yield trouble("unknown-block", ", ".join(f"wp:{name}" for name in notes.unknown_blocks))
    if notes.raw_html_blocks:
        yield trouble("raw-html-block", f"wp:html x{notes.raw_html_blocks}")
    if notes.hidden_texts:
        yield trouble("hidden-text", f"x{notes.hidden_texts}")
    if notes.reusable_blocks:
        yield trouble("reusable-block-missing", ", ".join(f"wp:block {ref}" for ref in notes.reusable_blocks))
    if len(item.content) > LONGEST_TEXT:
        yield trouble("long-body", f"{len(item.content)}")
