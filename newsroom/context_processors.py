"""What every reader's page shows of the paper itself: its name and the ways around, in one query."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from news.models import PaperSettings
from newsroom.edition import remembered

load_paper = remembered(PaperSettings.load)


def paper(request: HttpRequest) -> dict[str, Any]:
    """``paper``, ``nav_regions``, ``nav_sections``, ``today`` and ``site_url``; nothing is asked before it is used."""
    if request.path.startswith(f"/{settings.ADMIN_PATH}"):
        return {}
    current = SimpleLazyObject(load_paper)
    navigation = SimpleLazyObject(lambda: current.navigation or {})
    return {
        "paper": current,
        "nav_regions": SimpleLazyObject(lambda: navigation.get("regions", [])),
        "nav_sections": SimpleLazyObject(lambda: navigation.get("sections", [])),
        "nav_province": SimpleLazyObject(lambda: navigation.get("province")),
        "today": SimpleLazyObject(timezone.localtime),
        "site_url": settings.SITE_URL,
    }
