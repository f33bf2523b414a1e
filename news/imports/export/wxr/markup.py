"""The blocks of a story as WordPress' editor stores its own, so that it opens them as blocks again.

https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/ describes the comments around each.
"""

import json
import re
from collections.abc import Callable
from html import escape
from typing import Any

from django.utils.translation import gettext as _

from news.imports.export.wxr.xml import photo_number

type Block = dict[str, Any]

_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)
_IN_COMMENT = {"--": "\\u002d\\u002d", "<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def markup(blocks: list[Block], *, place: str = "") -> str:
    """A body; ``place`` stands before its first words, as in the paper."""
    parts, is_to_come = [], bool(place)
    for block in blocks:
        if is_to_come and block["type"] == "paragraph":
            block = block | {"value": _with_place(block["value"], place)}
            is_to_come = False
        parts.append(_WRITTEN[block["type"]](block))
    return "\n\n".join(filter(None, parts))


def notice(heading: str, text: str) -> str:
    """A correction under a story: other systems know no such thing, and readers are to go on seeing it."""
    words = f"<strong>{escape(heading)}</strong> {_lines(text)}"
    return _marked_paragraph("newsroom-correction", words)


def _with_place(html: str, place: str) -> str:
    """In capitals, as agencies print it: no reader takes it for the beginning of the sentence."""
    dateline = f"{escape(place.upper())} – "
    return re.sub(r"^(\s*<p(?: [^>]*)?>)?", lambda match: (match[1] or "") + dateline, html, count=1)


def _paragraph(block: Block) -> str:
    texts = _PARAGRAPH.findall(block["value"]) or [block["value"]]
    return "\n\n".join(_block("paragraph", f"<p>{text.strip()}</p>") for text in texts if text.strip())


def _heading(block: Block) -> str:
    return _block("heading", f'<h2 class="wp-block-heading">{escape(block["value"])}</h2>')


def _quote(block: Block) -> str:
    value = block["value"]
    speaker = value["speaker"]["name"] if value["speaker"] else ""
    who = escape(", ".join(filter(None, [speaker, value["role"]])))
    words = _block("paragraph", f"<p>{_lines(value['text'])}</p>")
    cite = f"<cite>{who}</cite>" if who else ""
    number = f' id="b-{escape(block["id"])}"' if block["id"] else ""
    return _block("quote", f'<blockquote{number} class="wp-block-quote">{words}{cite}</blockquote>')


def _photo(block: Block) -> str:
    return _image(block["value"])


def _image(value: dict[str, Any]) -> str:
    """Nothing of a photo that readers may not have."""
    photo = value["photo"]
    if not photo or not photo["url"]:
        return ""
    number = photo_number(photo["id"])
    image = f'<img src="{escape(photo["url"])}" alt="{escape(value["alt"])}" class="wp-image-{number}"/>'
    figure = f'<figure class="wp-block-image size-large">{image}{_caption(value["caption"])}</figure>'
    return _block("image", figure, id=number, sizeSlug="large")


def _gallery(block: Block) -> str:
    images = "\n\n".join(filter(None, map(_image, block["value"]["photos"])))
    if not images:
        return ""
    kind = "wp-block-gallery has-nested-images columns-default is-cropped"
    title = _caption(block["value"]["title"], kind="blocks-gallery-caption")
    return _block("gallery", f'<figure class="{kind}">{images}{title}</figure>', linkTo="none")


def _list(block: Block) -> str:
    is_ordered = block["value"]["style"] == "number"
    tag, options = ("ol", {"ordered": True}) if is_ordered else ("ul", {})
    items = "".join(_block("list-item", f"<li>{_inline(item)}</li>") for item in block["value"]["items"])
    return _block("list", f'<{tag} class="wp-block-list">{items}</{tag}>', **options)


def _table(block: Block) -> str:
    value = block["value"]
    rows = [_row(row, has_head=value["first_column_is_header"]) for row in value["rows"]]
    head = ""
    if value["first_row_is_header"] and rows:
        cells = "".join(f"<th>{escape(cell)}</th>" for cell in value["rows"][0])
        head, rows = f"<thead><tr>{cells}</tr></thead>", rows[1:]
    table = f"<table>{head}<tbody>{''.join(rows)}</tbody></table>"
    return _block("table", f'<figure class="wp-block-table">{table}{_caption(value["caption"])}</figure>')


def _row(cells: list[str], *, has_head: bool) -> str:
    tags = ["th" if has_head and place == 0 else "td" for place in range(len(cells))]
    return (
        f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for tag, cell in zip(tags, cells, strict=True))}</tr>"
    )


def _embed(block: Block) -> str:
    value = block["value"]
    caption = _caption(". ".join(filter(None, [value["title"], value["caption"]])))
    wrapper = f'<div class="wp-block-embed__wrapper">\n{escape(value["url"])}\n</div>'
    return _block("embed", f'<figure class="wp-block-embed">{wrapper}{caption}</figure>', url=value["url"])


def _fact_box(block: Block) -> str:
    value = block["value"]
    title = _block("heading", f'<h3 class="wp-block-heading">{escape(value["title"])}</h3>', level=3)
    facts = [
        " ".join(filter(None, [_strong(entry["figure"]), escape(entry["text"])]))
        for entry in value["entries"]
    ]
    paragraphs = [_block("paragraph", f"<p>{fact}</p>") for fact in facts]
    texts = _paragraph({"value": value["text"]}) if value["text"] else ""
    inner = "\n\n".join(filter(None, [title, *paragraphs, texts]))
    return _block(
        "group",
        f'<div class="wp-block-group newsroom-fact-box">{inner}</div>',
        className="newsroom-fact-box",
    )


def _related(block: Block) -> str:
    story = block["value"]["story"]
    if not story or not story["url"]:
        return ""
    link = f'<a href="{escape(story["url"])}">{escape(story["title"])}</a>'
    return _marked_paragraph("newsroom-related", _("Read also: %(link)s") % {"link": link})


def _document(block: Block) -> str:
    file = block["value"]["document"]
    if not file:
        return ""
    title = escape(block["value"]["title"] or file["title"])
    link = f'<a href="{escape(file["url"])}">{title}</a>'
    return _block("file", f'<div class="wp-block-file">{link}</div>', href=file["url"])


def _marked_paragraph(kind: str, html: str) -> str:
    return _block("paragraph", f'<p class="{kind}">{html}</p>', className=kind)


def _caption(text: str, *, kind: str = "wp-element-caption") -> str:
    return f'<figcaption class="{kind}">{escape(text)}</figcaption>' if text else ""


def _strong(text: str) -> str:
    return f"<strong>{escape(text)}</strong>" if text else ""


def _lines(text: str) -> str:
    return "<br>".join(map(escape, text.splitlines()))


def _inline(html: str) -> str:
    return "<br>".join(_PARAGRAPH.findall(html)) or html


def _block(name: str, html: str, **attributes: Any) -> str:
    options = json.dumps(attributes, ensure_ascii=False, separators=(",", ":")) if attributes else ""
    for sign, written in _IN_COMMENT.items():
        options = options.replace(sign, written)
    return f"<!-- wp:{name} {options + ' ' if options else ''}-->\n{html}\n<!-- /wp:{name} -->"


_WRITTEN: dict[str, Callable[[Block], str]] = {
    "paragraph": _paragraph,
    "quote": _quote,
    "heading": _heading,
    "photo": _photo,
    "gallery": _gallery,
    "list": _list,
    "table": _table,
    "embed": _embed,
    "fact_box": _fact_box,
    "related": _related,
    "document": _document,
}
