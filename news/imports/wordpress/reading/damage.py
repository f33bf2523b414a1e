"""Mends what is certain in a record that is not well formed; says what it mended and where.

Certain are: characters that XML forbids go; a bare "&" or "<" is text; "&nbsp;" and its like are what HTML says; "]]>"
is text unless the tag that opened the CDATA closes right behind it; bytes that are no UTF-8 are Windows-1252, as in
texts pasted from old word processors. libxml2's own recovery drops words in each of these cases.
"""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from html.entities import html5

_FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
_IN_CDATA = re.compile(_FORBIDDEN)
_IN_MARKUP = re.compile(
    rf"(?P<forbidden>{_FORBIDDEN})|(?P<less><(?![A-Za-z/!?]))"
    r"|&(?:(?P<entity>#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{0,31});)?"
)
_CDATA, _CDATA_END, _JOINT = "<![CDATA[", "]]>", "]]><![CDATA["
_OPENED_BY = re.compile(r"<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?>\s*$")
_LONGEST_TAG = 200
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
# Encodings that a file may declare, each with ASCII in its usual place; what pages call Latin-1 is Windows-1252.
_OTHER_ENCODING = re.compile(
    r"iso-8859-\d{1,2}|latin-?1|(?:windows-|cp)125\d|koi8-\w|gbk?\d*|big5|shift_jis|euc-\w\w"
)
_SUPERSETS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252"}
_STRAY = "news_imports.stray"
_MOST_LISTED = 5
# Each name is looked for to the end of the record: of what names so many tags that never close, nothing is to be saved.
_MOST_MISSING = 100


@dataclass(frozen=True, slots=True)
class Damage:
    """What was mended: a trouble's code, what exactly, and how many characters of the record stand before it."""

    code: str
    what: str
    at: int


def mend(data: bytes, *, declared: str = "utf-8") -> tuple[str, list[Damage]]:
    """The text of a record with everything certain mended, and the damage in it, one entry for each code.

    `declared` is the file's own word about its encoding; it is believed only where the bytes are no UTF-8.
    """
    text, damages = _decoded(data, declared)
    mender = _Mender(text)
    mended = mender.mend()
    return mended, damages + mender.damages()


def _decoded(data: bytes, declared: str) -> tuple[str, list[Damage]]:
    try:
        return data.decode(), []
    except UnicodeDecodeError as error:
        if _OTHER_ENCODING.fullmatch(declared):
            with suppress(UnicodeDecodeError, LookupError):
                return data.decode(_SUPERSETS.get(declared, declared)), []
        before = data[: error.start].decode()
        bad = ", ".join(f"0x{byte:02X}" for byte in data[error.start : error.end])
        return data.decode(errors=_STRAY), [Damage("invalid-utf8", bad, len(before))]


def _stray(error: UnicodeError) -> tuple[str, int]:
    """A single stray byte is Windows-1252; a torn character is U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return (bad.decode("cp1252", "replace") if len(bad) == 1 else "\ufffd"), error.end


codecs.register_error(_STRAY, _stray)


class _Mender:
    """Goes once through a record's text, markup and CDATA in turn."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, tuple[list[str], int]] = {}
        self._unclosed: set[str] = set()

    def mend(self) -> str:
        parts, at = [], 0
        while (opened := self._text.find(_CDATA, at)) >= 0:
            parts.append(self._markup(at, opened))
            words, at = self._cdata(opened)
            parts.append(words)
        return "".join([*parts, self._markup(at, len(self._text))])

    def damages(self) -> list[Damage]:
        return [
            Damage(code, ", ".join(dict.fromkeys(whats[:_MOST_LISTED])), at)
            for code, (whats, at) in self._found.items()
        ]

    def _note(self, code: str, what: str, at: int) -> None:
        self._found.setdefault(code, ([], at))[0].append(what)

    def _cdata(self, opened: int) -> tuple[str, int]:
        """The section that begins here, and where the text goes on behind it."""
        start = opened + len(_CDATA)
        match = _OPENED_BY.search(self._text[max(0, opened - _LONGEST_TAG) : opened])
        name = match[1] if match else ""
        end = self._cdata_end(start, name)
        if end < 0:
            return self._text[opened:], len(self._text)
        words = self._text[start:end]
        if words.count(_CDATA_END) > words.count(_JOINT):
            self._note("cdata-end", f"]]> ({name})", start)
        for bad in _IN_CDATA.finditer(words):
            self._note("control-characters", f"U+{ord(bad[0]):04X} ({name})", start + bad.start())
        words = _IN_CDATA.sub("", words.replace(_JOINT, ""))
        return f"{_CDATA}{words.replace(_CDATA_END, f']]{_JOINT}>')}{_CDATA_END}", end + len(_CDATA_END)

    def _cdata_end(self, start: int, name: str) -> int:
        if name and name not in self._unclosed and len(self._unclosed) < _MOST_MISSING:
            match = re.compile(rf"\]\]>\s*</{re.escape(name)}\s*>").search(self._text, start)
            if match:
                return match.start()
            self._unclosed.add(name)
        return self._text.find(_CDATA_END, start)

    def _markup(self, start: int, end: int) -> str:
        return _IN_MARKUP.sub(lambda match: self._mended(match, start + match.start()), self._text[start:end])

    def _mended(self, match: re.Match, at: int) -> str:
        if match["forbidden"]:
            self._note("control-characters", f"U+{ord(match[0]):04X}", at)
            return ""
        if match["less"]:
            self._note("bare-angle-bracket", "<", at)
            return "&lt;"
        name = match["entity"] or ""
        if name in _XML_ENTITIES or (name.startswith("#") and _is_character(name)):
            return match[0]
        if name.startswith("#"):
            self._note("control-characters", match[0], at)
            return ""
        if f"{name};" in html5:
            self._note("undefined-entity", match[0], at)
            return escape(html5[f"{name};"])
        self._note("bare-ampersand", "&", at)
        return f"&amp;{match[0][1:]}"


def _is_character(name: str) -> bool:
    """Whether "#38" or "#x26" names one that XML allows."""
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return code <= 0x10FFFF and not _IN_CDATA.match(chr(code))
