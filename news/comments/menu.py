"""The way to the queue in the newsroom's menu, with how much is open."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from news.comments.desk.listing import COUNTED, counts
from news.comments.moderating import MODERATE
from news.models import PaperSettings


class CommentsMenuItem(MenuItem):
    """Only for those who moderate, on a paper that takes comments or has some left to decide."""

    def __init__(self) -> None:
        super().__init__(
            _("Comments"),
            reverse_lazy("news_comments:queue"),
            name="comments",
            icon_name="comment",
            order=237,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MODERATE) and (
            PaperSettings.load().takes_comments or counts()["all"] > 0
        )

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """One query. Items are made once for all requests, so the count goes into a component of its own."""
        count = counts()["all"]
        figure = f"{COUNTED}+" if count > COUNTED else str(count)
        said = ngettext("%(count)s comment to decide", "%(count)s comments to decide", count) % {
            "count": figure
        }
        attrs = self.attrs | ({"data-open-count": figure, "title": said} if count else {})
        return LinkMenuItem(
            self.name,
            self.label,
            str(self.url),
            icon_name=self.icon_name,
            classname=self.classname,
            attrs=attrs,
        )
