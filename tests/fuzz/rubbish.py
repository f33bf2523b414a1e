"""What nobody types by accident. Everything comes from a seeded generator: a failure can be sent again."""

from random import Random
from urllib.parse import quote_from_bytes

# Digits beyond which Python refuses to make a number of a text.
TOO_MANY_DIGITS = 5_000
LONG_BODY_BYTES = 100_000

TEXTS: tuple[bytes, ...] = tuple(
    text if isinstance(text, bytes) else text.encode()
    for text in (
        "", " ", "\t\r\n", "\x00", "a\x00b", "'", '"', "'' OR 1=1 --", '"""', "%", "%%s", "_", "\\", "`", ";", "&=",
        "0", "-0", "-1", "1.5", "1e999", "NaN", "Infinity", "0x10", "1_000", "+1", "²", "٢٠٢٦", "१२",
        "9" * 40, str(2**31), str(2**63), str(-(2**63) - 1), str(2**64), "1" * TOO_MANY_DIGITS,
        "0000-00-00", "2026-02-31", "2026-13-01", "0001-01-01", "9999-12-31", "10000-01-01", "2026-11-26T25:61",
        "-1-1", "1-1", "9" * 19 + "-1", "1764201600000000-", "1764201600000000-1", f"1764201600000000-{'9' * 19}",
        "kemarin", "sebelum subuh", "x" * 5_000, "kata " * 1_000, "é" * 400, "İ", "ﬃ", "ß",
        "\u202eterbalik\u202c", "\u200b\u200d\ufeff", "\x1b[31m", "\x7f", "\ufffe\uffff", "🏝" * 50, "á̂̃" * 90,
        b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\xf5\x80\x80\x80",
        "<script>alert(1)</script>", "javascript:alert(1)", "{{ 7*7 }}", "{% load static %}", "%(q)s", "${7*7}",
        "../../etc/passwd", "..\\..", "/", "//evil.example", "http://evil.example/", "=cmd|' /C calc'!A0",
        "a:b&c|!d", "(((", "*", "a*", "NEAR/3", "AND OR NOT", "a OR", '"a b', "-a -b", "title:x", "^", "~", "[]", "{}",
        "null", "undefined", "true", "None", "admin", "1,2,3",
    )
)  # fmt: skip
HOSTS = (
    "evil.example",
    "testserver@evil.example",
    "a b",
    "[::1",
    "",
    "\xff",
    "testserver:99999",
    "testserver.",
    "'",
)
METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD", "PROPFIND", "NONSENSE", "get")
CONTENT_TYPES = (
    "", "text/plain", "application/json", "application/json; charset=bogus", "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-16", "multipart/form-data", "multipart/form-data; boundary=",
    "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + "x" * 300, "text/html; charset=\xff", ";;;",
)  # fmt: skip
HEADERS = {
    "HTTP_IF_NONE_MATCH": ("*", '"', "W/", "x" * 3_000),
    "HTTP_IF_MODIFIED_SINCE": ("Thu, 31 Feb 2026 25:00:00 GMT", "x", "Mon, 01 Jan 0001 00:00:00 GMT"),
    "HTTP_ACCEPT_ENCODING": ("gzip;q=x", "gzip;q=1e999", "*;q=0", ",,,"),
    "HTTP_ACCEPT_LANGUAGE": ("xx-" * 60, "*", "\xff", "en;q=nan"),
    "HTTP_ACCEPT": ("text/", "application/json;q=x", "\xff"),
    "HTTP_RANGE": ("bytes=9-1", "bytes=-", "x"),
    "HTTP_COOKIE": ("newsroom_session='", "a" * 4_000, "newsroom_session=\x01; newsroom_csrf=\xff", "=;=;"),
    "HTTP_ORIGIN": ("null", "http://[", "https://evil.example"),
    "HTTP_REFERER": ("http://[", "\xff", "//"),
    "HTTP_X_FORWARDED_FOR": ("'", "1.2.3.4:5", "::::", "x" * 500),
    "HTTP_X_REQUEST_ID": ("a b", "\xff" * 20, "x" * 900),
    "HTTP_AUTHORIZATION": ("Basic \xff", "Bearer"),
    "HTTP_USER_AGENT": ("\x01\xff", "x" * 9_000),
    "CONTENT_LENGTH": ("-1", "x", "", "9" * 30),
    "HTTP_SEC_FETCH_SITE": ("cross-site", "\xff"),
}


QUERIES = (b"%", b"%ff", b"&&==", b"=", b"%00=%00", b"?", b";" * 50, b"\xff", b"a=1&" * 999)


class Rubbish:
    """A source of it; the same seed gives the same."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)

    def text(self) -> bytes:
        """A known trouble, or a few random characters around one."""
        known = self.random.choice(TEXTS)
        if self.random.random() < 0.7:
            return known
        drawn = "".join(chr(self.random.choice((32, 160, 768, 8192, 65536)) + i * 7) for i in range(4))
        return drawn.encode(errors="replace") + known

    def segment(self) -> bytes:
        """A part of a path, with nothing that would make two of it."""
        return self.text().replace(b"/", b"").replace(b"?", b"")[:3_000] or b"%20"

    def query(self, names: list[str]) -> bytes:
        """A query string: known names with rubbish in them, repeated, as arrays, or no pairs at all."""
        kind = self.random.randrange(8)
        if kind == 0:
            return self.random.choice(
                (b"%", b"%ff", b"&&==", b"=", b"%00=%00", b"?", b";" * 50, b"\xff", b"a=1&" * 999)
            )
        pairs = []
        for _count in range(self.random.choice((1, 1, 1, 2, 4))):
            name = self.random.choice(names).encode()
            name = {1: name + b"[]", 2: name + b"[0][x]", 3: name.upper()}.get(
                self.random.randrange(20), name
            )
            pairs.append(name + b"=" + quote_from_bytes(self.text()).encode())
            if self.random.random() < 0.2:
                pairs.append(name + b"=" + quote_from_bytes(self.text()).encode())
        return b"&".join(pairs)

    def form(self, fields: dict[str, list[str]]) -> bytes:
        """A form's body, urlencoded: some fields as they should be, one or more of them rubbish, one perhaps huge."""
        spoilt = set(self.random.sample(sorted(fields), k=self.random.randint(1, min(3, len(fields)))))
        pairs = []
        for name, good in fields.items():
            value = self.random.choice(good).encode()
            if name in spoilt:
                value = self.text() if self.random.random() < 0.9 else b"x" * LONG_BODY_BYTES
            pairs.append(name.encode() + b"=" + quote_from_bytes(value).encode())
        return b"&".join(pairs)

    def multipart(self, names: list[str]) -> tuple[str, bytes]:
        """A content type and a body that may or may not belong to it."""
        name = self.random.choice(names).encode()
        part = b'--x\r\nContent-Disposition: form-data; name="' + name + b'"'
        bodies = (
            b"", b"\xff--x\r\n", b"--x--\r\n", part, part + b"\r\n\r\nisi",
            part + b"\r\n\r\n" + self.text() + b"\r\n--x--\r\n",
            part + b'; filename="' + self.text().replace(b"\n", b"") + b'"\r\n\r\nMZ\x00\r\n--x--\r\n',
            part + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--\r\n",
            part + b"\r\nContent-Type: text/plain; charset=bogus\r\n\r\nisi\r\n--x--\r\n",
            b"--x\r\n" * 500, b"\x00" * 2_000,
        )  # fmt: skip
        return self.random.choice(CONTENT_TYPES), self.random.choice(bodies)

    def header(self) -> dict[str, str]:
        """One header that no browser sends like this."""
        name = self.random.choice(sorted(HEADERS))
        return {name: self.random.choice(HEADERS[name])}
