"""The story's editor over HTTP, as a browser posts it."""

from typing import Any

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from news.filing import month_page_for
from news.models import ArticlePage, Author

FIELDS = (
    "title", "slug", "kicker", "summary", "section", "region", "label", "sponsor", "source", "dateline_place",
    "dateline_on", "lead_photo", "lead_photo_caption", "lead_photo_alt", "initials", "seo_title",
    "search_description", "embargo_until", "go_live_at", "expire_at",
)  # fmt: skip


def posted(*, body: list | None = None, byline: tuple[Author, ...] = (), **values: Any) -> dict[str, str]:
    """The form of a story; what is not named is empty."""
    entries = [{"author": author.pk, "role": "writer"} for author in byline]
    fields = {"label": "news"} | {name: str(value) for name, value in values.items()}
    return nested_form_data(
        dict.fromkeys(FIELDS, "")
        | fields
        | {
            "body": streamfield(body or []),
            "byline_entries": inline_formset(entries),
            "asked_parties": inline_formset([]),
            "comments": inline_formset([]),
        }
    )


def paragraph(text: str = "Air naik sejak Kamis dini hari.") -> tuple[str, str]:
    return ("paragraph", rich_text(f"<p>{text}</p>"))


def quote(text: str = "Air naik.", *, speaker: object = "", role: str = "Ketua RT 12") -> tuple[str, dict]:
    return ("quote", {"text": text, "speaker": speaker, "role": role})


def create_url() -> str:
    return reverse("wagtailadmin_pages:add", args=["news", "articlepage", month_page_for().pk])


def edit_url(article: ArticlePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def loaded(article: ArticlePage) -> dict[str, str]:
    """The hidden fields by which an open editor says which version it shows."""
    revision = ArticlePage.objects.get(pk=article.pk).get_latest_revision()
    return {
        "loaded_revision_id": str(revision.pk),
        "loaded_revision_created_at": revision.created_at.isoformat(),
    }
