"""Unsafe requests run in one transaction; safe ones in none.

ATOMIC_REQUESTS would begin an IMMEDIATE transaction for every GET on SQLite and make readers wait for writers.
A 4xx or 5xx that a view *returns* does not roll back; an exception does. A view that reads large uploads says
``@transaction.non_atomic_requests`` and opens its own transaction after reading: on SQLite a slow sender
would else keep everybody from writing.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class UnsafeAtomicMiddleware:
    """Calls the view itself for unsafe methods, so it has to be the last one with a `process_view`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; the work is done in `process_view`."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Run an unsafe request's view inside a transaction."""
        if request.method in SAFE_METHODS or getattr(view, "_non_atomic_requests", None):
            return None
        with transaction.atomic():
            return view(request, *args, **kwargs)
