"""The reader's pages of the story model. Each view asks a queryset and chooses a template."""

from collections.abc import Collection

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from news.curation import part_cards, pinned_cards
from news.models import (
    ArticlePage,
    Author,
    Correction,
    ListingRow,
    PaperSettings,
    Person,
    Region,
    Retraction,
    Section,
    Series,
    Topic,
)
from news.months import first_moment
from news.notices import ONLY_PARAMETER, RETRACTIONS, entry_of, page_of_notices
from news.paging import CURSOR_PARAMETER, page_of
from news.pictures import large_portrait_url, photo_facts, portrait_url
from news.presentation import address_of
from news.publication.uses import is_public_person
from news.publication.writing import is_unrestricted
from news.querysets import ListingQuerySet
from news.regions_overview import COUNTED_DAYS, load_overview
from news.structured_pages import author_node, list_node, person_node
from news.tombstone import tombstone_context
from news.withheld import without_withheld

SHOWN_INSTEAD = 4


def article(request: HttpRequest, year: str, month: str, slug: str) -> HttpResponse:
    """A story by its address in one query, handed to Wagtail as the routed page.

    On a miss Wagtail routes as always, so drafts, redirects and 404 behave as everywhere.
    """
    path = f"berita/{year}/{month}/{slug}/"
    site = Site.find_for_request(request)
    url_path = f"{site.root_page.url_path}{path}"
    for page in ArticlePage.objects.at_address(slug=slug, url_path=url_path)[:1]:
        request._wagtail_route_for_request = RouteResult(page)
    return serve(request, path)


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories of a section."""
    found = get_object_or_404(Section, slug=slug)
    return _listing(request, found, kind=ListingRow.Kind.SECTION, intro=found.description)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories on a topic."""
    found = get_object_or_404(Topic.objects.select_related("lead_photo"), slug=slug)
    pinned = pinned_cards(found)
    extra = {"pinned": pinned, "topic_intro": found.intro, "photo": photo_facts(found.lead_photo)}
    besides = [card["id"] for card in pinned]
    return _listing(
        request, found, kind=ListingRow.Kind.TOPIC, intro=found.description, besides=besides, **extra
    )


@require_safe
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """A series from its first part on; 404 for one of which readers have no part yet."""
    found = get_object_or_404(Series.objects.select_related("lead_photo"), slug=slug)
    parts = part_cards(found)
    if not parts:
        raise Http404
    context = {
        "series": found,
        "parts": parts,
        "photo": photo_facts(found.lead_photo),
        "page_kind": "listing",
        "page_title": found.name,
        "page_description": found.intro,
        "feed_url": f"{found.get_absolute_url()}feed/",
        "canonical_path": found.get_absolute_url(),
    }
    return render(request, "news/series_page.html", context)


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories that credit an author."""
    found = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    portrait = portrait_url(found.portrait)
    node = author_node(found, path=found.get_absolute_url(), portrait=portrait)
    extra = {"author": found, "portrait": portrait, "structured_data": node}
    return _listing(request, found, kind=ListingRow.Kind.AUTHOR, intro=found.bio, **extra)


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    """All stories, newest first."""
    return _archive(request, heading=_("Latest"), rows=ListingRow.objects.of(ListingRow.Kind.LATEST))


@require_safe
def year(request: HttpRequest, year: str) -> HttpResponse:
    """The stories of a year; 404 where there are none."""
    start, end = first_moment(int(year)), first_moment(int(year) + 1)
    rows = ListingRow.objects.of(ListingRow.Kind.LATEST).between(start, end)
    return _archive(
        request, heading=_("Stories of %(year)s") % {"year": year}, rows=rows, must_have_stories=True
    )


@require_safe
def month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    """The stories of a month; 404 where there are none."""
    start, end = first_moment(int(year), int(month)), first_moment(int(year), int(month) + 1)
    rows = ListingRow.objects.of(ListingRow.Kind.LATEST).between(start, end)
    name = date_format(start, "F Y")
    return _archive(
        request, heading=_("Stories of %(month)s") % {"month": name}, rows=rows, must_have_stories=True
    )


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """The way around by place: the map, each region with what is new there, and all provinces."""
    context = load_overview() | {
        "counted_days": COUNTED_DAYS,
        "page_kind": "listing",
        "page_title": _("Regions"),
        "page_description": _("The news by regency, city and province."),
        "canonical_path": request.path,
        "structured_data": list_node(_("Regions"), path=request.path),
    }
    return render(request, "news/regions_page.html", context)


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """The news of a province, regency or city, and the way to its neighbours."""
    found = get_object_or_404(Region.objects.select_related("parent").prefetch_related("aliases"), slug=slug)
    rows = ListingRow.objects.of(ListingRow.Kind.REGION, found.pk)
    family = Region.objects.filter(parent=found if found.kind == Region.Kind.PROVINCE else found.parent)
    listing = page_of(rows, cursor=request.GET.get(CURSOR_PARAMETER, ""))
    context = {
        "region": found,
        "parent": found.parent,
        "aliases": [alias.name for alias in found.aliases.all()],
        "relatives": list(family.exclude(pk=found.pk)),
        "stories": listing.stories,
        "elsewhere": [] if listing.stories else _newest_anywhere(),
        "older_url": listing.older_url,
        "older_label": listing.older_label,
        "current_nav": found.slug,
        "page_kind": "listing",
        "page_title": found.full_name,
        "page_description": _("News from %(region)s.") % {"region": found.full_name},
        "feed_url": f"{found.get_absolute_url()}feed/",
        "canonical_path": found.get_absolute_url(),
        "structured_data": list_node(
            found.full_name, path=found.get_absolute_url(), above=_regions_above(found)
        ),
    }
    return render(request, "news/region_page.html", context)


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody in the news: offices, words on record, stories.

    404 for somebody no public story names: whoever writes may make people, and nobody read yet what they are called;
    and for somebody of whom a program alone says that they spoke.
    """
    people = Person.objects.select_related("portrait", "merged_into").prefetch_related("positions")
    found = get_object_or_404(without_withheld(people), slug=slug)
    if found.merged_into:
        return _at_the_one_kept(found.merged_into)
    rows = ListingRow.objects.of(ListingRow.Kind.PERSON, found.pk)
    listing = page_of(rows, cursor=request.GET.get(CURSOR_PARAMETER, ""))
    if not (listing.stories or is_public_person(found)):
        raise Http404
    # PostgreSQL puts offices whose beginning nobody knows first, SQLite last.
    positions = sorted(found.positions.all(), key=lambda position: position.starts_on is None)
    current = next((position for position in positions if position.ends_on is None), None)
    path, portrait = found.get_absolute_url(), large_portrait_url(found.portrait)
    context = {
        "person": found,
        "portrait": portrait,
        "positions": positions,
        "current_position": current,
        "structured_data": person_node(found, path=path, position=current, portrait=portrait),
        "stories": listing.stories,
        "older_url": listing.older_url,
        "older_label": listing.older_label,
        "page_kind": "record",
        "page_title": found.name,
        "page_description": found.description,
        "feed_url": f"{path}feed/",
        "canonical_path": path,
    }
    return render(request, "news/person_page.html", context)


def _at_the_one_kept(person: Person) -> HttpResponse:
    """The address of somebody merged leads on, without asking browsers to remember it: a merge can be undone."""
    if not is_public_person(person):
        raise Http404
    return redirect(person)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """All corrections, clarifications, replies and retractions (press council guideline, points 4 and 5)."""
    only = RETRACTIONS if request.GET.get(ONLY_PARAMETER) == RETRACTIONS else ""
    notices = page_of_notices(cursor=request.GET.get(CURSOR_PARAMETER, ""), only=only)
    context = {
        "entries": notices.entries,
        "older_url": notices.older_url,
        "only": only,
        "page_kind": "statement",
        "page_title": _("Retractions") if only else _("Corrections and retractions"),
        "page_description": _("What we got wrong, and what is right; who answered; what we withdrew."),
        "canonical_path": f"{request.path}?{ONLY_PARAMETER}={only}" if only else request.path,
        "structured_data": list_node(_("Corrections and retractions"), path=request.path),
    }
    return render(request, "news/corrections.html", context)


@require_safe
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """A right of reply at an address of its own, with its time and the story that it answers; it outlives that."""
    on_record = Correction.objects.on_record(withdrawn=Retraction.objects.in_force())
    found = get_object_or_404(on_record, pk=pk)
    if not found.has_page:
        raise Http404
    context = {
        "entry": entry_of(found),
        "full_text": found.full_text or found.text,
        "page_kind": "statement",
        "page_title": found.title,
        "page_description": found.text,
        "canonical_path": found.get_absolute_url(),
    }
    return render(request, "news/reply.html", context)


@require_safe
def retraction_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice of a retraction whose story's own address would name whom it protects; all others lead to theirs."""
    found = get_object_or_404(Retraction.objects.confirmed().with_story(), pk=pk)
    article = found.article
    if not (article.live and is_unrestricted(article)):
        raise Http404
    if found.is_in_force and found.hides_headline:
        context = tombstone_context(found, paper=PaperSettings.load())
        return render(request, "news/tombstone.html", context)
    if not found.is_in_force and article.load_published() is None:
        raise Http404
    return redirect(address_of(article))


def _archive(
    request: HttpRequest, *, heading: str, rows: ListingQuerySet, must_have_stories: bool = False
) -> HttpResponse:
    listing = page_of(rows, cursor=request.GET.get(CURSOR_PARAMETER, ""))
    if must_have_stories and not listing.stories:
        raise Http404
    context = {
        "heading": heading,
        "kind": "latest",
        "stories": listing.stories,
        "older_url": listing.older_url,
        "older_label": listing.older_label,
        "page_kind": "listing",
        "page_title": heading,
        "page_description": heading,
        "feed_url": "/feed/",
        "canonical_path": request.path,
        "structured_data": list_node(heading, path=request.path),
    }
    return render(request, "news/listing.html", context)


def _newest_anywhere() -> list[dict]:
    """Cards for a page that has no story of its own."""
    rows = ListingRow.objects.of(ListingRow.Kind.LATEST).newest_first().for_cards()
    return [row.card() for row in rows[:SHOWN_INSTEAD]]


def _regions_above(region: Region) -> list[dict[str, str]]:
    """The pages between the front page and a region's."""
    above = [{"name": _("Regions"), "url": reverse("regions")}]
    parent = region.parent
    return [*above, {"name": parent.full_name, "url": parent.get_absolute_url()}] if parent else above


def _listing(
    request: HttpRequest, subject, *, kind: str, intro: str, besides: Collection[int] = (), **extra
) -> HttpResponse:
    rows = ListingRow.objects.of(kind, subject.pk)
    rows = rows.exclude(published__in=besides) if besides else rows
    listing = page_of(rows, cursor=request.GET.get(CURSOR_PARAMETER, ""))
    address = subject.get_absolute_url()
    context = {
        "heading": str(subject),
        "intro": intro,
        "kind": str(kind),
        "stories": listing.stories,
        "is_first_page": listing.is_first,
        "older_url": listing.older_url,
        "older_label": listing.older_label,
        "current_nav": subject.slug,
        "page_kind": "listing",
        "page_title": str(subject),
        "page_description": intro,
        "feed_url": f"{address}feed/",
        "canonical_path": address,
        "structured_data": list_node(str(subject), path=address, description=intro),
        **extra,
    }
    return render(request, "news/listing.html", context)
