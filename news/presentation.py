"""How a story is shown: the values its templates draw. Computed at publish and for previews.

Wagtail asks a page for what it shows, so the models know this module, and it knows none of them: it is handed a story,
and names its class for the reader only.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from news.editor_keys import without_editor_keys
from news.low_data import low_data_facts, low_data_url
from news.pictures import photo_facts, portrait_url
from news.rights import have_ended, photos_of, shown_until
from news.structured_data import with_image

if TYPE_CHECKING:
    from news.models import ArticlePage, Correction, Person, PublishedArticle, Retraction

LONG_TITLE_CHARACTERS = 70
LONGEST_CARD_QUOTE_WORDS = 30
UNDRAWN = ""
"""The ``template_version`` of a story whose HTML nobody stored yet: each reader gets it drawn afresh."""
READ_WORDS_A_MINUTE = 200
"""What a reader of running Indonesian text manages on a phone; a house rule, not a measurement."""

_INDENTS = re.compile(r"\n\s+")


@contextmanager
def as_printed() -> Iterator[None]:
    """In the paper's language and by its clock: whoever publishes or previews may work in Wagtail with others."""
    with (
        translation.override(settings.LANGUAGE_CODE),
        timezone.override(timezone.get_default_timezone()),
    ):
        yield


def render_body(article: "ArticlePage", *, is_public: bool = False) -> str:
    """The body's HTML, block by block from ``templates/news/blocks/``.

    Only the text that ``is_public`` shows what is on record of it: a draft's words have no number. Without the keys
    that Wagtail's editor keeps on each paragraph: readers' phones have no use for them.
    """
    context = {"body": article.body, "page": article, "is_public": is_public}
    return without_editor_keys(render_to_string("news/body.html", context))


def count_words(article: "ArticlePage") -> int:
    """How many words of the story's own text there are to read: no captions, tables, links and "Read also"."""
    texts = [
        text
        for block in article.body
        if block.block.is_counted
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
        "has_correction": any(entry.kind == entry.Kind.CORRECTION for entry in shown_corrections(article)),
        "is_long_title": len(article.title) > LONG_TITLE_CHARACTERS,
        "pictures_until": shown_until(photos_of(article)),
    }


def story_context(article: "ArticlePage", *, published: "PublishedArticle | None") -> dict[str, Any]:
    """What ``news/article_page.html`` draws: from the stored row, or afresh for a preview (``published`` None).

    A row made with other templates than today's is drawn afresh too, until ``rebuild_published`` makes it again.
    """
    if published is not None and is_as_drawn_today(published):
        facts, story_html = published.facts, published.story_html
    else:
        facts, body_html = drawn_afresh(article, is_public=published is not None)
        with as_printed():
            story_html = render_story(article, facts, body_html=body_html, is_public=published is not None)
    return page_context(article, facts, published=published) | {
        "story_html": mark_safe(story_html)  # noqa: S308 - our templates escape
    }


def low_data_context(article: "ArticlePage", *, published: "PublishedArticle") -> dict[str, Any]:
    """What ``news/low_data_page.html`` draws, from the stored body; one query more than the full page."""
    if is_as_drawn_today(published):
        facts, body_html = published.facts, published.body_html
    else:
        facts, body_html = drawn_afresh(article, is_public=True)
    context = page_context(article, facts, published=published)
    return context | story_values(facts) | low_data_facts(facts, body_html)


def is_as_drawn_today(published: "PublishedArticle") -> bool:
    """Whether the stored row may be shown as it is: made with today's templates, of pictures that may be shown."""
    if have_ended(published.facts.get("pictures_until")):
        return False
    return published.template_version == template_version()


def body_of(published: "PublishedArticle") -> str:
    """The text of a public story as HTML: as it is stored, or drawn for one whose HTML nobody stored yet."""
    if published.template_version != UNDRAWN:
        return published.body_html
    return drawn_afresh(published.article, is_public=True)[1]


def story_of(published: "PublishedArticle") -> str:
    """The same of the whole story on its page."""
    if published.template_version != UNDRAWN:
        return published.story_html
    facts, body_html = drawn_afresh(published.article, is_public=True)
    with as_printed():
        return render_story(published.article, facts, body_html=body_html, is_public=True)


@as_printed()
def drawn_afresh(article: "ArticlePage", *, is_public: bool) -> tuple[dict[str, Any], str]:
    """The facts and the body of a story as publishing would write them now."""
    return article_facts(article), render_body(article, is_public=is_public)


def page_context(
    article: "ArticlePage", facts: dict[str, Any], *, published: "PublishedArticle | None"
) -> dict[str, Any]:
    """What the frame of a story's page needs beside its facts."""
    drawn = published.facts.get("share_image") if published else None
    return facts | {
        "share_image": drawn,
        "published_at": moment_of(facts["published_at"]),
        "structured_data": with_image(published.structured_data, photo=facts["photo"], drawn=drawn)
        if published
        else None,
        "is_public": published is not None,
        "page_kind": "article",
        "page_title": article.seo_title or article.title,
        "page_description": article.search_description or article.summary,
        "canonical_path": published.url if published else address_of(article),
        "current_nav": facts["nav"],
    }


def render_story(
    article: "ArticlePage", facts: dict[str, Any], *, body_html: str, is_public: bool = False
) -> str:
    """The story on its page, from headline to complaint box (``news/story.html``), around its rendered body.

    Only one that ``is_public`` says that readers' browsers may keep it.
    """
    context = facts | story_values(facts)
    context |= {
        "page": article,
        "body_html": mark_safe(body_html),  # noqa: S308 - our block templates escape
        "is_public": is_public,
    }
    return without_indents(render_to_string("news/story.html", context))


def without_indents(html: str) -> str:
    """What templates write to be read by us, and no reader's line has to carry: a twentieth of a story's page."""
    return _INDENTS.sub("\n", html)


def story_values(facts: dict[str, Any]) -> dict[str, Any]:
    """Days and times among the facts, as templates print them."""
    due = facts["verification_due_on"]
    return {
        "published_at": moment_of(facts["published_at"]),
        "changed_at": moment_of(facts["changed_at"]),
        "corrections": [entry | {"shown_at": moment_of(entry["shown_at"])} for entry in facts["corrections"]],
        "verification_due_on": date.fromisoformat(due) if due else None,
    }


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
    path, byline, corrections = address_of(article), _byline(article), shown_corrections(article)
    address, changed_at = settings.SITE_URL + path, _changed_at(article, corrections)
    return {
        "published_at": _iso(article.published_at),
        "changed_at": _iso(changed_at),
        "reading_minutes": max(1, round(count_words(article) / READ_WORDS_A_MINUTE)),
        "history_url": f"{path}riwayat/" if corrections or changed_at != article.published_at else "",
        "byline": {
            "writers": byline["writer"],
            "photographers": byline["photographer"],
            "editors": byline["editor"],
            "place": article.dateline_place,
            **({"others": others} if (others := _others(byline)) else {}),
        },
        "photo": photo_facts(
            article.lead_photo, alt=article.lead_photo_alt, caption=article.lead_photo_caption
        ),
        "corrections": [_correction(entry, history_url=f"{path}riwayat/") for entry in corrections],
        "is_unverified": article.is_unverified,
        "verification_due_on": article.verification_due_on.isoformat()
        if article.is_unverified and article.verification_due_on
        else None,
        "crumbs": crumbs_of(article),
        "trail": {
            "regions": [_named(region, name="name") for region in article.load_regions()],
            "topics": sorted(map(_named, article.topics.all()), key=itemgetter("name")),
            "speakers": [_named(person) for person in article.load_speakers()],
        },
        "low_data_url": low_data_url(path),
        "read_also": _read_also(article),
        "pictures_until": shown_until(photos_of(article)),
        "nav": article.region.slug if article.region_id else "",
        "region": _named(article.region, name="name"),
        "share": {
            "whatsapp": "https://wa.me/?text=" + quote(f"{article.title} {address}"),
            "telegram": f"https://t.me/share/url?url={quote(address)}&text={quote(article.title)}",
        },
    }


def related_facts(article: "ArticlePage | None") -> dict[str, Any]:
    """``related``: another story as a link with what became of it; None where readers have nothing of it.

    One that was retracted is still named where it was quoted, by its headline if the ground lets that stand.
    """
    if article is None:
        return {"related": None}
    published = article.load_published()
    if published is not None:
        marked = (
            {"mark": "correction", "mark_text": _("Correction")} if published.card["has_correction"] else {}
        )
        return {"related": {"title": published.card["title"], "url": published.url, **marked}}
    retraction = article.load_retraction()
    if retraction is None:
        return {"related": None}
    title = _("A story that we have retracted") if retraction.hides_headline else retraction.article.title
    mark = {"mark": "retraction", "mark_text": _("Retracted")}
    return {"related": {"title": title, "url": notice_address(retraction), **mark}}


def address_of(article: "ArticlePage") -> str:
    """The path of a story below the site's root: ``/berita/2026/11/slug/``."""
    parts = article.get_url_parts()
    return parts[-1] if parts else f"/berita/{article.slug}/"


def notice_address(retraction: "Retraction") -> str:
    """Where the notice of a retraction stands: at the story's address, unless that is made of a hidden headline."""
    if retraction.hides_headline:
        return reverse("retraction_notice", args=[retraction.pk])
    return address_of(retraction.article)


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


def _read_also(article: "ArticlePage") -> list[int]:
    """The stories that the text itself leads to; they are not offered again under it."""
    return [story.pk for block in article.body for story in block.block.stories(block.value)]


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
        names.setdefault(entry.role, []).append(_named(entry.author))
    return names


def _others(byline: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    """Names whose part the house has no sentence for (a translator of an archive), each with that part."""
    known = {"writer", "photographer", "editor"}
    return [name | {"role": role} for role, names in byline.items() if role not in known for name in names]


def crumbs_of(article: "ArticlePage", *, with_section: bool = True) -> list[dict[str, str]]:
    """The way down to a story: province, regency, section."""
    places = [article.region, *article.region.ancestors()] if article.region_id else []
    crumbs = [_named(place, name="name") for place in reversed(places)]
    return [*crumbs, _named(article.section)] if with_section and article.section_id else crumbs


def shown_corrections(article: "ArticlePage") -> list["Correction"]:
    """What stands above a story, newest first, with the one that somebody at the desk is about to read."""
    is_known = article.pk and not article.is_arriving
    shown = list(article.corrections.approved().newest_first()) if is_known else []
    return [article.correction_to_preview, *shown] if article.correction_to_preview else shown


def _changed_at(article: "ArticlePage", corrections: list["Correction"]) -> datetime | None:
    """When readers last got something new from a story: another text, or a notice above it."""
    moments = [article.changed_at or article.published_at, *(entry.approved_at for entry in corrections)]
    return max(filter(None, moments), default=None)


def _correction(entry: "Correction", *, history_url: str) -> dict[str, str]:
    return {
        "kind": entry.kind,
        "title": entry.title,
        "party": entry.party,
        "text": entry.text,
        "is_whole": not entry.full_text,
        "shown_at": _iso(entry.approved_at or timezone.now()),
        "url": entry.get_absolute_url() if entry.has_page else "",
        # Only a mistake of ours changed the text.
        "history_url": history_url if entry.kind == entry.Kind.CORRECTION else "",
    }


def _named(thing, *, name: str = "") -> dict[str, str] | None:
    if thing is None:
        return None
    return {"name": getattr(thing, name) if name else str(thing), "url": _address_of_thing(thing)}


def _address_of_thing(thing) -> str:
    """Made once for a thing in memory: the stories of an archive name the same ones ten thousand times."""
    kept = thing.__dict__.get("_kept_address")
    if kept is None or kept[0] != thing.slug:
        kept = thing._kept_address = (thing.slug, thing.get_absolute_url())
    return kept[1]


def _iso(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def moment_of(text: str | None) -> datetime | None:
    """A time as facts store it, as a datetime again."""
    return datetime.fromisoformat(text) if text else None
