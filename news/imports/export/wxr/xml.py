"""XML written by hand, a line an element: nothing of a text can end its element, whatever it holds."""

from xml.sax.saxutils import escape, quoteattr

from news.text import clean_text


def element(name: str, text: str | int = "", **attributes: str) -> str:
    """An element with plain text."""
    return f"<{name}{_written(attributes)}>{escape(clean_text(str(text)))}</{name}>\n"


def cdata(name: str, text: str, **attributes: str) -> str:
    """An element with text as it is; ``]]>`` inside it is cut in two, as every reader puts it together again."""
    whole = clean_text(text).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}{_written(attributes)}><![CDATA[{whole}]]></{name}>\n"


def plain(text: str) -> str:
    """Plain text for a place where WordPress keeps HTML, so that ``<`` and ``&`` are letters there too."""
    return escape(text)


def parent(name: str, *children: str) -> str:
    """An element of elements."""
    return f"<{name}>\n{''.join(children)}</{name}>\n"


def _written(attributes: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(clean_text(value))}" for name, value in attributes.items())


# Stories and photos share one row of numbers in WordPress: ours are even and odd, for ever.
def story_number(pk: int) -> int:
    return 2 * pk


def photo_number(pk: int) -> int:
    return 2 * pk + 1
