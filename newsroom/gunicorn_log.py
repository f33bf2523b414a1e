"""gunicorn's log in the house's shape: one JSON object for each request, on stdout, and its own messages on stderr.

The request line is written here and not in Django, so that pages from the page cache and static files are in it too.
It names no reader: no address, no browser, no query string, and no secret that stands in an address.
"""

import json
import logging
import re
import time
from datetime import timedelta
from typing import Any

from gunicorn.glogging import Logger

from newsroom.json_log import ENVIRON_KEY, JsonFormatter

# Whoever has the rest of these addresses has what they open.
_SECRET = re.compile(
    r"^(/hak-jawab/(?:verifikasi|tanda-terima)/|/naskah/|/buletin/(?:konfirmasi|berhenti)/|/komentar/masuk/(?!terkirim/)"
    r"|.*/password_reset/confirm/[^/]+/)[^/]+"
)


class JsonLogger(Logger):
    """Named by `logger_class` in the gunicorn settings."""

    def setup(self, cfg: Any) -> None:
        """Put our formatter on gunicorn's handlers."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonFormatter())
        for handler in self.access_log.handlers:
            handler.setFormatter(logging.Formatter("%(message)s"))

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta) -> None:
        """Write the line of one request."""
        self.access_log.info(request_line(resp, environ, request_time))


def request_line(resp: Any, environ: dict[str, Any], request_time: timedelta) -> str:
    """What is told of a request."""
    fields = {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "level": "INFO",
        "logger": "request",
        "method": environ.get("REQUEST_METHOD", ""),
        "path": _path(environ),
        "status": int(str(resp.status).split(None, 1)[0]),
        "bytes": getattr(resp, "sent", None),
        "duration_ms": round(request_time.total_seconds() * 1000, 1),
        "request_id": environ.get(ENVIRON_KEY, ""),
        "page_cache": environ.get("newsroom.page_cache", "miss"),
    }
    return json.dumps(fields, ensure_ascii=False)


def _path(environ: dict[str, Any]) -> str:
    """The path without its query; gunicorn gives only RAW_URI for a request that it answered itself."""
    path = environ.get("PATH_INFO") or environ.get("RAW_URI", "").partition("?")[0]
    return _SECRET.sub(r"\1…", path.encode("latin-1", "replace").decode("utf-8", "replace"))
