"""The only reader of the environment.

Each variable is declared once, below, with its type, its default and one line of help; docs/reference/settings.md
repeats this table and a test compares the two. A value may come from a file named by NAME_FILE instead, which is how
secrets are handed over. A wrong value ends the process with one line that names the variable and what it accepts.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from newsroom.settings import parse

PROJECT_DIR = Path(__file__).resolve().parents[2]
_source: Mapping[str, str] = os.environ
_assumed: dict[str, str] = {}


class WrongEnvironment(SystemExit):
    """A variable is missing or malformed. Ends the process with one line on stderr and status 1, no traceback."""


def refuse(name: str, *, problem: str) -> NoReturn:
    """Stop the process because the variable `name` cannot be used."""
    raise WrongEnvironment(f"{name}: {problem}")


def use_only(names: Iterable[str]) -> None:
    """Hide every variable but `names` from here on; the tests do this so that no shell changes their outcome."""
    global _source
    _source = {name: os.environ[name] for name in names if name in os.environ}


def assume(name: str, *, value: str) -> None:
    """Use `value` for the variable `name` as if the environment gave it; for the settings that loosen."""
    _assumed[name] = value


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: how to read it and what to tell people about it."""

    name: str
    convert: Callable[[str], Any]
    accepts: str
    default: str | None
    help: str
    is_secret: bool = False

    def read(self, *, default: str | None = None) -> Any:
        """The converted value; `default` replaces the declared one. Refuses when there is neither."""
        raw = self._raw()
        if raw is None:
            raw = self.default if default is None else default
        if raw is None:
            refuse(self.name, problem=f"is required; it accepts {self.accepts}. {self.help}")
        try:
            return self.convert(raw)
        except ValueError as error:
            shown = "the given value" if self.is_secret else repr(raw)
            detail = f" ({error})" if str(error) else ""
            refuse(self.name, problem=f"{shown} is not usable{detail}; it accepts {self.accepts}")

    @property
    def row(self) -> str:
        """Its line in the table that people read."""
        default = {None: "required", "": "nothing"}.get(self.default) or f"`{self.default}`"
        return f"| `{self.name}` | {self.accepts} | {default} | {self.help} |"

    @property
    def is_set(self) -> bool:
        """True when the environment gives a value that is not empty."""
        return self._raw() is not None

    def _raw(self) -> str | None:
        """The text given, or None; an empty value counts as not given."""
        if self.name in _assumed:
            return _assumed[self.name]
        value, path = _source.get(self.name, ""), _source.get(f"{self.name}_FILE", "")
        if value and path:
            refuse(self.name, problem=f"is given twice; set either {self.name} or {self.name}_FILE")
        if path:
            value = self._from_file(path)
        return value or None

    def _from_file(self, path: str) -> str:
        try:
            value = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
            refuse(
                f"{self.name}_FILE",
                problem=f"cannot read {path!r} ({reason}); it accepts a readable text file",
            )
        if not value:
            refuse(f"{self.name}_FILE", problem=f"the file {path!r} is empty; it accepts {self.accepts}")
        return value


VARIABLES: dict[str, Variable] = {}


def _declare(
    name: str,
    kind: parse.Kind,
    *,
    default: str | None,
    help: str,
    is_secret: bool = False,
) -> Variable:
    variable = Variable(name, kind.convert, kind.accepts, default, help, is_secret)
    VARIABLES[name] = variable
    return variable


# Where it runs
DATA_DIR = _declare(
    "DATA_DIR",
    parse.directory(PROJECT_DIR),
    default="var",
    help="Everything that must survive an upgrade: database, media, secret key.",
)
PORT = _declare("PORT", parse.integer(1, 65535), default="8000", help="TCP port that gunicorn listens on.")
BIND_HOST = _declare(
    "BIND_HOST",
    parse.TEXT,
    default="127.0.0.1",
    help="Address that gunicorn listens on; 0.0.0.0 only behind a proxy or in a container.",
)
WORKERS = _declare("WORKERS", parse.integer(1, 64), default="2", help="gunicorn worker processes.")
THREADS = _declare("THREADS", parse.integer(1, 64), default="4", help="Threads in each worker.")
PROXY_COUNT = _declare(
    "PROXY_COUNT",
    parse.integer(0, 10),
    default="0",
    help="Reverse proxies in front whose X-Forwarded-For and X-Forwarded-Proto are believed.",
)

# What it is
SECRET_KEY = _declare(
    "SECRET_KEY",
    parse.SECRET_KEY,
    default=None,
    is_secret=True,
    help="Signs sessions and links; make one with `openssl rand -base64 48`.",
)
IDENTITY_KEY = _declare(
    "IDENTITY_KEY",
    parse.SECRET_KEYS,
    default="the SECRET_KEY, under a label of its own",
    is_secret=True,
    help="Encrypts who complained; a new key goes in front of the old one. The SECRET_KEY always opens too.",
)
SITE_URL = _declare(
    "SITE_URL",
    parse.SITE_URL,
    default="http://localhost:PORT",
    help="Public address of the paper, without a path; begins with https:// anywhere but on this machine.",
)
ALLOWED_HOSTS = _declare(
    "ALLOWED_HOSTS",
    parse.HOSTS,
    default="the host of SITE_URL, and this machine",
    help="Host names that are answered.",
)
SITE_NAME = _declare(
    "SITE_NAME", parse.TEXT, default="Kabar Muara", help="Name of the paper in the admin and in e-mails."
)
TIME_ZONE = _declare(
    "TIME_ZONE",
    parse.TIME_ZONE,
    default="Asia/Makassar",
    help="Zone in which times are shown and typed.",
)

# What it is connected to
DATABASE_URL = _declare(
    "DATABASE_URL",
    parse.DATABASE_URL,
    default="sqlite:///DATA_DIR/db.sqlite3",
    is_secret=True,
    help="The database.",
)
CACHE_URL = _declare(
    "CACHE_URL",
    parse.CACHE_URL,
    default="memory://",
    is_secret=True,
    help="The cache; redis:// as soon as there is a second machine.",
)
MAIL_URL = _declare(
    "MAIL_URL",
    parse.MAIL_URL,
    default="console://",
    is_secret=True,
    help="Where e-mail goes; console:// prints it.",
)
MAIL_FROM = _declare(
    "MAIL_FROM",
    parse.TEXT,
    default="redaksi@localhost",
    help="Sender of e-mails to the newsroom.",
)
WEBSUB_HUB = _declare(
    "WEBSUB_HUB",
    parse.HTTPS_URL,
    default="",
    help="Hub that hears of each change of a feed (WebSub); empty: nobody does.",
)
TELEGRAM_BOT_TOKEN = _declare(
    "TELEGRAM_BOT_TOKEN",
    parse.BOT_TOKEN,
    default="",
    is_secret=True,
    help="Token of the bot that writes into the paper's Telegram channel; empty: nothing is posted.",
)
TELEGRAM_CHANNEL = _declare(
    "TELEGRAM_CHANNEL",
    parse.CHANNEL,
    default="",
    help="The channel in which new stories are posted; the bot is one of its administrators.",
)

# How it behaves
PAGE_CACHE_MB = _declare(
    "PAGE_CACHE_MB",
    parse.integer(0, 4096),
    default="32",
    help="Memory for finished pages in each worker; 0 turns the page cache off.",
)
OFFLINE_COPIES = _declare(
    "OFFLINE_COPIES",
    parse.BOOLEAN,
    default="1",
    help="0 makes readers' browsers delete the stories that they keep for a broken line, and keep none.",
)
LOG_LEVEL = _declare(
    "LOG_LEVEL", parse.LOG_LEVEL, default="INFO", help="The least important messages that are logged."
)
DEMO_PASSWORD = _declare(
    "DEMO_PASSWORD",
    parse.TEXT,
    default="newsroom-demo",
    is_secret=True,
    help="Password of the demo accounts that load_demo creates.",
)
NEWSROOM_DEMO = _declare(
    "NEWSROOM_DEMO",
    parse.BOOLEAN,
    default="0",
    help="1 permits a start with demo accounts and without https, as `make run` does; never on a public server.",
)


def main() -> None:
    """Print the table of variables (`python -m newsroom.settings.env`) as docs/reference/settings.md has it."""
    rows = [variable.row for variable in VARIABLES.values()]
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
