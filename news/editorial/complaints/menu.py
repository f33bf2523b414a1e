"""The way to the complaints in the newsroom's menu, with how many are open."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from news.editorial.complaints.rights import cases_of, may_decide


class ComplaintsMenuItem(MenuItem):
    """Only for those who decide. The count stands in an attribute, which the style sheet shows as a badge."""

    def __init__(self) -> None:
        super().__init__(
            _("Right of reply"),
            reverse_lazy("news_editorial:complaints"),
            name="complaints",
            icon_name="mail",
            order=235,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return may_decide(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """One query. Items are made once for all requests, so the count goes into a component of its own."""
        count = cases_of(request.user).open().count()
        attrs = {**self.attrs, "data-open-count": count} if count else self.attrs
        said = ngettext("%(count)d open case", "%(count)d open cases", count) % {"count": count}
        return LinkMenuItem(
            self.name,
            self.label,
            str(self.url),
            icon_name=self.icon_name,
            classname=self.classname,
            attrs=attrs | ({"title": said} if count else {}),
        )
