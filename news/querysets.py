"""What can be asked of stories and their listings. No filter on ``live`` or ``embargo_until`` stands anywhere else."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from wagtail.query import PageQuerySet

_SERVED_FIELDS = (
    "title",
    "seo_title",
    "search_description",
    "slug",
    "path",
    "depth",
    "url_path",
    "content_type",
    "live",
    "alias_of",
    "summary",
    "label",
    "region",
)
_CARD_FIELDS = (
    "kind",
    "key",
    "published_at",
    "published_id",
    "published__card",
    "published__published_at",
)
_SERVED_PROJECTION = ("url", "template_version", "facts", "structured_data", "story_html")
_NOTICE_FIELDS = ("kind", "text", "party", "full_text", "approved_at")
_STORED_TEXTS = ("facts", "structured_data", "body_html", "story_html")
_STORY_TEXTS = ("body", "raw_copy", "guesses", "summary", "change_note")


class AppendOnlyQuerySet(models.QuerySet):
    """Of rows on record: ``models/append_only.py`` guards one row, this all of them at once."""

    def update(self, **kwargs) -> int:
        """Raises ``TypeError``."""
        raise TypeError(f"{self.model.__name__} is never changed")

    def bulk_update(self, *args, **kwargs) -> int:
        """Raises ``TypeError``."""
        raise TypeError(f"{self.model.__name__} is never changed")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Raises ``TypeError``."""
        raise TypeError(f"{self.model.__name__} is never deleted")


class ArticleQuerySet(PageQuerySet):
    def unfinished(self) -> "ArticleQuerySet":
        """Somebody still works on it: not public, or with a newer text than the public one."""
        return self.filter(Q(live=False) | Q(has_unpublished_changes=True))

    def public_since(self, moment: datetime) -> "ArticleQuerySet":
        """Live, and first published at or after ``moment``."""
        return self.live().filter(published_at__gte=moment)

    def at_address(self, *, slug: str, url_path: str) -> "ArticleQuerySet":
        """The live story at an address, with just what serving it needs; the body stays in the database.

        ``url_path`` has no index, ``slug`` has one: both are asked.
        """
        found = self.live().filter(slug=slug, url_path=url_path).select_related("published")
        return found.order_by().only(*_SERVED_FIELDS, *(f"published__{name}" for name in _SERVED_PROJECTION))


class ListingQuerySet(models.QuerySet):
    def of(self, kind: str, key: int = 0) -> "ListingQuerySet":
        """The rows of one listing: of a section, a region, an author …"""
        return self.filter(kind=kind, key=key)

    def newest_first(self) -> "ListingQuerySet":
        return self.order_by("-published_at", "-published_id")

    def before(self, published_at: datetime, article_id: int) -> "ListingQuerySet":
        """What comes after a row in newest-first order; the keyset of the pager."""
        older = Q(published_at__lt=published_at) | Q(published_id__lt=article_id)
        # The first condition lets the index seek; the second settles ties at that moment.
        return self.filter(published_at__lte=published_at).filter(older)

    def between(self, start: datetime, end: datetime) -> "ListingQuerySet":
        """Published at or after ``start`` and before ``end``."""
        return self.filter(published_at__gte=start, published_at__lt=end)

    def any_of(self, *parts: "ListingQuerySet") -> "ListingQuerySet":
        """The rows of several listings' newest, each like ``of(…).newest_first()[:8]``; one query, in no order.

        Each part seeks its own few rows by the index, so the cost does not grow with the listings. The last step of a
        chain; a row of two parts comes twice.
        """
        first, *others = [self.filter(pk__in=part.values("pk")) for part in parts]
        return first.union(*others, all=True) if others else first

    def for_cards(self) -> "ListingQuerySet":
        """All that a card shows, in the same query; the stories themselves stay in the database."""
        return self.select_related("published").only(*_CARD_FIELDS)

    def for_feeds(self) -> "ListingQuerySet":
        """All that a feed tells of a story, in the same query."""
        told = (
            "published__structured_data",
            "published__changed_at",
            "published__facts",
            "published__body_html",
            "published__template_version",
        )
        return self.select_related("published").only(*_CARD_FIELDS, *told)


class RelatedQuerySet(models.QuerySet):
    def fallen_away(
        self, article_id: int, *, shared: Iterable[tuple[str, int]], count: int, is_release: bool
    ) -> "RelatedQuerySet":
        """Of a story drawn again: places beyond its ``count``, and where it stood for what it shares no more.

        A press release (``is_release``) stands under press releases alone.
        """
        still = Q()
        for kind, key in shared:
            still |= Q(kind=kind, key=key)
        gone = Q(other=article_id)
        if still and is_release:
            still &= Q(published__article__label="press_release")
        if still:
            gone &= ~still
        return self.filter(Q(published=article_id, rank__gte=count) | gone)


class SeriesPartQuerySet(models.QuerySet):
    def unpaid(self) -> "SeriesPartQuerySet":
        """Without a text that became paid after it was put in: a list of parts has no room for its mark."""
        return self.exclude(article__label="advertorial")

    def public(self) -> "SeriesPartQuerySet":
        """Those that readers have, no paid text; the others leave no gap."""
        return self.unpaid().filter(article__published__isnull=False)

    def in_order(self) -> "SeriesPartQuerySet":
        """As the editor numbered them; what has no number follows by its day."""
        return self.order_by(F("sort_order").asc(nulls_last=True), "article__published_at", "id")


class PinQuerySet(models.QuerySet):
    def standing(self, *, on: date) -> "PinQuerySet":
        """Public, no paid text, and not past their last day; in the editor's order."""
        in_time = Q(until=None) | Q(until__gte=on)
        found = self.filter(in_time, article__published__isnull=False).exclude(article__label="advertorial")
        return found.order_by("sort_order", "id")


class FewBesideMany:
    """Notices are few and stories many; a database without statistics does not know which.

    SQLite keeps none of an empty table, nor before the first ``ANALYZE``: where both are joined and ordered, it may
    read every story to find a handful of notices.
    """

    def newest(self, count: int) -> "models.QuerySet":
        """The newest few of these, found before anything is joined to them."""
        first = self.newest_first().values("pk")[:count]
        return self.model.objects.filter(pk__in=first).newest_first()


class CorrectionQuerySet(FewBesideMany, AppendOnlyQuerySet):
    def approved(self) -> "CorrectionQuerySet":
        """Read by a second person: these stand on the story."""
        return self.filter(approved_at__isnull=False)

    def waiting(self) -> "CorrectionQuerySet":
        """Written, but not yet read by a second person."""
        return self.filter(approved_at=None, dropped_at=None)

    def to_be_read(self) -> "CorrectionQuerySet":
        """Put up by one person alone, and nobody else has read them."""
        return self.approved().filter(is_override=True, read_afterwards_at=None)

    def newest_first(self) -> "CorrectionQuerySet":
        """In the order in which readers got them; for those that are approved."""
        return self.order_by("-approved_at", "-id")

    def on_public_stories(self, published: models.QuerySet) -> "CorrectionQuerySet":
        """Of stories that readers have now. Asked of each notice, not joined: see ``FewBesideMany``."""
        return self.approved().filter(Exists(published.filter(pk=OuterRef("article"))))

    def on_record(self, *, withdrawn: "RetractionQuerySet") -> "CorrectionQuerySet":
        """Those on public stories, and replies to ``withdrawn`` ones: what somebody answered does not go with it."""
        is_reply = Q(kind="reply", article__in=withdrawn.values("article"))
        return self.approved().filter(Q(article__published__isnull=False) | is_reply).with_public_card()

    def with_public_card(self) -> "CorrectionQuerySet":
        """All that a notice says, and the card of its story where readers have that, in the same query."""
        found = self.select_related("article__published")
        return found.only(*_NOTICE_FIELDS, "article", "article__published__card")

    def before(self, approved_at: datetime, pk: int) -> "CorrectionQuerySet":
        """What comes after a row in newest-first order."""
        return self.filter(Q(approved_at__lt=approved_at) | Q(approved_at=approved_at, pk__lt=pk))


class RetractionQuerySet(FewBesideMany, AppendOnlyQuerySet):
    def in_force(self) -> "RetractionQuerySet":
        """Readers get the notice instead of the story."""
        return self.filter(confirmed_at__isnull=False, ended_at=None)

    def proposed(self) -> "RetractionQuerySet":
        """Waiting for the editor-in-chief: a story is to be withdrawn, or to come back."""
        is_to_end = Q(confirmed_at__isnull=False, end_proposed_at__isnull=False, ended_at=None)
        return self.filter(Q(confirmed_at=None, refused_at=None) | is_to_end)

    def confirmed(self) -> "RetractionQuerySet":
        """Those that readers were told of, whether or not the story came back."""
        return self.filter(confirmed_at__isnull=False)

    def newest_first(self) -> "RetractionQuerySet":
        return self.order_by("-confirmed_at", "-id")

    def before(self, confirmed_at: datetime, pk: int) -> "RetractionQuerySet":
        """What comes after a row in newest-first order."""
        return self.filter(Q(confirmed_at__lt=confirmed_at) | Q(confirmed_at=confirmed_at, pk__lt=pk))

    def with_story(self) -> "RetractionQuerySet":
        """All that a notice tells of the story, and who signed, in the same query; the text stays in the database."""
        related = ("article__region__parent", "proposed_by__author", "confirmed_by__author")
        return self.select_related(*related).defer(*(f"article__{name}" for name in _STORY_TEXTS))

    def with_public_card(self) -> "RetractionQuerySet":
        """With the card of the story where readers have that, in the same query."""
        found = self.select_related("article__published")
        return found.defer(*(f"article__published__{name}" for name in _STORED_TEXTS))

    def of_stories_in(self, kind: str, key: int) -> "RetractionQuerySet":
        """Of stories that stood in a listing; all for the listing of a person, which only the text can tell.

        A place, a topic and a byline lead to whoever a protective ground shields: those are told of none.
        """
        if kind == "section":
            return self.filter(article__section_id=key)
        stories = self.exclude(article__label="advertorial")
        if kind != "latest":
            stories = stories.exclude(ground__in=self.model.PROTECTIVE)
        if kind == "region":
            main = Q(article__region_id=key) | Q(article__region__parent_id=key)
            return stories.filter(main | Q(article__further_regions=key)).distinct()
        if kind == "series":
            return stories.filter(article__series_part__series=key)
        if kind == "topic":
            return stories.filter(article__topics=key)
        if kind == "author":
            return stories.filter(article__byline_entries__author_id=key).distinct()
        return stories
