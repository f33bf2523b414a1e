"""Atom feeds of all listings, from the same rows that the pages show, newest first."""

from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.models import Author, ListingRow, PaperSettings, Person, Region, Section, Topic
from news.text import clean_text, one_line

ITEMS = 30


class ListingFeed(Feed):
    """The feed of one listing; ``kind`` and ``model`` say which."""

    kind: str
    model: type
    feed_type = Atom1Feed
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
        return subject.get_absolute_url()

    def subtitle(self, subject) -> str:
        return _("The newest stories: %(subject)s.") % {"subject": one_line(str(subject))}

    def items(self, subject) -> list[dict[str, Any]]:
        rows = ListingRow.objects.of(self.kind, subject.pk).newest_first().for_feeds()[:ITEMS]
        return [
            row.card()
            | {"guid": row.published.structured_data["@id"], "changed_at": row.published.changed_at}
            for row in rows
        ]

    def item_title(self, card: dict) -> str:
        title = one_line(card["title"])
        return f"{card['label_text']}: {title}" if card["label_text"] else title

    def item_description(self, card: dict) -> str:
        return clean_text(card["summary"])

    def item_link(self, card: dict) -> str:
        return card["url"]

    def item_guid(self, card: dict) -> str:
        return card["guid"]

    item_guid_is_permalink = False

    def item_pubdate(self, card: dict):
        return card["published_at"]

    def item_updateddate(self, card: dict):
        return card["changed_at"]

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
    kind, model = ListingRow.Kind.PERSON, Person


class LatestFeed(ListingFeed):
    """Everything, newest first, at ``/feed/``."""

    kind = ListingRow.Kind.LATEST

    def get_object(self, request: HttpRequest) -> None:
        return None

    def title(self, subject: None) -> str:
        return _paper_name()

    def link(self, subject: None) -> str:
        return "/"

    def subtitle(self, subject: None) -> str:
        return _("The newest stories of the paper.")

    def items(self, subject: None) -> list[dict[str, Any]]:
        return super().items(_Everything)


class _Everything:
    pk = 0


def _paper_name() -> str:
    return one_line(PaperSettings.load().name)
