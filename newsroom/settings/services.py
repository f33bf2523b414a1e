"""From the address of a service to the dictionary that Django wants: database, cache, mail."""

from typing import Any

from newsroom.settings.env import PROJECT_DIR
from newsroom.settings.parse import Address

# Deferred transactions fail at once when two writers meet; these wait for each other instead.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
CONNECTION_SECONDS = 60


def database(address: Address) -> dict[str, Any]:
    """The `default` entry of DATABASES."""
    if address.scheme == "sqlite":
        return _sqlite(address)
    options = dict(address.options)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.path.strip("/"),
        "USER": address.user,
        "PASSWORD": address.password,
        "HOST": options.pop("host", "") or address.host,
        "PORT": str(options.pop("port", "") or address.port or ""),
        "CONN_MAX_AGE": CONNECTION_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **options},
    }


def _sqlite(address: Address) -> dict[str, Any]:
    # sqlite:///relative (to the project) and sqlite:////absolute; the first slash only ends the empty host.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": PROJECT_DIR / address.path.removeprefix("/"),
        "CONN_MAX_AGE": None,
        "OPTIONS": SQLITE_OPTIONS,
    }


def cache(address: Address) -> dict[str, Any]:
    """The `default` entry of CACHES."""
    if address.scheme == "memory":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "newsroom"}
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": address.url,
        "KEY_PREFIX": "newsroom",
    }


def mailers(address: Address) -> dict[str, Any]:
    """MAILERS: what is sent by default waits for the commit, then goes through the real one."""
    waiting = {"BACKEND": "news.mail.AfterCommitBackend", "OPTIONS": {"through": "delivery"}}
    return {"default": waiting, "delivery": mailer(address)}


def mailer(address: Address) -> dict[str, Any]:
    """The entry of MAILERS that delivers."""
    if address.scheme == "console":
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    is_wrapped = address.scheme == "smtps"
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": address.host or "localhost",
            "port": address.port or (465 if is_wrapped else 587),
            "username": address.user,
            "password": address.password,
            "use_ssl": is_wrapped,
            "use_tls": not is_wrapped and address.options.get("tls", "1") != "0",
            "timeout": 20,
        },
    }
