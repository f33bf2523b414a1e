"""What the screens of the archive's tools share: the work is done story by story, can be watched, and goes back."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from wagtail.admin import messages

from news.imports.archive.refusals import WorkRefused
from news.imports.archive.stepping import try_again
from news.screens import Screen


# Each story is a transaction of its own, told of together at the end: one around them all would undo that.
@method_decorator(transaction.non_atomic_requests, name="dispatch")
class ArchiveScreen(Screen):
    """For whoever may use the tool."""


class WorkScreen(ArchiveScreen):
    """One piece of work: a step of it is done with each POST, on its way there or back."""

    def load(self, pk: int) -> Any:
        """The work, or 404."""
        raise NotImplementedError

    def undo(self, work: Any) -> None:
        """Turn round. Raises ``WorkRefused``."""
        raise NotImplementedError

    def go_on(self, work: Any) -> None:
        """Do a step."""
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        work = self.load(pk)
        if "undo" in request.POST:
            try:
                self.undo(work)
            except WorkRefused as refusal:
                messages.error(request, str(refusal))
                return redirect(request.path)
            work = self.load(pk)
        elif "again" in request.POST:
            try_again(work)
        self.go_on(work)
        return redirect(request.path)
