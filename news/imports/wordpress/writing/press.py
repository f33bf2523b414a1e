"""A batch of pieces written whole: pages, revisions, records, projection, indexes, and what became of each.

One transaction. Where it fails, ``run.py`` writes its pieces one by one: an item is here with all its rows, or not.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from news import rows
from news.editorial.imported import draw_cards, note_contributions, put_on_record
from news.imports.models import ArchiveImport
from news.imports.wordpress.writing.directory import Directory
from news.imports.wordpress.writing.fates import note_fates
from news.imports.wordpress.writing.old_addresses import redirect_old_addresses
from news.imports.wordpress.writing.old_comments import write_comments
from news.imports.wordpress.writing.pages import content_of
from news.imports.wordpress.writing.piece import Piece
from news.imports.wordpress.writing.stories import StoryMaker, numbered_slugs
from news.models import ArticlePage, BylineEntry, Person
from news.places import places_for
from news.presentation import as_printed
from news.publication.batch import Batch, Story
from news.publication.loading import read_bodies
from news.publication.references import index_new
from news.publication.related import Newest
from news.publication.writing import publish

CARD_DAYS = 31
"""As far back as the desk compares a new story with others."""


class Press:
    """Writes stories for one import; ``by`` is whoever runs it, ``note`` the name of their approval."""

    def __init__(
        self, archive: ArchiveImport, directory: Directory, maker: StoryMaker, *, by: Any, note: str
    ) -> None:
        self._archive, self._directory, self._maker = archive, directory, maker
        self._by, self._note = by, note
        self._newest = Newest()

    def write(self, pieces: Sequence[Piece]) -> None:
        """All of these, or none: whatever is wrong with one comes out as its exception."""
        try:
            self._write(pieces)
        except BaseException:
            self._newest.forget()
            raise

    def _write(self, pieces: Sequence[Piece]) -> None:
        with transaction.atomic(), as_printed():
            found = [piece for piece in pieces if piece.is_story]
            self._make_pages(found)
            stories = [piece.story for piece in found]
            self._insert_pages(stories)
            public = [piece.story for piece in found if piece.is_public]
            put_on_record(public, by=self._by, note=self._note)
            drafts = [piece.story for piece in found if not piece.is_public]
            note_contributions(drafts, by=self._by)
            publish(Batch(public, is_archive=True, newest=self._newest))
            draw_cards([*public, *drafts], since=timezone.now() - timedelta(days=CARD_DAYS))
            index_new([story.article for story in stories])
            redirect_old_addresses(found)
            write_comments(found)
            note_fates(pieces, archive=self._archive)

    def _make_pages(self, pieces: Sequence[Piece]) -> None:
        """Each page with its number, its place in the tree and its content; nothing is written but the months."""
        for piece in pieces:
            piece.story = Story(self._maker.make(piece), content={})
        articles = [piece.story.article for piece in pieces]
        _read_bodies(articles, self._directory.all_people)
        places = places_for([_filed_at(piece) for piece in pieces])
        # After the months, which are pages too and may have been made just now.
        for article, pk in zip(articles, rows.reserve(Page, len(articles)), strict=True):
            article.id = article.page_ptr_id = pk
        parents = [url_path for _path, url_path in places]
        numbered_slugs(pieces, _taken(parents), parents=parents)
        for piece, (path, url_path) in zip(pieces, places, strict=True):
            article = piece.story.article
            article.path, article.depth = path, len(path) // Page.steplen
            article.url_path = f"{url_path}{article.slug}/"
        _number_bylines(articles)
        for piece in pieces:
            _settle(piece)

    def _insert_pages(self, stories: Sequence[Story]) -> None:
        articles = [story.article for story in stories]
        revisions = _revisions(stories, by=self._by)
        for story, revision in zip(stories, revisions, strict=True):
            article = story.article
            article.latest_revision_id = revision.pk
            if article.live:
                article.live_revision_id = revision.pk
        rows.insert(articles, of=Page)
        rows.insert(articles)
        rows.insert(revisions)
        rows.insert([entry for article in articles for entry in article.byline_entries.all()])
        for name in ("topics", "further_regions"):
            _insert_links(articles, name)


def _read_bodies(articles: Sequence[ArticlePage], people: dict[int, Person]) -> None:
    """Read before they are stored, so that what is stored is what reading it again gives.

    With the people of the whole import, who have their portraits and addresses at hand.
    """
    read_bodies(articles)
    for article in articles:
        for quote in article.quotes:
            speaker = quote.value.get("speaker")
            if speaker is not None:
                quote.value["speaker"] = people.get(speaker.pk, speaker)


def _filed_at(piece: Piece) -> datetime:
    """The moment by whose month a story is filed; a draft moves when it is published."""
    return piece.moment or piece.item.published_at or piece.item.modified_at or timezone.now()


def _taken(parents: Sequence[str]) -> set[tuple[str, str]]:
    """The addresses that the months hold already."""
    months = Page.objects.filter(url_path__in=set(parents))
    found = set()
    for month in months:
        found |= {(month.url_path, slug) for slug in month.get_children().values_list("slug", flat=True)}
    return found


def _number_bylines(articles: Sequence[ArticlePage]) -> None:
    entries: list[BylineEntry] = []
    for article in articles:
        for entry in article.byline_entries.all():
            entry.article = article
            entries.append(entry)
    rows.number(entries)


def _settle(piece: Piece) -> None:
    """The content as a draft's revision has it, then the state in which readers find the page."""
    story, article = piece.story, piece.story.article
    story.read(content_of(article))
    if piece.is_public:
        article.live = True
        article.published_at = article.changed_at = piece.moment
    else:
        article.has_unpublished_changes = True


def _revisions(stories: Sequence[Story], *, by: Any) -> list[Revision]:
    kind, base = (ContentType.objects.get_for_model(model) for model in (ArticlePage, Page))
    found = [
        Revision(
            content_type=kind,
            base_content_type=base,
            object_id=str(story.article.pk),
            created_at=story.article.latest_revision_created_at,
            user=by,
            object_str=story.article.title,
            content=story.content,
        )
        for story in stories
    ]
    rows.number(found)
    return found


def _insert_links(articles: Sequence[ArticlePage], name: str) -> None:
    field = ArticlePage._meta.get_field(name)
    columns = [f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"]
    found = [(article.pk, thing.pk) for article in articles for thing in getattr(article, name).all()]
    rows.insert_values(field.remote_field.through, columns, found)
