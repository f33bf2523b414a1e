"""Atom feeds of all listings, from the same rows that the pages show, newest first."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.html import escape
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.feed_content import feed_content
from news.models import Author, ListingRow, PaperSettings, Person, Region, Retraction, Section, Series, Topic
from news.presentation import body_of, notice_address
from news.publication.uses import is_public_person
from news.querysets import ListingQuerySet
from news.rights import have_ended
from news.share_images.image import image_of_facts
from news.text import clean_text, one_line
from news.tombstone import notice_title

ITEMS = 30
RETRACTIONS_TOLD = timedelta(days=30)


NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)
HUB_SECONDS = 10
PHOTO_TYPE = "image/webp"
CORRECTED = "ralat"


class FullTextFeed(Atom1Feed):
    """Atom with the whole story, everybody who wrote it, and where changes are announced (WebSub)."""

    def latest_post_date(self) -> datetime:
        """An empty feed is not newer each time somebody asks (RFC 4287, 4.2.15)."""
        return super().latest_post_date() if self.items else NOTHING_YET

    def add_root_elements(self, handler) -> None:
        """As Django does, and the hub (https://www.w3.org/TR/websub/#discovery)."""
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("link", "", {"rel": "hub", "href": settings.WEBSUB_HUB})

    def add_item_elements(self, handler, item: dict[str, Any]) -> None:
        """As Django does, and each writer by name and page, the mark of a correction, and the text (4.1.2, 4.1.3)."""
        super().add_item_elements(handler, item)
        for writer in item["writers"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", one_line(writer["name"]))
            handler.addQuickElement("uri", settings.SITE_URL + writer["url"])
            handler.endElement("author")
        if item["is_corrected"]:
            scheme = f"{settings.SITE_URL}/koreksi/"
            handler.addQuickElement(
                "category", "", {"term": CORRECTED, "scheme": scheme, "label": _("Correction")}
            )
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
        """A feed is read, nothing else, and not sent twice to whoever has it.

        By its words, not by its date: what leaves a feed makes it no newer.
        """
        response = super().__call__(request, *args, **kwargs)
        if settings.WEBSUB_HUB:
            itself = f"{settings.SITE_URL}{request.path}"
            response["Link"] = f'<{settings.WEBSUB_HUB}>; rel="hub", <{itself}>; rel="self"'
            # The hub asks as soon as it is told: no cache in front may hand it the old feed.
            patch_cache_control(response, public=True, max_age=HUB_SECONDS, s_maxage=HUB_SECONDS)
        etag = quote_etag(blake2b(response.content, digest_size=12).hexdigest())
        response["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response)

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

    def rows(self, subject) -> ListingQuerySet:
        """The rows of the page."""
        return ListingRow.objects.of(self.kind, subject.pk)

    def items(self, subject) -> list[dict[str, Any]]:
        rows = self.rows(subject).newest_first().for_feeds()[:ITEMS]
        stories = [
            row.card()
            | {
                "guid": row.published.structured_data["@id"],
                "changed_at": row.published.changed_at,
                "writers": _writers(row.published.facts),
                "shared_photo": image_of_facts(row.published.facts["share_image"]).photo,
                "content": feed_content(
                    body_of(row.published),
                    corrections=row.published.facts["corrections"],
                    with_pictures=not have_ended(row.published.facts.get("pictures_until")),
                ),
            }
            for row in rows
        ]
        return [*retracted_items(self.kind, subject), *stories]

    def item_title(self, card: dict) -> str:
        title = one_line(card["title"])
        return f"{card['label_text']}: {title}" if card["label_text"] else title

    def item_description(self, card: dict) -> str:
        """Text, in an element that Django declares to be HTML."""
        return escape(clean_text(card["summary"]))

    def item_link(self, card: dict) -> str:
        return settings.SITE_URL + card["url"]

    def item_guid(self, card: dict) -> str:
        return card["guid"]

    item_guid_is_permalink = False

    def item_pubdate(self, card: dict):
        return card["published_at"]

    def item_updateddate(self, card: dict):
        return card["changed_at"]

    def item_extra_kwargs(self, card: dict) -> dict[str, Any]:
        return {
            "content": card.get("content", ""),
            "writers": card["writers"],
            "is_corrected": card["has_correction"],
        }

    def item_enclosures(self, card: dict) -> list[Enclosure]:
        """The lead photo, as large as pages show it, with its size for whoever pays for each byte.

        Only one that may be shown elsewhere: the drawn picture has it too.
        """
        photo, shared = card["photo"], card["shared_photo"]
        if not shared or not photo or not photo.get("bytes"):
            return []
        return [Enclosure(settings.SITE_URL + shared, str(photo["bytes"]), PHOTO_TYPE)]

    def item_categories(self, card: dict) -> list[str]:
        return [one_line(place["name"]) for place in (card["section"], card["place"]) if place]


class SectionFeed(ListingFeed):
    kind, model = ListingRow.Kind.SECTION, Section


class RegionFeed(ListingFeed):
    kind, model = ListingRow.Kind.REGION, Region


class TopicFeed(ListingFeed):
    kind, model = ListingRow.Kind.TOPIC, Topic


class SeriesFeed(ListingFeed):
    """The newest parts first, whatever their order on the page; 404 as there."""

    kind, model = "series", Series

    def get_object(self, request: HttpRequest, slug: str) -> Series:
        series = super().get_object(request, slug)
        if not (series.parts.public().exists() or retracted_items(self.kind, series)):
            raise Http404
        return series

    def rows(self, subject: Series) -> ListingQuerySet:
        return ListingRow.objects.of(ListingRow.Kind.LATEST).filter(
            published__article__series_part__series=subject
        )


class AuthorFeed(ListingFeed):
    kind, model = ListingRow.Kind.AUTHOR, Author


class PersonFeed(ListingFeed):
    """404 for somebody no public story names, as the page; a retraction is still told to whoever follows them."""

    kind, model = ListingRow.Kind.PERSON, Person

    def get_object(self, request: HttpRequest, slug: str) -> Person:
        person = Person.in_their_place([super().get_object(request, slug)])[0]
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
    found = list(recent.newest(ITEMS).with_story())
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
        "writers": [{"name": _paper_name(), "url": "/"}],
        "has_correction": False,
        "photo": None,
        "shared_photo": "",
        "section": None,
        "place": None,
    }


def _writers(facts: dict[str, Any]) -> list[dict[str, str]]:
    """Who wrote a story; the paper itself where it names nobody, for an entry has an author (RFC 4287, 4.2.1)."""
    return facts["byline"]["writers"] or [{"name": facts["paper_name"], "url": "/"}]


def feed_paths(rows: Iterable[tuple[str, int]]) -> list[str]:
    """The addresses of the feeds of listings, given as (kind, key); one query for each kind but the latest."""
    keys = defaultdict(set)
    for kind, key in rows:
        keys[kind].add(key)
    paths = ["/feed/"] if ListingRow.Kind.LATEST in keys else []
    for feed in (SectionFeed, RegionFeed, TopicFeed, AuthorFeed, PersonFeed):
        found = feed.model.objects.filter(pk__in=keys[feed.kind]) if keys[feed.kind] else []
        paths += [f"{subject.get_absolute_url()}feed/" for subject in found]
    return paths


def _paper_name() -> str:
    return one_line(PaperSettings.load().name)
