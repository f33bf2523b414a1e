"""What the desk knows of a story, for the editor's screens and for e-mails."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context

from news.editorial.status import StoryStatus, load_status
from news.models import ArticlePage

register = template.Library()


@register.simple_tag
def story_status(page: Any) -> StoryStatus | None:
    """Who has the story now; nothing for pages that are no stories."""
    page = page.specific if page is not None and page.pk else None
    return load_status(page) if isinstance(page, ArticlePage) else None


@register.inclusion_tag("news_editorial/status.html", takes_context=True)
def desk_status(context: Context, page: Any) -> dict[str, Any]:
    """The line above the editor that says who has the story and what the desk answered."""
    user = context["request"].user
    status = story_status(page)
    return {
        "page": page,
        "status": status,
        "user": user,
        "can_read": bool(status) and page.permissions_for_user(user).can_publish(),
    }


@register.simple_tag
def paper_name() -> str:
    """What the newsroom's own pages are headed with."""
    return settings.WAGTAIL_SITE_NAME
