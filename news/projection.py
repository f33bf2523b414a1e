"""Publishing writes what serving reads: one place, one transaction (decision 0004).

``project`` makes a live story's rows, ``unproject`` removes them. Other apps add theirs on ``article_projected``, or on
``article_projecting`` if the drawn story shows them.
"""

from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

from news.announcing import announce
from news.at_hand import the_one
from news.digest import Digests
from news.filing import open_for_readers
from news.loading import read_once
from news.machine_made import as_it_came, is_by_program
from news.models import ArticlePage, Author, ListingRow, PaperSettings, Person, PublishedArticle, Retraction
from news.months import month_number
from news.presentation import (
    UNDRAWN,
    address_of,
    article_facts,
    as_printed,
    card_of,
    count_words,
    moment_of,
    render_body,
    render_story,
    template_version,
)
from news.related import relate
from news.share_images.image import image_of, share_image_facts
from news.signals import (
    article_projected,
    article_projecting,
    article_unprojected,
    article_withdrawn,
)
from news.structured_data import news_article
from news.withheld import without_withheld


@transaction.atomic
def keep_in_step(article: ArticlePage) -> None:
    """Live and open to readers ⇔ projected. Call it with the story as it is stored, not with a draft."""
    if article.live and is_open(article):
        if article.published_at is None:
            open_for_readers(article)
        project(article)
    elif PublishedArticle.objects.filter(pk=article.pk).exists():
        unproject(article.pk)
        article.forget_published()


@transaction.atomic
def reproject(article_id: int) -> None:
    """Write again what readers get of a story, as its row says now; waits for whoever is saving it."""
    Page.objects.select_for_update().only("pk").filter(pk=article_id).first()
    article = ArticlePage.objects.filter(pk=article_id).first()
    if article is not None:
        with read_once(article), as_it_came(article):
            keep_in_step(article)


def is_unrestricted(article: ArticlePage) -> bool:
    """Whether no view restriction, of its own or of a page above it, hides a story; one query.

    Asks the page tree itself: the story's own answer relies on the projection.
    """
    return not Page.get_view_restrictions(article)


def is_open(article: ArticlePage) -> bool:
    """Whether a live story is the readers' to read: unrestricted, and no retraction in force; two queries."""
    return is_unrestricted(article) and not Retraction.objects.in_force().filter(article=article).exists()


@transaction.atomic
@as_printed()
def project(article: ArticlePage) -> PublishedArticle:
    """Write all that readers get of a live story; call it with the story as it is live, not with a draft."""
    # Before anything reads the body: a part that was stored without its number gets another one at each reading.
    digests = Digests.of(article)
    article_projecting.send(sender=ArticlePage, article=article, are_confirmed=not is_by_program())
    known = PublishedArticle.objects.filter(pk=article.pk).only("url", "card", "digest").first()
    # The same text keeps its digest, by whichever recipe it was made.
    digest = known.digest if known and known.digest in digests else digests.newest
    values = projected_values(article, digest=digest)
    published = PublishedArticle(article=article, **values)
    # Written over in one statement: another process may have written the row since it was asked for.
    PublishedArticle.objects.bulk_create(
        [published], update_conflicts=True, unique_fields=["article"], update_fields=[*values]
    )
    if known:
        redirect_address(known.url, article=article)
    listings = listing_keys(article)
    _write_listing_rows(article, published, wanted=listings)
    relate(article, published, listings=listings, is_new=known is None)
    article_projected.send(sender=ArticlePage, article=article, published=published)
    if known is None or _shown_elsewhere(known) != _shown_elsewhere(published):
        redraw_stories_showing(article)
    transaction.on_commit(partial(announce, article))
    return published


def _shown_elsewhere(published: PublishedArticle) -> tuple:
    """What other stories show of one that they link to."""
    return published.url, published.card["title"], published.card["has_correction"]


@transaction.atomic
def unproject(article_id: int) -> None:
    """Remove a story from all that readers see; safe to call twice."""
    # Before its related stories: whoever is entering its list holds this row first and writes those then.
    PublishedArticle.objects.select_for_update().only("pk").filter(pk=article_id).first()
    article_unprojected.send(sender=ArticlePage, article_id=article_id)
    ListingRow.objects.filter(published_id=article_id).delete()
    PublishedArticle.objects.filter(pk=article_id).delete()
    redraw_stories_showing(ArticlePage(pk=article_id))
    transaction.on_commit(partial(article_withdrawn.send_robust, ArticlePage, article_id=article_id))


def redraw_stories_showing(thing: Model) -> None:
    """A photo or another story looks different now, or is gone: draw the public stories that show it again.

    A photo is also shown as the portrait of whoever a story quotes, or of its columnist: who that is may have another
    one. No other author's portrait stands with a story. Done after the commit, each
    story in a transaction of its own: two that show each other, changed at once, would wait for each other for ever.
    What a crash leaves undone, ``rebuild_published`` does.
    """
    public = PublishedArticle.objects.filter(pk__in=_pages_naming(thing))
    if isinstance(thing, Author):
        public = public.filter(article__label=ArticlePage.Label.OPINION)
    for article_id in list(public.order_by("pk").values_list("pk", flat=True)):
        transaction.on_commit(partial(reproject, article_id), robust=True)


def is_shown(thing: Model) -> bool:
    """Whether a page that everybody may read names a photo, a file or somebody now."""
    shown = Page.objects.live().public().filter(pk__in=_pages_naming(thing))
    return shown.exclude(pk__in=Retraction.objects.in_force().values("article_id")).exists()


def is_public_person(person: Person) -> bool:
    """Whether anybody may read who somebody is: a public story quotes or names them, and nothing is left to confirm."""
    if not without_withheld(Person.objects.filter(pk=person.pk)).exists():
        return False
    return ListingRow.objects.of(ListingRow.Kind.PERSON, person.pk).exists() or is_shown(person)


def _pages_naming(thing: Model) -> set[int]:
    """The ids of pages that name a thing in their rows, or somebody portrayed by it; a draft's row counts."""
    references = ReferenceIndex.get_references_to(thing)
    page_ids = _referring(Page, references)
    people = _referring(Person, references) | ({thing.pk} if isinstance(thing, Person) else set())
    # A text goes on naming whoever was merged into somebody: it shows the other's face.
    for portrayed in (
        Person.objects.filter(Q(pk__in=people) | Q(merged_into__in=people)),
        Author.objects.filter(pk__in=_referring(Author, references)),
    ):
        page_ids |= _referring(Page, ReferenceIndex.get_references_to_in_bulk(portrayed))
    return page_ids


def stories_naming(person: Person) -> set[int]:
    """The ids of public stories whose text or row names just this record of somebody."""
    naming = _referring(Page, ReferenceIndex.get_references_to(person))
    naming |= set(
        ListingRow.objects.of(ListingRow.Kind.PERSON, person.pk).values_list("published", flat=True)
    )
    return set(PublishedArticle.objects.filter(pk__in=naming).values_list("pk", flat=True))


def _referring(model: type[Model], references: QuerySet[ReferenceIndex]) -> set[int]:
    """The ids of those rows of a model that refer to something."""
    found = references.filter(base_content_type=ContentType.objects.get_for_model(model))
    return {int(pk) for pk in found.values_list("object_id", flat=True)}


def redirect_address(old_address: str, *, article: ArticlePage) -> None:
    """Links outlive software: the old address leads to the new one for good, and the new one to nowhere else.

    One redirect an address: of two, Wagtail 8.0 makes an error page.
    """
    address = address_of(article)
    if old_address == address:
        return
    paths = [Redirect.normalise_path(old_address), Redirect.normalise_path(address)]
    Redirect.objects.filter(old_path__in=paths).delete()
    Redirect.add_redirect(old_address, redirect_to=article, is_permanent=True)


@as_printed()
def projected_values(article: ArticlePage, *, digest: str) -> dict[str, Any]:
    """The fields of the story's ``PublishedArticle``, computed and not stored: ``rebuild_published`` compares them.

    ``digest``: of the story before anything read its body.
    """
    values = undrawn_values(article, digest=digest)
    body_html = render_body(article, is_public=True)
    story_html = render_story(article, values["facts"], body_html=body_html, is_public=True)
    return values | {
        "template_version": template_version(),
        "body_html": body_html,
        "story_html": story_html,
    }


def undrawn_values(article: ArticlePage, *, digest: str) -> dict[str, Any]:
    """The same without the HTML: whoever asks for the story then gets it drawn afresh (``is_as_drawn_today``)."""
    word_count = count_words(article)
    facts = article_facts(article) | {"paper_name": (the_one(PaperSettings) or PaperSettings.load()).name}
    card = card_of(article)
    share_image = image_of(article, card, paper=facts["paper_name"])
    facts |= {"share_image": share_image_facts(share_image)}
    return {
        "revision_id": article.live_revision_id,
        "digest": digest,
        "template_version": UNDRAWN,
        "published_at": article.published_at,
        "month": month_number(article.published_at),
        "changed_at": moment_of(facts["changed_at"]),
        "url": card["url"],
        "card": card,
        "facts": facts,
        "structured_data": news_article(article, facts, card, word_count=word_count),
        "body_html": "",
        "story_html": "",
        "word_count": word_count,
    }


def listing_keys(article: ArticlePage) -> set[tuple[str, int]]:
    """The listings a story stands in, as (kind, key). A regency's news is also its province's.

    Paid text stays out of all but its own section: it is no news (press council guideline, point 6).
    """
    kind = ListingRow.Kind
    keys = {(kind.SECTION.value, article.section_id)} if article.section_id else set()
    if article.is_paid:
        return keys
    places = {place.pk for region in article.load_regions() for place in [region, *region.ancestors()]}
    keys |= {(kind.LATEST.value, 0)}
    if article.section_id and article.section.is_opinion:
        keys |= {(kind.OPINION.value, 0)}
    keys |= {(kind.REGION.value, key) for key in places}
    keys |= {(kind.TOPIC.value, topic.pk) for topic in article.topics.all()}
    keys |= {(kind.AUTHOR.value, entry.author_id) for entry in article.byline_entries.all()}
    keys |= {(kind.PERSON.value, speaker.pk) for speaker in article.load_speakers()}
    return keys


def _write_listing_rows(
    article: ArticlePage, published: PublishedArticle, *, wanted: set[tuple[str, int]]
) -> None:
    present = {(row.kind, row.key): row for row in published.listing_rows.all()}
    stale = [
        row.pk
        for key, row in present.items()
        if key not in wanted or row.published_at != article.published_at
    ]
    if stale:
        ListingRow.objects.filter(pk__in=stale).delete()
    missing = [key for key in wanted if key not in present or present[key].pk in stale]
    ListingRow.objects.bulk_create(
        ListingRow(kind=kind, key=key, published=published, published_at=article.published_at)
        for kind, key in missing
    )
