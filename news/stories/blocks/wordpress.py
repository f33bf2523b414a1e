"""Blocks as WordPress' editor stores its own, so that it opens them as blocks again.

https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/ describes the comments around each.
"""

import json
import re
from collections.abc import Callable
from html import escape
from typing import Any

_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)
_IN_COMMENT = {"--": "\\u002d\\u002d", "<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}

type NumberOf = Callable[[int], int]
"""WordPress's number of a photo of ours."""


def wp_block(name: str, html: str, **attributes: Any) -> str:
    """One block with its comments."""
    options = json.dumps(attributes, ensure_ascii=False, separators=(",", ":")) if attributes else ""
    for sign, written in _IN_COMMENT.items():
        options = options.replace(sign, written)
    return f"<!-- wp:{name} {options + ' ' if options else ''}-->\n{html}\n<!-- /wp:{name} -->"


def wp_paragraphs(html: str) -> str:
    """Each paragraph of a rich text as a block."""
    texts = _PARAGRAPH.findall(html) or [html]
    return "\n\n".join(wp_block("paragraph", f"<p>{text.strip()}</p>") for text in texts if text.strip())


def wp_marked_paragraph(kind: str, html: str) -> str:
    """A paragraph that a theme can tell from others."""
    return wp_block("paragraph", f'<p class="{kind}">{html}</p>', className=kind)


def wp_image(told: dict[str, Any], *, number_of: NumberOf) -> str:
    """Nothing of a photo that readers may not have."""
    photo = told["photo"]
    if not photo or not photo["url"]:
        return ""
    number = number_of(photo["id"])
    image = f'<img src="{escape(photo["url"])}" alt="{escape(told["alt"])}" class="wp-image-{number}"/>'
    figure = f'<figure class="wp-block-image size-large">{image}{wp_caption(told["caption"])}</figure>'
    return wp_block("image", figure, id=number, sizeSlug="large")


def wp_caption(text: str, *, kind: str = "wp-element-caption") -> str:
    """Nothing for no text."""
    return f'<figcaption class="{kind}">{escape(text)}</figcaption>' if text else ""


def with_breaks(text: str) -> str:
    """Plain text of several lines."""
    return "<br>".join(map(escape, text.splitlines()))


def inline(html: str) -> str:
    """The paragraphs of a rich text in one."""
    return "<br>".join(_PARAGRAPH.findall(html)) or html


def with_place(html: str, place: str) -> str:
    """In capitals, as agencies print it: no reader takes it for the beginning of the sentence."""
    dateline = f"{escape(place.upper())} – "
    return re.sub(r"^(\s*<p(?: [^>]*)?>)?", lambda match: (match[1] or "") + dateline, html, count=1)
