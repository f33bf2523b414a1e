"""Text that no reader of the old site ever saw: broken-in advertising is hidden so from all but search engines."""

import re
from collections.abc import Iterator, Sequence

from .parts import Notes
from .tags import Tag

_QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_IS_HIDDEN = re.compile(r"(?<![\w=-])hidden(?![\w-])", re.IGNORECASE)
_STYLE = re.compile(
    r"""display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])"""
    r"""|(?:left|top|text-indent)\s*:\s*-\d{3}""",
    re.IGNORECASE,
)
# Tags without an end of their own: hidden, they take nothing along.
_ALONE = frozenset({"img", "br", "hr", "source", "embed"})


def shown(tokens: Sequence[Tag | str], notes: Notes) -> Iterator[Tag | str]:
    """The tokens without hidden elements and what stands in them; one that never closes hides nothing."""
    ends = _ends(tokens)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = ends.get(at)
        if end is None:
            yield token
            at += 1
        else:
            notes.drop("hidden text", _words(tokens[at : end + 1]))
            notes.hidden_texts += 1
            at = end + 1


def _ends(tokens: Sequence[Tag | str]) -> dict[int, int]:
    """Where each hidden element ends, by where it begins."""
    found: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            continue
        if token.name in _ALONE:
            if _is_hidden(token):
                found[index] = index
        elif not token.is_end:
            opened.setdefault(token.name, []).append(index)
        elif before := opened.get(token.name):
            begin = before.pop()
            if _is_hidden(tokens[begin]):
                found[begin] = index
    return found


def _is_hidden(tag: Tag) -> bool:
    raw = tag.raw
    if "hidden" in raw.lower() and _IS_HIDDEN.search(_QUOTED.sub("=", raw)):
        return True
    return "style" in raw.lower() and bool(_STYLE.search(tag.attributes().get("style", "")))


def _words(tokens: Sequence[Tag | str]) -> str:
    """What a person would have to see to judge it: the words, else where it leads."""
    words = " ".join(" ".join(token for token in tokens if isinstance(token, str)).split())
    links = (
        values.get("href") or values.get("src") or ""
        for values in (token.attributes() for token in tokens if isinstance(token, Tag) and not token.is_end)
    )
    return " ".join(filter(None, [words[:200], next(filter(None, links), "")])) or f"<{tokens[0].name}>"
