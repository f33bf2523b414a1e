"""From the text of an environment variable to a value. Each kind says in words what it accepts."""

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

MIN_SECRET_KEY_CHARACTERS = 50
MIN_SECRET_KEY_DIFFERENT = 5
_HOST = re.compile(
    r"\.?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?", re.IGNORECASE
)


class Kind(NamedTuple):
    """A type of value: the conversion (raises ValueError) and its description."""

    convert: Callable[[str], Any]
    accepts: str


@dataclass(frozen=True, slots=True)
class Address:
    """A service named by a URL, taken apart."""

    scheme: str
    host: str = ""
    port: int | None = None
    user: str = ""
    password: str = ""
    path: str = ""
    options: dict[str, str] = field(default_factory=dict)
    url: str = ""


def integer(minimum: int, maximum: int) -> Kind:
    """A whole number within bounds, both included."""

    def convert(raw: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", raw.strip()) or not minimum <= int(raw) <= maximum:
            raise ValueError
        return int(raw)

    return Kind(convert, f"a whole number from {minimum} to {maximum}")


def directory(start: Path) -> Kind:
    """A directory, relative to `start`; it need not exist yet."""

    def convert(raw: str) -> Path:
        path = (start / Path(raw).expanduser()).resolve()
        if path.exists() and not path.is_dir():
            raise ValueError("it is a file")
        return path

    return Kind(convert, "a directory")


def _text(raw: str) -> str:
    if any(ord(character) < 32 for character in raw):
        raise ValueError("it holds a control character")
    return raw.strip()


def _boolean(raw: str) -> bool:
    words = {
        "1": True,
        "true": True,
        "yes": True,
        "on": True,
        "0": False,
        "false": False,
        "no": False,
        "off": False,
    }
    if raw.strip().lower() not in words:
        raise ValueError
    return words[raw.strip().lower()]


def _secret_key(raw: str) -> str:
    if len(raw) < MIN_SECRET_KEY_CHARACTERS or len(set(raw)) < MIN_SECRET_KEY_DIFFERENT:
        raise ValueError("it is too easy to guess")
    return raw


def _secret_keys(raw: str) -> list[str]:
    return [_secret_key(key.strip()) for key in raw.split(",")]


def _split(raw: str) -> SplitResult:
    """`urlsplit`, with the checks that it leaves to the first use of `port`."""
    parts = urlsplit(raw.strip())
    try:
        _ = parts.port
    except ValueError:
        raise ValueError("its port is not a number") from None
    return parts


def _site_url(raw: str) -> str:
    parts = _split(raw)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError
    if parts.path not in {"", "/"} or parts.query or parts.fragment or parts.username:
        raise ValueError("only scheme, host and port belong there")
    return f"{parts.scheme}://{parts.netloc}"


def _https_url(raw: str) -> str:
    """An address of somebody else's service, or nothing."""
    if not raw.strip():
        return ""
    parts = _split(raw)
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.fragment:
        raise ValueError
    return raw.strip()


def _bot_token(raw: str) -> str:
    if raw and not re.fullmatch(r"[0-9]{3,20}:[A-Za-z0-9_-]{20,100}", raw):
        raise ValueError
    return raw


def _channel(raw: str) -> str:
    if raw and not re.fullmatch(r"@[A-Za-z][A-Za-z0-9_]{3,31}|-?[0-9]{5,20}", raw):
        raise ValueError
    return raw


def _is_host(name: str) -> bool:
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return bool(_HOST.fullmatch(name))
    return True


def _hosts(raw: str) -> list[str]:
    names = [name.strip() for name in raw.split(",") if name.strip()]
    if "*" in names:
        raise ValueError("* would answer to any host")
    if not names or not all(map(_is_host, names)):
        raise ValueError
    return names


def _time_zone(raw: str) -> str:
    try:
        return ZoneInfo(raw).key
    except Exception:
        raise ValueError from None


def _log_level(raw: str) -> str:
    if raw.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError
    return raw.upper()


def _address(*schemes: str) -> Callable[[str], Address]:
    def convert(raw: str) -> Address:
        parts = _split(raw)
        if parts.scheme not in schemes:
            raise ValueError
        return Address(
            scheme=parts.scheme,
            host=parts.hostname or "",
            port=parts.port,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            path=unquote(parts.path),
            options=dict(parse_qsl(parts.query)),
            url=raw.strip(),
        )

    return convert


def _database(raw: str) -> Address:
    address = _address("sqlite", "postgres", "postgresql")(raw)
    if not address.path.strip("/"):
        raise ValueError("it names no database")
    return address


TEXT = Kind(_text, "text on one line")
BOOLEAN = Kind(_boolean, "1 or 0")
SECRET_KEY = Kind(_secret_key, f"random text of at least {MIN_SECRET_KEY_CHARACTERS} characters")
SECRET_KEYS = Kind(
    _secret_keys,
    f"one or more random texts of at least {MIN_SECRET_KEY_CHARACTERS} characters, separated by commas",
)
SITE_URL = Kind(_site_url, "an address such as https://www.example.com, without a path")
HTTPS_URL = Kind(_https_url, "an address that begins with https://, or nothing")
BOT_TOKEN = Kind(_bot_token, "a token such as 123456:ABC…, or nothing")
CHANNEL = Kind(_channel, "@name or the number of a channel, or nothing")
HOSTS = Kind(_hosts, "host names separated by commas, such as www.example.com,example.com, and not *")
TIME_ZONE = Kind(_time_zone, "a zone name such as Asia/Makassar")
LOG_LEVEL = Kind(_log_level, "DEBUG, INFO, WARNING or ERROR")
DATABASE_URL = Kind(
    _database, "sqlite:///FILE or postgres://USER:PASSWORD@HOST:PORT/NAME (?host=DIRECTORY for a socket)"
)
CACHE_URL = Kind(_address("memory", "redis", "rediss"), "memory:// or redis://HOST:PORT/NUMBER")
MAIL_URL = Kind(
    _address("console", "smtp", "smtps"),
    "console://, smtp://USER:PASSWORD@HOST:PORT (STARTTLS) or smtps://USER:PASSWORD@HOST:PORT",
)
