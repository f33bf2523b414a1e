"""Stories as the search knows them, without the pages' tree and templates around them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from news.models import (
    ArticlePage,
    Author,
    BylineEntry,
    ListingRow,
    Person,
    PublishedArticle,
    Region,
    Section,
)
from news.months import month_number
from news.publication.batch import Batch, Story
from search.documents import Search

NOW = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def a_place(name: str = "Kutai Kartanegara", **changes: Any) -> Region:
    values = {
        "code": f"64.{Region.objects.count():02}",
        "kind": "regency",
        "slug": slugify(name),
        "name": name,
    }
    return Region.objects.create(**values | changes)


def a_desk_section(name: str = "Lingkungan") -> Section:
    return Section.objects.get_or_create(name=name, slug=slugify(name))[0]


def a_speaker(name: str = "Arman Setiadji") -> Person:
    return Person.objects.get_or_create(name=name, slug=slugify(name))[0]


def a_writer(name: str = "Rahma Idris") -> Author:
    return Author.objects.get_or_create(name=name, slug=slugify(name))[0]


def a_findable_story(
    title: str = "Pintu air Sungai Meriam belum selesai",
    *,
    paragraphs: list[str] | None = None,
    quotes: list[tuple[str, Person]] | None = None,
    days_ago: float = 0,
    writer: Author | None = None,
    further_regions: list[Region] | None = None,
    **changes: Any,
) -> ArticlePage:
    """A story in the search index, published some days before ``NOW``."""
    article = _page(title, published_at=NOW - timedelta(days=days_ago), **changes)
    article.body = [
        ("paragraph", f"<p>{text}</p>") for text in paragraphs or ["Warga menunggu di tepi sungai."]
    ]
    for words, speaker in quotes or []:
        article.body.append(("quote", {"text": words, "speaker": speaker, "role": "Kepala Dinas"}))
    if writer:
        article.byline_entries = [BylineEntry(author=writer)]
    article.further_regions.set(further_regions or [])
    published = _published(article)
    for speaker in article.load_speakers():
        ListingRow.objects.create(
            kind=ListingRow.Kind.PERSON,
            key=speaker.pk,
            published=published,
            published_at=article.published_at,
        )
    write_document(article)
    return article


def _page(title: str, **values: Any) -> ArticlePage:
    defaults = {
        "summary": "Ringkasan singkat.",
        "dateline_place": "Tenggarong",
        "slug": slugify(title) or "berita",
    }
    if "section" not in values:
        defaults["section"] = a_desk_section()
    page = ArticlePage(title=title, **defaults | values)
    page.slug = f"{page.slug}-{Page.objects.count()}"
    return Page.get_first_root_node().add_child(instance=page)


def _published(article: ArticlePage) -> PublishedArticle:
    card = {
        "id": article.pk,
        "url": f"/berita/2026/11/{article.slug}/",
        "title": article.title,
        "summary": article.summary,
        "kicker": "",
        "label": article.label,
        "label_text": "",
        "place": {"name": article.region.name, "url": "/"} if article.region else None,
        "section": None,
        "published_at": article.published_at.isoformat(),
        "photo": None,
        "quote": None,
        "authors": [],
        "has_correction": False,
        "is_long_title": False,
    }
    return PublishedArticle.objects.create(
        article=article,
        digest="",
        template_version="",
        published_at=article.published_at,
        month=month_number(article.published_at),
        changed_at=article.published_at,
        url=card["url"],
        card=card,
        facts={},
        structured_data={},
        body_html="",
    )


def write_document(article: ArticlePage) -> None:
    """Make a story findable as it now reads."""
    story = Story(article, content={}, digest="", before=getattr(article, "published", None))
    Search().write(Batch([story]))
