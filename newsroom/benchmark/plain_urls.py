"""All addresses, but stories go to Wagtail's own routing."""

from newsroom.urls import *  # noqa: F403 - the same names
from newsroom.urls import urlpatterns as ours

urlpatterns = [
    pattern
    for entry in ours
    for pattern in (
        entry.url_patterns if hasattr(entry, "url_patterns") and not str(entry.pattern) else [entry]
    )
    if getattr(pattern, "name", None) != "article"
]
