"""Atom feeds of all listings, from the same rows that the pages show, newest first."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.feed_content import feed_content
from news.models import Author, ListingRow, PaperSettings, Person, Region, Retraction, Section, Topic
from news.presentation import notice_address
from news.projection import is_public_person
from news.text import clean_text, one_line
from news.tombstone import notice_title

ITEMS = 30
RETRACTIONS_TOLD = timedelta(days=30)


class FullTextFeed(Atom1Feed):
    """Atom with the whole story beside its summary."""

    def add_item_elements(self, handler, item: dict[str, Any]) -> None:
        """As Django does, and the text (RFC 4287, 4.1.3)."""
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


class ListingFeed(Feed):
    """The feed of one listing; ``kind`` and ``model`` say which.

    All addresses begin with ``SITE_URL``, under whatever name the paper was asked.
    """

    kind: str
    model: type
    feed_type = FullTextFeed
    language = settings.LANGUAGE_CODE

    @method_decorator(require_safe)
    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """A feed is read, nothing else."""
        return super().__call__(request, *args, **kwargs)

    def get_object(self, request: HttpRequest, slug: str):
        return get_object_or_404(self.model, slug=slug)

    def title(self, subject) -> str:
        return _("%(paper)s: %(subject)s") % {"paper": _paper_name(), "subject": one_line(str(subject))}

    def link(self, subject) -> str:
        return settings.SITE_URL + self.address(subject)

    def feed_url(self, subject) -> str:
        return f"{settings.SITE_URL}{self.address(subject)}feed/"

    def address(self, subject) -> str:
        """The path of the page that the feed is of."""
        return subject.get_absolute_url()

    def subtitle(self, subject) -> str:
        return _("The newest stories: %(subject)s.") % {"subject": one_line(str(subject))}

    def items(self, subject) -> list[dict[str, Any]]:
        rows = ListingRow.objects.of(self.kind, subject.pk).newest_first().for_feeds()[:ITEMS]
        stories = [
            row.card()
            | {
                "guid": row.published.structured_data["@id"],
                "changed_at": row.published.changed_at,
                "content": feed_content(
                    row.published.body_html, corrections=row.published.facts["corrections"]
                ),
            }
            for row in rows
        ]
        return [*retracted_items(self.kind, subject), *stories]

    def item_title(self, card: dict) -> str:
        title = one_line(card["title"])
        return f"{card['label_text']}: {title}" if card["label_text"] else title

    def item_description(self, card: dict) -> str:
        return clean_text(card["summary"])

    def item_link(self, card: dict) -> str:
        return settings.SITE_URL + card["url"]

    def item_guid(self, card: dict) -> str:
        return card["guid"]

    item_guid_is_permalink = False

    def item_pubdate(self, card: dict):
        return card["published_at"]

    def item_updateddate(self, card: dict):
        return card["changed_at"]

    def item_extra_kwargs(self, card: dict) -> dict[str, str]:
        return {"content": card.get("content", "")}

    def item_author_name(self, card: dict) -> str | None:
        return one_line(", ".join(card["authors"])) or None

    def item_categories(self, card: dict) -> list[str]:
        return [one_line(place["name"]) for place in (card["section"], card["place"]) if place]


class SectionFeed(ListingFeed):
    kind, model = ListingRow.Kind.SECTION, Section


class RegionFeed(ListingFeed):
    kind, model = ListingRow.Kind.REGION, Region


class TopicFeed(ListingFeed):
    kind, model = ListingRow.Kind.TOPIC, Topic


class AuthorFeed(ListingFeed):
    kind, model = ListingRow.Kind.AUTHOR, Author


class PersonFeed(ListingFeed):
    """404 for somebody no public story names, as the page; a retraction is still told to whoever follows them."""

    kind, model = ListingRow.Kind.PERSON, Person

    def get_object(self, request: HttpRequest, slug: str) -> Person:
        person = super().get_object(request, slug)
        if not (is_public_person(person) or retracted_items(self.kind, person)):
            raise Http404
        return person


class LatestFeed(ListingFeed):
    """Everything, newest first, at ``/feed/``."""

    kind = ListingRow.Kind.LATEST

    def get_object(self, request: HttpRequest) -> None:
        return None

    def title(self, subject: None) -> str:
        return _paper_name()

    def address(self, subject: None) -> str:
        return "/"

    def subtitle(self, subject: None) -> str:
        return _("The newest stories of the paper.")

    def items(self, subject: None) -> list[dict[str, Any]]:
        return super().items(_Everything)


class _Everything:
    pk = 0


def retracted_items(kind: str, subject) -> list[dict[str, Any]]:
    """What left a listing by a retraction of the last days, under the ids that readers' programs know; newest first."""
    since = timezone.now() - RETRACTIONS_TOLD
    recent = Retraction.objects.in_force().filter(confirmed_at__gte=since).of_stories_in(kind, subject.pk)
    found = list(recent.with_story().newest_first()[:ITEMS])
    if kind == ListingRow.Kind.PERSON:
        # Who speaks in a story, only its text tells.
        found = [one for one in found if subject in one.article.load_speakers()]
    return [_retracted_item(retraction) for retraction in found]


def _retracted_item(retraction: Retraction) -> dict[str, Any]:
    article = retraction.article
    return {
        "title": _("Retracted: %(title)s") % {"title": notice_title(retraction)},
        "summary": retraction.reason,
        "url": notice_address(retraction),
        "guid": f"urn:uuid:{article.public_id}",
        "published_at": article.published_at,
        "changed_at": retraction.confirmed_at,
        "label_text": "",
        "authors": [],
        "section": None,
        "place": None,
    }


def _paper_name() -> str:
    return one_line(PaperSettings.load().name)
