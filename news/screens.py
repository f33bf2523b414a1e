"""The newsroom's own pages in Wagtail's admin, and the entries of its menu: for whoever may use them."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class Screen(WagtailAdminTemplateMixin, View):
    """Refuses, before anything is read, whoever lacks its ``right``."""

    right = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """403 for everybody else: Wagtail says so and leads back."""
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may(self, user: Any) -> bool:
        """Whether it is for this person."""
        return user.has_perm(self.right)

    def show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """The screen with what it draws."""
        return self.render_to_response(self.get_context_data(**context), status=status)


class GuardedMenuItem(MenuItem):
    """Shown to whoever may follow it: ``may`` is asked of an account."""

    def __init__(self, *args: Any, may: Callable[[Any], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may = may

    def is_shown(self, request: HttpRequest) -> bool:
        return self.may(request.user)


class CountedMenuItem(MenuItem):
    """Says how much is open: the number stands in an attribute, which the style sheet shows as a badge."""

    def badge(self, user: Any) -> tuple[int | str, str] | None:
        """The number and what it counts, in words; ``None`` for nothing."""
        raise NotImplementedError

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """Items are made once for all requests, so the number goes into a component of its own."""
        badge = self.badge(request.user)
        return LinkMenuItem(
            self.name,
            self.label,
            str(self.url),
            icon_name=self.icon_name,
            classname=self.classname,
            attrs=self.attrs | ({"data-open-count": badge[0], "title": badge[1]} if badge else {}),
        )
