"""What closed figures, quotations and boxes amount to: pictures with captions, galleries, speech, posts elsewhere."""

import re

from .addresses import is_address, watch_address
from .frames import Frame, give_texts, rich_of
from .parts import Box, Elsewhere, Part, Picture, Pictures, Quoted, ReadAlso, Table, Words

_POSTS_ELSEWHERE = ("twitter-tweet", "instagram-media", "tiktok-embed", "twitter-video", "fb-post")
_ADDRESS = re.compile(r"https?://\S+")


def close_quotation(frame: Frame, outer: Frame) -> None:
    """A quotation, a post of another site, or paragraphs in which somebody speaks."""
    elsewhere = _post_elsewhere(frame)
    if elsewhere:
        outer.parts.append(elsewhere)
        outer.parts += [part for part in frame.parts if not isinstance(part, Words)]
        return
    words = [part.rich for part in frame.parts if isinstance(part, Words)]
    source = frame.source.lstrip("—–-~ ")
    # Without a source but with quotation marks it is speech with its attribution: the structurer tells them apart.
    is_speech = not source and any(mark in rich.text for rich in words for mark in '“”"«')
    if words and not is_speech and not outer.takes_text:
        outer.parts.append(Quoted("\n".join(rich.text for rich in words), source=source))
    else:
        give_texts([*words, *([rich_of(source)] if source else [])], outer)
    outer.parts += [part for part in frame.parts if not isinstance(part, Words)]


def _post_elsewhere(frame: Frame) -> Elsewhere | None:
    """The address of a post that was put in as a quotation, with its words as the caption."""
    if not any(frame.has_class(name) for name in _POSTS_ELSEWHERE):
        return None
    links = [href for part in frame.parts if isinstance(part, Words) for href, _ in part.rich.links()]
    address = frame.attributes.get("data-instgrm-permalink") or frame.attributes.get("cite")
    address = address or next(iter(reversed(links)), "")
    words = " ".join(part.rich.text for part in frame.parts if isinstance(part, Words))
    return Elsewhere(watch_address(address), caption=words) if is_address(address) else None


def close_figure(frame: Frame, outer: Frame) -> None:
    """What stands in it, each with its caption; several pictures of a gallery together."""
    if frame.has_class("gallery") and any(isinstance(part, Picture) for part in frame.parts):
        close_gallery(frame, outer)
        return
    is_embed = frame.has_class("wp-block-embed")
    parts = [_lone_address(part) if is_embed else part for part in frame.parts]
    words = [part for part in parts if isinstance(part, (Words, ReadAlso))]
    others = [part for part in parts if not isinstance(part, (Words, ReadAlso))]
    pictures = [part for part in others if isinstance(part, Picture)]
    caption = frame.caption
    if pictures:
        # In the classic editor's [caption] the words stand beside the picture.
        rest = " ".join(part.rich.text for part in words if isinstance(part, Words))
        caption = " ".join(filter(None, [rest, caption]))
        words = [part for part in words if isinstance(part, ReadAlso)]
    captioned = [_with_caption(part, caption) for part in others]
    outer.parts += [*captioned, *words]
    if caption and captioned == others:
        give_texts([rich_of(caption)], outer)


def _lone_address(part: Part) -> Part:
    match = _ADDRESS.fullmatch(part.rich.text) if isinstance(part, Words) else None
    return Elsewhere(watch_address(match[0])) if match else part


def _with_caption(part: Part, caption: str) -> Part:
    """The part with a caption added to the one that it has; as it was if it takes none."""
    if not caption:
        return part
    if isinstance(part, Picture):
        both = _both(part.caption, caption)
        return Picture(part.url, alt=part.alt, caption=both, attachment_id=part.attachment_id)
    if isinstance(part, Elsewhere):
        return Elsewhere(part.url, title=part.title, caption=_both(part.caption, caption))
    if isinstance(part, Table):
        return Table(part.rows, has_head=part.has_head, caption=_both(part.caption, caption))
    if isinstance(part, Quoted):
        return Quoted(part.text, source=_both(part.source, caption))
    return part


def _both(first: str, second: str) -> str:
    return " ".join(filter(None, [first, second]))


def close_gallery(frame: Frame, outer: Frame) -> None:
    """Its pictures as one; one alone is a picture."""
    pictures = tuple(part for part in frame.parts if isinstance(part, Picture))
    if len(pictures) > 1:
        outer.parts.append(Pictures(pictures=pictures))
    else:
        outer.parts += pictures
    outer.parts += [part for part in frame.parts if not isinstance(part, Picture)]
    give_texts([*frame.items, *([rich_of(frame.caption)] if frame.caption else [])], outer)


def close_details(frame: Frame, outer: Frame) -> None:
    """A box with its heading."""
    texts = tuple(part.rich for part in frame.parts if isinstance(part, Words))
    if texts and not outer.takes_text:
        outer.parts.append(Box(frame.caption, texts))
    else:
        give_texts([*([rich_of(frame.caption)] if frame.caption else []), *texts], outer)
    outer.parts += [part for part in frame.parts if not isinstance(part, Words)]
