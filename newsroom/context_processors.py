"""What every reader's page shows of the paper itself: its name and the ways around, in one query."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from news.models import PaperSettings
from newsroom.admin_middleware import is_admin
from newsroom.edition import remembered

load_paper = remembered(PaperSettings.load)


def paper(request: HttpRequest) -> dict[str, Any]:
    """``paper``, ``nav_regions``, ``nav_sections``, ``nav_province``, ``today``, ``site_url``.

    Nothing is asked before it is used; the newsroom's own screens get nothing of it.
    """
    return {} if is_admin(request) else paper_context()


def paper_context() -> dict[str, Any]:
    """The same for whatever page is drawn with the paper's own frame, wherever it stands."""
    current = SimpleLazyObject(load_paper)
    return {
        "paper": current,
        "nav_regions": SimpleLazyObject(lambda: current.navigation.get("regions", [])),
        "nav_sections": SimpleLazyObject(lambda: current.navigation.get("sections", [])),
        "nav_province": SimpleLazyObject(lambda: current.navigation.get("province")),
        "today": SimpleLazyObject(timezone.localtime),
        "site_url": settings.SITE_URL,
    }
