"""Log lines as JSON: constant message, facts as keys, traceback as text; and the id that each request has in them."""

import json
import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest, HttpResponseBase

ENVIRON_KEY = "newsroom.request_id"
request_id: ContextVar[str] = ContextVar("request_id", default="")

_ACCEPTED = re.compile(r"[A-Za-z0-9._-]{8,64}")

_STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request_id", "taskName"}
# Django hangs these on its records; they hold query strings, addresses and headers.
_UNSAFE = {"request", "response", "server_time", "sql", "params"}


class RequestIdFilter(logging.Filter):
    """Gives each record the id of the request it was written for."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, with `request_id` set."""
        record.request_id = request_id.get()
        return True


class JsonFormatter(logging.Formatter):
    """One object a line. Keys given as `extra` stand beside the standard ones."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without a line feed inside."""
        fields: dict[str, Any] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
            + f".{int(record.msecs):03d}Z",
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if getattr(record, "request_id", ""):
            fields["request_id"] = record.request_id
        fields |= {key: value for key, value in vars(record).items() if key not in _STANDARD | _UNSAFE}
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        if record.stack_info:
            fields["stack"] = record.stack_info
        return json.dumps(fields, ensure_ascii=False, default=str)


class RequestIdMiddleware:
    """Takes X-Request-ID from the proxy when it is well formed, makes one otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the id in the header; log lines written meanwhile carry it."""
        given = request.headers.get("x-request-id", "")
        identity = given if _ACCEPTED.fullmatch(given) else uuid.uuid4().hex
        request.META[ENVIRON_KEY] = identity
        token = request_id.set(identity)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response.headers["X-Request-ID"] = identity
        return response
