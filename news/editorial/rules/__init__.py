"""The rules of the house for a story, one module a theme. ``house_rules`` answers the publish checks with all of them.

They say what they find in the order in which they are listed here: what the law and the press council ask comes first.
"""

from news.editorial.rules import (  # isort: skip
    protection,
    protected_words,
    protected_places,
    unmarked,
    press,
    changes,
    headline,
    summary,
    figures,
    headline_names,
    dateline,
    people,
    speech,
    photos,
    furniture,
    links,
    duplicates,
    style,
)
from news.editorial.rules.registry import RULES, house_rules

__all__ = [
    "RULES",
    "changes",
    "dateline",
    "duplicates",
    "figures",
    "furniture",
    "headline",
    "headline_names",
    "house_rules",
    "links",
    "people",
    "photos",
    "press",
    "protected_places",
    "protected_words",
    "protection",
    "speech",
    "style",
    "summary",
    "unmarked",
]
