"""Schema.org data of a story: made from the same object as the page, so page and markup cannot disagree.

Shapes: https://schema.org/NewsArticle, and Google's "Article structured data" for what must be there.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from news.text import one_line

LOGO = "img/icon-512.png"
LOGO_PIXELS = 512
# ``Correction.Kind.REPLY``: a right of reply is the party's word, not the paper's.
_REPLY = "reply"


def news_article(article, facts: dict[str, Any], card: dict[str, Any], *, word_count: int) -> dict[str, Any]:
    """The NewsArticle node of a published story. ``facts`` and ``card`` are the projection's."""
    base = settings.SITE_URL
    kind = {"opinion": "OpinionNewsArticle", "advertorial": "AdvertiserContentArticle"}.get(
        article.label, "NewsArticle"
    )
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": f"urn:uuid:{article.public_id}",
        "headline": one_line(article.title),
        "description": one_line(article.summary),
        "datePublished": facts["published_at"],
        "dateModified": facts["changed_at"],
        "inLanguage": settings.LANGUAGE_CODE,
        "url": base + card["url"],
        "mainEntityOfPage": page_of_story(facts["crumbs"], card),
        "wordCount": word_count,
        "isAccessibleForFree": True,
        "author": _writers(article, facts),
        "publisher": publisher(facts["paper_name"]),
    }
    if card["section"]:
        node["articleSection"] = card["section"]["name"]
    if card["place"]:
        node["contentLocation"] = {"@type": "Place", "name": card["place"]["name"]}
    # Where there is no photo, the page adds what is drawn for links: its name is told by the facts alone.
    return with_image(node, photo=facts["photo"]) | _notices(facts["corrections"])


def with_image(
    node: dict[str, Any], *, photo: dict[str, Any] | None, drawn: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The node with the sizes of a story's photo; with what is drawn for links where there is none to show."""
    others = {name: value for name, value in node.items() if name != "image"}
    paths = [source["src"] for source in photo["sources"]] if photo else [drawn["path"]] if drawn else []
    return others | {"image": [settings.SITE_URL + path for path in paths]} if paths else others


def part_of_series(series) -> dict[str, Any]:
    """What a story's node says of its series; joined when the page is drawn, as the series itself."""
    node = {
        "@type": "CreativeWorkSeries",
        "name": one_line(series.name),
        "url": settings.SITE_URL + series.url,
    }
    return {"isPartOf": node, "position": series.number}


def publisher(name: str) -> dict[str, Any]:
    """The paper, by what it is held to (https://schema.org/NewsMediaOrganization)."""
    base = settings.SITE_URL
    return reference_to_publisher() | {
        "name": one_line(name),
        "url": f"{base}/",
        # Without the number that the file has on pages: what is stored outlives a deployment.
        "logo": {
            "@type": "ImageObject",
            "url": f"{base}{settings.STATIC_URL}{LOGO}",
            "width": LOGO_PIXELS,
            "height": LOGO_PIXELS,
        },
        "publishingPrinciples": f"{base}/pedoman-media-siber/",
        "correctionsPolicy": f"{base}/koreksi/",
        "masthead": f"{base}/redaksi/",
    }


def reference_to_publisher() -> dict[str, str]:
    """The same by its identity alone, for pages that do not load its name."""
    return {"@type": "NewsMediaOrganization", "@id": f"{settings.SITE_URL}/#koran"}


def breadcrumbs(crumbs: list[dict[str, str]]) -> dict[str, Any]:
    """The way down from the front page, as it stands over a page (https://schema.org/BreadcrumbList)."""
    steps = [{"name": _("Front page"), "url": "/"}, *crumbs]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": one_line(step["name"]),
                "item": settings.SITE_URL + step["url"],
            }
            for number, step in enumerate(steps, start=1)
        ],
    }


def page_of_story(crumbs: list[dict[str, str]], card: dict[str, Any]) -> dict[str, Any]:
    """The page on which a story stands, with the way down to it."""
    url = settings.SITE_URL + card["url"]
    return {
        "@type": "WebPage",
        "@id": url,
        "url": url,
        "breadcrumb": breadcrumbs([*crumbs, {"name": card["title"], "url": card["url"]}]),
    }


def _writers(article, facts: dict[str, Any]) -> list[dict[str, Any]]:
    """Who wrote it; where nobody is named, whose text it is: of whoever paid or released, else the paper's."""
    names = facts["byline"]["writers"]
    if names:
        return [
            {"@type": "Person", "name": one_line(name["name"]), "url": settings.SITE_URL + name["url"]}
            for name in names
        ]
    if one_line(article.sponsor):
        return [{"@type": "Organization", "name": one_line(article.sponsor)}]
    return [publisher(facts["paper_name"])]


def _notices(entries: list[dict[str, Any]]) -> dict[str, Any]:
    """What we put right as ``correction``; what a party answers as a ``comment`` of theirs: we do not say it."""
    replies = [entry for entry in entries if entry["kind"] == _REPLY]
    ours = [entry for entry in entries if entry["kind"] != _REPLY]
    found: dict[str, Any] = {}
    if ours:
        found["correction"] = [
            {"@type": "CorrectionComment", "text": entry["text"], "datePublished": entry["shown_at"]}
            for entry in ours
        ]
    if replies:
        found["comment"] = [_reply(entry) for entry in replies]
    return found


def _reply(entry: dict[str, Any]) -> dict[str, Any]:
    node = {
        "@type": "Comment",
        "name": one_line(entry["title"]),
        "text": entry["text"],
        "datePublished": entry["shown_at"],
    }
    if entry["party"]:
        node["author"] = {"@type": "Organization", "name": one_line(entry["party"])}
    if entry["url"]:
        node["url"] = settings.SITE_URL + entry["url"]
    return node
