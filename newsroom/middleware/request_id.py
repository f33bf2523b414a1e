"""Each request has an id: in its log lines, in its answer, and in the log of the proxy that sent it."""

import re
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from newsroom.json_log import request_id

ENVIRON_KEY = "newsroom.request_id"
_ACCEPTED = re.compile(r"[A-Za-z0-9._-]{8,64}")


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
