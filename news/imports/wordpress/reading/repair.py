"""Mends what is certain in a record that is not well formed; says what it mended and where.

Certain are: characters that XML forbids go; a bare "&" or "<" is text; "&nbsp;" and its like are what HTML says; "]]>"
is text unless the tag that opened the CDATA closes right behind it; bytes that are no UTF-8 are Windows-1252, as in
texts pasted from old word processors. What is more damaged than this is not guessed at.
"""

import codecs
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from html.entities import html5

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(?:(#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{0,31});)?")
_BARE_LESS = re.compile(r"<(?![A-Za-z/!?])")
_OPENED_BY = re.compile(r"<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?>\s*$")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CDATA, _CDATA_END, _JOINT = "<![CDATA[", "]]>", "]]><![CDATA["
# Encodings that a file may declare, each with ASCII in its usual place; what pages call Latin-1 is Windows-1252.
_OTHER_ENCODING = re.compile(
    r"iso-8859-\d{1,2}|latin-?1|(?:windows-|cp)125\d|koi8-\w|gbk?\d*|big5|shift_jis|euc-\w\w"
)
_SUPERSETS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252"}
_STRAY = "news_imports.stray"
_LONGEST_TAG = 200
_MOST_LISTED = 5
# Each name is looked for to the end of the record: of what names so many tags that never close, nothing is to be saved.
_MOST_MISSING = 100


@dataclass(frozen=True, slots=True)
class Damage:
    """What was mended: a trouble's code, what exactly, and how many characters of the record stand before it."""

    code: str
    what: str
    at: int


def repair(data: bytes, *, declared: str = "utf-8") -> tuple[str, list[Damage]]:
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
        self.text = text
        self.out: list[str] = []
        self.found: dict[str, tuple[list[str], int]] = {}
        self.ends_missing: set[str] = set()

    def mend(self) -> str:
        at = 0
        while True:
            opened = self.text.find(_CDATA, at)
            if opened < 0:
                self._mend_markup(at, len(self.text))
                return "".join(self.out)
            self._mend_markup(at, opened)
            name = self._opened_by(opened)
            at = self._mend_cdata(opened + len(_CDATA), name)

    def damages(self) -> list[Damage]:
        return [
            Damage(code, ", ".join(dict.fromkeys(whats[:_MOST_LISTED])), at)
            for code, (whats, at) in self.found.items()
        ]

    def _note(self, code: str, what: str, at: int) -> None:
        whats, _ = self.found.setdefault(code, ([], at))
        whats.append(what)

    def _opened_by(self, opened: int) -> str:
        match = _OPENED_BY.search(self.text[max(0, opened - _LONGEST_TAG) : opened])
        return match[1] if match else ""

    def _mend_cdata(self, start: int, name: str) -> int:
        """Append the CDATA that starts here; returns where it ends."""
        end = self._cdata_end(start, name)
        if end < 0:
            self.out += [_CDATA, self.text[start:]]
            return len(self.text)
        words = self.text[start:end]
        whole = words.replace(_JOINT, "")
        if words.count(_CDATA_END) > words.count(_JOINT):
            self._note("cdata-end", f"]]> ({name})", start)
        whole = self._without_forbidden(whole, name, start)
        self.out += [_CDATA, whole.replace(_CDATA_END, "]]" + _JOINT + ">"), _CDATA_END]
        return end + len(_CDATA_END)

    def _cdata_end(self, start: int, name: str) -> int:
        if name and name not in self.ends_missing and len(self.ends_missing) < _MOST_MISSING:
            match = re.compile(rf"\]\]>\s*</{re.escape(name)}\s*>").search(self.text, start)
            if match:
                return match.start()
            self.ends_missing.add(name)
        return self.text.find(_CDATA_END, start)

    def _mend_markup(self, start: int, end: int) -> None:
        markup = self.text[start:end]
        name = re.findall(r"<([A-Za-z][\w:.-]*)", markup[-_LONGEST_TAG:])
        markup = self._without_forbidden(markup, name[-1] if name else "", start)
        markup = _AMPERSAND.sub(self._ampersand(start), markup)
        if _BARE_LESS.search(markup):
            self._note("bare-angle-bracket", "<", start)
            markup = _BARE_LESS.sub("&lt;", markup)
        self.out.append(markup)

    def _without_forbidden(self, text: str, name: str, start: int) -> str:
        bad = dict.fromkeys(_FORBIDDEN.findall(text))
        if not bad:
            return text
        self._note(
            "control-characters",
            f"{', '.join(f'U+{ord(character):04X}' for character in bad)} ({name})",
            start,
        )
        return _FORBIDDEN.sub("", text)

    def _ampersand(self, start: int) -> Callable[[re.Match], str]:
        def mended(match: re.Match) -> str:
            name, at = match[1] or "", start + match.start()
            if name in _XML_ENTITIES:
                return match[0]
            if name.startswith("#"):
                return self._number(match[0], name, at)
            if f"{name};" in html5:
                self._note("undefined-entity", match[0], at)
                return escape(html5[f"{name};"])
            self._note("bare-ampersand", "&", at)
            return "&amp;" + match[0][1:]

        return mended

    def _number(self, reference: str, name: str, at: int) -> str:
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        if code > 0x10FFFF or _FORBIDDEN.match(chr(code)):
            self._note("control-characters", reference, at)
            return ""
        return reference
