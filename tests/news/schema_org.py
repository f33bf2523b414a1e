"""As much of schema.org as our pages use, and what Google asks of it: for tests of what is told to machines.

Domains and ranges: https://schema.org/version/latest (looked up for each property that we use). Required and
recommended: Google's "Article", "Profile page", "Breadcrumb" and "Organization" structured data.
"""

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

TEXT, URL, MOMENT, NUMBER, TRUTH = "Text", "URL", "DateTime", "Integer", "Boolean"
PARENTS = {
    "NewsArticle": "Article",
    "OpinionNewsArticle": "NewsArticle",
    "AdvertiserContentArticle": "Article",
    "Article": "CreativeWork",
    "Quotation": "CreativeWork",
    "Comment": "CreativeWork",
    "CorrectionComment": "Comment",
    "WebPage": "CreativeWork",
    "CollectionPage": "WebPage",
    "ProfilePage": "WebPage",
    "ImageObject": "CreativeWork",
    "CreativeWork": "Thing",
    "NewsMediaOrganization": "Organization",
    "Organization": "Thing",
    "Person": "Thing",
    "Place": "Thing",
    "BreadcrumbList": "Thing",
    "ListItem": "Thing",
    "Thing": "",
}
PROPERTIES = {
    "Thing": {
        "name": (TEXT,),
        "description": (TEXT,),
        "url": (URL,),
        "image": (URL, "ImageObject"),
        "identifier": (TEXT, URL),
        "mainEntityOfPage": (URL, "CreativeWork"),
    },
    "CreativeWork": {
        "headline": (TEXT,),
        "text": (TEXT,),
        "author": ("Person", "Organization"),
        "creator": ("Person", "Organization"),
        "publisher": ("Person", "Organization"),
        "datePublished": (MOMENT,),
        "dateModified": (MOMENT,),
        "inLanguage": (TEXT,),
        "isAccessibleForFree": (TRUTH,),
        "isPartOf": ("CreativeWork", URL),
        "contentLocation": ("Place",),
        "locationCreated": ("Place",),
        "correction": ("CorrectionComment", TEXT, URL),
        "comment": ("Comment",),
        "creativeWorkStatus": (TEXT,),
        "mainEntity": ("Thing",),
    },
    "Article": {"articleSection": (TEXT,), "wordCount": (NUMBER,)},
    "WebPage": {"breadcrumb": ("BreadcrumbList", TEXT)},
    "ImageObject": {"width": (NUMBER,), "height": (NUMBER,)},
    "Organization": {
        "logo": (URL, "ImageObject"),
        "publishingPrinciples": (URL, "CreativeWork"),
        "correctionsPolicy": (URL, "CreativeWork"),
        "slogan": (TEXT,),
    },
    "NewsMediaOrganization": {"masthead": (URL, "CreativeWork")},
    "Person": {"jobTitle": (TEXT,), "worksFor": ("Organization",)},
    "BreadcrumbList": {"itemListElement": ("ListItem",)},
    "ListItem": {"position": (NUMBER,), "item": (URL, "Thing")},
}
# What Google requires and recommends, of nodes that say more than who they are.
WANTED = {
    "Article": {
        "headline",
        "image",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "mainEntityOfPage",
    },
    "Quotation": {"text", "datePublished", "isPartOf"},
    "CorrectionComment": {"text", "datePublished"},
    "Comment": {"text", "datePublished"},
    "ProfilePage": {"mainEntity", "breadcrumb"},
    "CollectionPage": {"name", "breadcrumb"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "NewsMediaOrganization": {"name", "url"},
    "Person": {"name"},
    "Place": {"name"},
}
PART = "isPartOf"


def kinds_of(name: str) -> list[str]:
    """A type and all that it is a kind of."""
    found = []
    while name:
        found.append(name)
        name = PARENTS[name]
    return found


def faults(node: dict[str, Any], *, at: str = "", is_part: bool = False) -> list[str]:
    """What is wrong with a node and all that it holds, one sentence each."""
    kinds = kinds_of(node["@type"])
    known = {name: ranges for kind in kinds for name, ranges in PROPERTIES.get(kind, {}).items()}
    found = []
    values = {name: value for name, value in node.items() if not name.startswith("@")}
    is_reference = "@id" in node and not values
    if not is_reference and not is_part:
        wanted = set().union(*(WANTED.get(kind, set()) for kind in kinds))
        found += [f"{at}{kinds[0]} lacks {name}" for name in sorted(wanted - set(values))]
    for name, value in values.items():
        here = f"{at}{kinds[0]}.{name}"
        if name not in known:
            found.append(f"{here} is no property of it")
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                is_allowed = bool(set(kinds_of(one["@type"])) & set(known[name]))
                found += [] if is_allowed else [f"{here} may not be a {one['@type']}"]
                found += faults(one, at=f"{here} > ", is_part=name == PART)
            elif not any(_is(one, kind) for kind in known[name]):
                found.append(f"{here} may not be {one!r}")
    return found


def _is(value: Any, kind: str) -> bool:
    if kind == TEXT:
        return isinstance(value, str) and bool(value.strip())
    if kind == URL:
        return isinstance(value, str) and urlsplit(value).scheme in {"http", "https"}
    if kind == MOMENT:
        return (
            isinstance(value, str)
            and bool(re.match(r"[0-9]{4}-", value))
            and bool(datetime.fromisoformat(value).tzinfo)
        )
    if kind == NUMBER:
        return isinstance(value, int) and not isinstance(value, bool)
    return kind == TRUTH and isinstance(value, bool)
