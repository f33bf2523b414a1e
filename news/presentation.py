"""How a story is shown: the values its templates draw, from the models. Computed at publish and for previews."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from news.models.paper import PaperSettings
from news.pictures import photo_facts, portrait_url

if TYPE_CHECKING:
    from news.models import ArticlePage, Correction, Person, PublishedArticle

LONG_TITLE_CHARACTERS = 70
LONGEST_CARD_QUOTE_WORDS = 30
# What is read as the story itself: no captions, tables, links and "Read also".
COUNTED_BLOCKS = frozenset({"paragraph", "heading", "quote", "list", "fact_box"})
_EDITOR_KEYS = re.compile(r' data-block-key="[^"]*"')


@contextmanager
def as_printed() -> Iterator[None]:
    """In the paper's language and by its clock: whoever publishes or previews may work in Wagtail with others."""
    with (
        translation.override(settings.LANGUAGE_CODE),
        timezone.override(timezone.get_default_timezone()),
    ):
        yield


def render_body(article: "ArticlePage") -> str:
    """The body's HTML, block by block from ``templates/news/blocks/``.

    Without the keys that Wagtail's editor keeps on each paragraph: readers' phones have no use for them.
    """
    return _EDITOR_KEYS.sub("", render_to_string("news/body.html", {"body": article.body, "page": article}))


def count_words(article: "ArticlePage") -> int:
    """How many words of the story's own text there are to read (``COUNTED_BLOCKS``)."""
    texts = [
        text
        for block in article.body
        if block.block_type in COUNTED_BLOCKS
        for text in block.block.get_searchable_content(block.value)
    ]
    return sum(len(text.split()) for text in texts)


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
        "authors": [name["name"] for name in _byline(article)["writer"]],
        "columnist": _columnist(article),
        "has_correction": article.corrections.exists() if article.pk else False,
        "is_long_title": len(article.title) > LONG_TITLE_CHARACTERS,
    }


def story_context(article: "ArticlePage", *, published: "PublishedArticle | None") -> dict[str, Any]:
    """What ``news/article_page.html`` draws: from the stored row, or afresh for a preview (``published`` None).

    A row made with other templates than today's is drawn afresh too, until ``rebuild_published`` makes it again.
    """
    if published is None or published.template_version != template_version():
        with as_printed():
            facts = article_facts(article)
            story_html = render_story(article, facts, body_html=render_body(article))
    else:
        facts, story_html = published.facts, published.story_html
    return facts | {
        "published_at": _moment(facts["published_at"]),
        "story_html": mark_safe(story_html),  # noqa: S308 - our templates escape
        "structured_data": published.structured_data if published else None,
        "page_kind": "article",
        "page_title": article.seo_title or article.title,
        "page_description": article.search_description or article.summary,
        "canonical_path": published.url if published else address_of(article),
        "current_nav": facts["nav"],
    }


def render_story(article: "ArticlePage", facts: dict[str, Any], *, body_html: str) -> str:
    """The story on its page, from headline to complaint box (``news/story.html``), around its rendered body."""
    context = facts | {
        "page": article,
        "published_at": _moment(facts["published_at"]),
        "changed_at": _moment(facts["changed_at"]),
        "corrections": [entry | {"made_at": _moment(entry["made_at"])} for entry in facts["corrections"]],
        "body_html": mark_safe(body_html),  # noqa: S308 - made by our own block templates, which escape
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
    address, byline = settings.SITE_URL + address_of(article), _byline(article)
    return {
        "paper_name": PaperSettings.load().name,
        "published_at": _iso(article.published_at),
        "changed_at": _iso(article.changed_at or article.published_at),
        "byline": {
            "writers": byline["writer"],
            "photographers": byline["photographer"],
            "editors": byline["editor"],
            "place": article.dateline_place,
        },
        "photo": photo_facts(
            article.lead_photo, alt=article.lead_photo_alt, caption=article.lead_photo_caption
        ),
        "corrections": [_correction(entry) for entry in article.corrections.all()] if article.pk else [],
        "crumbs": _crumbs(article),
        "trail": {
            "regions": [_named(region, name="name") for region in article.load_regions()],
            "topics": [_named(topic) for topic in article.topics.all()],
            "speakers": [_named(person) for person in article.load_speakers()],
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


def quote_facts(text: str, *, speaker: "Person | None", role: str, url: str) -> dict[str, Any]:
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
            text = Truncator(value["text"]).words(LONGEST_CARD_QUOTE_WORDS, truncate=" …")
            return quote_facts(text, speaker=value["speaker"], role=value["role"], url=url)
    return None


def _columnist(article: "ArticlePage") -> dict[str, str | None] | None:
    """Whose opinion a piece is, with what readers should know of that person; None for all other stories."""
    if article.label != article.Label.OPINION:
        return None
    writers = [entry.author for entry in article.byline_entries.all() if entry.role == entry.Role.WRITER]
    if len(writers) != 1:
        return None
    author = writers[0]
    return {"name": author.name, "role": author.job_title, "portrait": portrait_url(author.portrait)}


def _byline(article: "ArticlePage") -> dict[str, list[dict[str, str]]]:
    """Names as links by their part, each in print order."""
    names: dict[str, list[dict[str, str]]] = {"writer": [], "photographer": [], "editor": []}
    for entry in article.byline_entries.all():
        names[entry.role].append(_named(entry.author))
    return names


def _crumbs(article: "ArticlePage") -> list[dict[str, str]]:
    """The way down to a story: province, regency, section."""
    places = [article.region, *article.region.ancestors()] if article.region_id else []
    crumbs = [_named(place, name="name") for place in reversed(places)]
    return [*crumbs, _named(article.section)] if article.section_id else crumbs


def _correction(entry: "Correction") -> dict[str, str]:
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


def _iso(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
