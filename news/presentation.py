"""How a story is shown: the values its templates draw, from the models. Computed at publish and for previews."""

import hashlib
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from news.models.paper import PaperSettings

if TYPE_CHECKING:
    from news.models import ArticlePage, BylineEntry, Photo, PublishedArticle

LONG_TITLE_CHARACTERS = 70
PHOTO_WIDTHS = (360, 720, 1200)
SQUARE_PIXELS = 208
_EDITOR_KEYS = re.compile(r' data-block-key="[^"]*"')
PORTRAIT_PIXELS = 96
LARGE_PORTRAIT = (480, 600)


def render_body(article: "ArticlePage") -> str:
    """The body's HTML, block by block from ``templates/news/blocks/``.

    Without the keys that Wagtail's editor keeps on each paragraph: readers' phones have no use for them.
    """
    return _EDITOR_KEYS.sub("", render_to_string("news/body.html", {"body": article.body, "page": article}))


def card_of(article: "ArticlePage") -> dict[str, Any]:
    """What listings show of a story; the shape that ``components/story.html`` documents."""
    return {
        "id": article.pk,
        "url": address_of(article),
        "title": article.title,
        "summary": article.summary,
        "kicker": article.kicker,
        "label": article.label,
        "label_text": "" if article.label == article.Label.NEWS else str(article.get_label_display()),
        "place": _named(article.region, name="name"),
        "section": _named(article.section),
        "published_at": _iso(article.published_at),
        "photo": photo_facts(
            article.lead_photo, alt=article.lead_photo_alt, caption=article.lead_photo_caption
        ),
        "quote": _first_quote(article),
        "authors": [str(entry.author) for entry in _by_role(article, "writer")],
        "has_correction": article.corrections.exists() if article.pk else False,
        "is_long_title": len(article.title) > LONG_TITLE_CHARACTERS,
    }


def story_context(article: "ArticlePage", *, published: "PublishedArticle | None") -> dict[str, Any]:
    """What ``news/article_page.html`` draws: from the stored row, or afresh for a preview (``published`` None).

    A row made with other templates than today's is drawn afresh too, until ``rebuild_published`` makes it again.
    """
    if published is None or published.template_version != template_version():
        facts, structured, story_html = article_facts(article), None, ""
        url = address_of(article)
    else:
        facts, structured, story_html = published.facts, published.structured_data, published.story_html
        url = published.url
    return facts | {
        "published_at": _moment(facts["published_at"]),
        "story_html": mark_safe(story_html or render_story(article, facts)),  # noqa: S308 - our templates escape
        "structured_data": structured,
        "page_kind": "article",
        "page_title": article.seo_title or article.title,
        "page_description": article.search_description or article.summary,
        "canonical_path": url,
        "current_nav": facts["nav"],
    }


def render_story(article: "ArticlePage", facts: dict[str, Any]) -> str:
    """The story on its page, from headline to complaint box (``news/story.html``)."""
    context = facts | {
        "page": article,
        "published_at": _moment(facts["published_at"]),
        "changed_at": _moment(facts["changed_at"]),
        "corrections": [entry | {"made_at": _moment(entry["made_at"])} for entry in facts["corrections"]],
        "body_html": mark_safe(render_body(article)),  # noqa: S308 - made by our own block templates, which escape
    }
    return render_to_string("news/story.html", context)


@cache
def template_version() -> str:
    """Names the templates that stored stories are made with: other templates, other name."""
    root = Path(settings.BASE_DIR) / "templates"
    paths = [root / "news" / "body.html", root / "news" / "story.html"]
    paths += sorted([*(root / "news" / "blocks").glob("*.html"), *(root / "components").glob("*.html")])
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def article_facts(article: "ArticlePage") -> dict[str, Any]:
    """What the story's own page shows around its body: byline, trail, notices, share links."""
    address = settings.SITE_URL + address_of(article)
    return {
        "paper_name": PaperSettings.load().name,
        "published_at": _iso(article.published_at),
        "changed_at": _iso(article.changed_at or article.published_at),
        "byline": {
            "writers": [_named(entry.author) for entry in _by_role(article, "writer")],
            "photographers": [_named(entry.author) for entry in _by_role(article, "photographer")],
            "editors": [_named(entry.author) for entry in _by_role(article, "editor")],
            "place": article.dateline_place,
        },
        "photo": photo_facts(
            article.lead_photo, alt=article.lead_photo_alt, caption=article.lead_photo_caption
        ),
        "corrections": [_correction(entry) for entry in article.corrections.all()] if article.pk else [],
        "crumbs": [_named(region, name="name") for region in _region_path(article)]
        + _some(_named(article.section)),
        "trail": {
            "regions": [_named(region, name="name") for region in _regions(article)],
            "topics": [_named(topic) for topic in article.topics.all()],
            "speakers": _speakers(article),
        },
        "nav": article.region.slug if article.region_id else "",
        "region": _named(article.region, name="name"),
        "share": {
            "whatsapp": "https://wa.me/?text=" + quote(f"{article.title} {address}"),
            "telegram": f"https://t.me/share/url?url={quote(address)}&text={quote(article.title)}",
        },
    }


def address_of(article: "ArticlePage") -> str:
    """The path of a story below the site's root: ``/berita/2026/11/slug/``."""
    parts = article.get_url_parts()
    return parts[-1] if parts else f"/berita/{article.slug}/"


def photo_facts(photo: "Photo | None", *, alt: str = "", caption: str = "") -> dict[str, Any] | None:
    """Sources in three widths at 3:2 and a square, as WebP; the renditions are made once and kept."""
    if photo is None:
        return None
    specs = {width: f"fill-{width}x{width * 2 // 3}|format-webp" for width in PHOTO_WIDTHS}
    square = f"fill-{SQUARE_PIXELS}x{SQUARE_PIXELS}|format-webp"
    renditions = photo.get_renditions(*specs.values(), square)
    widest = renditions[specs[PHOTO_WIDTHS[-1]]]
    return {
        "alt": alt or photo.description,
        "caption": caption,
        "credit": photo.credit,
        "width": widest.width,
        "height": widest.height,
        "sources": [
            {"src": renditions[spec].url, "width": renditions[spec].width} for spec in specs.values()
        ],
        "square": {"src": renditions[square].url, "width": SQUARE_PIXELS, "height": SQUARE_PIXELS},
    }


def portrait_url(photo: "Photo | None") -> str | None:
    """The address of a small portrait, cropped to the focal point."""
    if photo is None:
        return None
    return photo.get_rendition(f"fill-{PORTRAIT_PIXELS}x{PORTRAIT_PIXELS}|format-webp").url


def large_portrait_url(photo: "Photo | None") -> str | None:
    """The address of a portrait for the head of a person's page, 4:5."""
    if photo is None:
        return None
    width, height = LARGE_PORTRAIT
    return photo.get_rendition(f"fill-{width}x{height}|format-webp").url


def quote_facts(text: str, *, speaker, role: str, url: str) -> dict[str, Any]:
    """One quotation with who said it, as ``components/quote.html`` draws it."""
    return {
        "text": text,
        "speaker": speaker.name if speaker else "",
        "speaker_url": speaker.get_absolute_url() if speaker else "",
        "role": role,
        "url": url,
        "portrait": portrait_url(speaker.portrait) if speaker else None,
    }


def _first_quote(article: "ArticlePage") -> dict[str, Any] | None:
    for block in article.quotes:
        value = block.value
        if value.get("speaker"):
            url = f"{address_of(article)}#b-{block.id}"
            text = Truncator(value["text"]).words(30, truncate=" …")
            return quote_facts(text, speaker=value["speaker"], role=value["role"], url=url)
    return None


def _speakers(article: "ArticlePage") -> list[dict[str, str]]:
    speakers = {
        block.value["speaker"].pk: block.value["speaker"]
        for block in article.quotes
        if block.value["speaker"]
    }
    return [_named(person) for person in speakers.values()]


def _by_role(article: "ArticlePage", role: str) -> "list[BylineEntry]":
    return [entry for entry in article.byline_entries.all() if entry.role == role]


def _regions(article: "ArticlePage") -> list:
    return [*([article.region] if article.region_id else []), *article.further_regions.all()]


def _region_path(article: "ArticlePage") -> list:
    if not article.region_id:
        return []
    return [*reversed(article.region.ancestors()), article.region]


def _correction(entry) -> dict[str, str]:
    return {
        "kind": entry.kind,
        "kind_text": str(entry.get_kind_display()),
        "text": entry.text,
        "made_at": _iso(entry.made_at),
    }


def _named(thing, *, name: str = "") -> dict[str, str] | None:
    if thing is None:
        return None
    return {"name": getattr(thing, name) if name else str(thing), "url": thing.get_absolute_url()}


def _some(value) -> list:
    return [value] if value else []


def _iso(moment) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
