"""A story's stored body with its words alone: links instead of pictures, no class that only a style needs."""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

from django.utils.html import format_html
from django.utils.translation import gettext as _

_KEPT = {
    "a": ("href",),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
} | dict.fromkeys(
    (
        "p", "h2", "h3", "ul", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "aside", "section", "b",
        "i", "em", "strong", "br", "table", "thead", "tbody", "tr",
    ),
    (),
)  # fmt: skip
_BLANKS = re.compile(r"\s+")
_QUOTE, _PHOTO, _CAPTION = "quote", "photo", "figcaption"
# In the caption of a quote: the number's link, and what stands between the name and the office.
_NUMBER, _NAME, _ROLE = "quote__source", "quote__name", "quote__role"


def lean_html(html: str, *, size_of: Callable[[str], int | None], address_of: Callable[[str], str]) -> str:
    """The same text in less HTML. ``size_of`` weighs a picture by its address; ``address_of`` changes a link's."""
    lean = _Lean(size_of=size_of, address_of=address_of)
    lean.feed(html)
    lean.close()
    return "".join(lean.kept).strip()


def photo_link(src: str, *, alt: str, size: int | None) -> str:
    """A picture as a link that says what it shows and what it costs."""
    text = _("Show the photo (%(size)d kB)") % {"size": kilobytes(size)} if size else _("Show the photo")
    return format_html('<p><a class="foto" href="{}">{}</a> {}</p>', src, text, alt)


def kilobytes(size: int) -> int:
    """In whole thousands, at least one."""
    return max(1, round(size / 1000))


class _Lean(HTMLParser):
    def __init__(self, *, size_of: Callable[[str], int | None], address_of: Callable[[str], str]) -> None:
        super().__init__()
        self.kept: list[str] = []
        self._size_of, self._address_of = size_of, address_of
        # The figure that is open, whether its caption is, and the link that is being left out.
        self._figure, self._is_in_caption, self._is_skipping = "", False, False
        self._ends_of_spans: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        classes = values.get("class", "").split()
        if tag == "figure":
            self._figure = next((name for name in (_QUOTE, _PHOTO) if name in classes), "")
        elif tag == _CAPTION:
            self._is_in_caption = True
        if tag == "img":
            self._show(values)
        elif tag == "span":
            self.kept.append("<b>" if _NAME in classes else ", " if _ROLE in classes else "")
            self._ends_of_spans.append("</b>" if _NAME in classes else "")
        elif _NUMBER in classes:
            self._is_skipping = True
        elif self._keeps(tag):
            self.kept.append(f"<{tag}{self._written(tag, values)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._is_skipping:
            self._is_skipping = False
            return
        if tag == "span" and self._ends_of_spans:
            self.kept.append(self._ends_of_spans.pop())
        if self._keeps(tag) and tag != "br":
            self.kept.append(f"</{tag}>")
        if tag == "figure":
            self._figure = ""
        elif tag == _CAPTION:
            self._is_in_caption = False

    def handle_data(self, data: str) -> None:
        is_layout = bool(self._figure) and not data.strip()
        if not (self._is_skipping or is_layout):
            self.kept.append(escape(_BLANKS.sub(" ", data), quote=False))

    def _keeps(self, tag: str) -> bool:
        """Inside a photo's figure, above its caption, may stand links and buttons that need the picture."""
        is_around_a_picture = self._figure == _PHOTO and not self._is_in_caption
        return tag in _KEPT and (tag in ("figure", _CAPTION) or not is_around_a_picture)

    def _show(self, values: dict[str, str]) -> None:
        """Portraits beside quotes are left out."""
        if self._figure == _PHOTO:
            src = values.get("src", "")
            self.kept.append(photo_link(src, alt=values.get("alt", ""), size=self._size_of(src)))

    def _written(self, tag: str, values: dict[str, str]) -> str:
        kept = {name: values[name] for name in _KEPT[tag] if name in values}
        if tag == "figure" and self._figure == _QUOTE:
            kept["class"] = _QUOTE
        if "href" in kept:
            kept["href"] = self._address_of(kept["href"])
        return "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
