"""A structured post becomes a page in memory: its fields fitted, its people, places and terms looked up."""

import uuid
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.html import escape, strip_tags
from django.utils.text import Truncator, slugify
from wagtail.models import Locale

from news.arriving import hang_on
from news.headline import NO_HEADLINE, STAND_IN_SLUG
from news.imports.wordpress.mapping import NOTHING, REGION, SECTION, TOPIC
from news.imports.wordpress.markup import address_link, document_link, rewrite_links
from news.imports.wordpress.markup.addresses import is_file, is_own
from news.imports.wordpress.media.files import is_of_kind_taken
from news.imports.wordpress.writing.directory import Directory
from news.imports.wordpress.writing.links import Links
from news.imports.wordpress.writing.piece import Piece
from news.models import ArticlePage, BylineEntry, Photo, Region, Section, SourceDocument, Topic
from news.text import clean_text, one_line

LONGEST_SLUG = 200
_TITLE_WORDS = 12
_LONGEST = {
    name: ArticlePage._meta.get_field(name).max_length
    for name in (
        "title",
        "summary",
        "dateline_place",
        "source",
        "initials",
        "lead_photo_caption",
        "lead_photo_alt",
    )
}

type FindFile = Callable[[str], Photo | SourceDocument | None]


class StoryMaker:
    """Makes pages of pieces; everything they name is in the directory by then."""

    def __init__(self, directory: Directory, links: Links, *, find_file: FindFile, owner: Any) -> None:
        self._directory, self._links, self._find_file, self._owner = directory, links, find_file, owner

    @cached_property
    def _everywhere(self) -> dict[str, Any]:
        """What is the same for all stories."""
        kind = ContentType.objects.get_for_model(ArticlePage)
        return {"content_type": kind, "locale": Locale.get_default(), "owner": self._owner}

    def make(self, piece: Piece) -> ArticlePage:
        """A page that no database has yet, with its byline and topics hung on; body blocks name things by number."""
        copy, now = piece.copy, timezone.now()
        body = self._body(piece)
        title = self._title(piece, body)
        section, region, further, topics = self._shelved(piece)
        photo = self._find_photo(copy.lead_photo_url) if copy.lead_photo_url else None
        if copy.lead_photo_url and photo is None:
            piece.dropped.append(f"lead photo: {copy.lead_photo_url}")
        article = ArticlePage(
            **self._everywhere,
            title=title,
            draft_title=title,
            slug=slug_of(piece, title),
            depth=0,
            summary=_fitted(piece, "summary", copy.summary),
            section=section,
            region=region,
            dateline_place=_fitted(piece, "dateline_place", copy.dateline_place),
            dateline_on=copy.dateline_on,
            source=_fitted(piece, "source", copy.source),
            initials=_fitted(piece, "initials", copy.initials),
            lead_photo=photo,
            lead_photo_caption=_fitted(piece, "lead_photo_caption", copy.lead_photo_caption) if photo else "",
            lead_photo_alt=_fitted(piece, "lead_photo_alt", copy.lead_photo_alt) if photo else "",
            body=body,
            guesses=copy.guesses,
            translation_key=uuid.uuid4(),
            live=False,
            has_unpublished_changes=False,
            latest_revision_created_at=now,
        )
        if piece.moment is not None:
            article.first_published_at = article.last_published_at = piece.moment
        hang_on(article, byline=self._byline(piece), topics=topics, further_regions=further)
        return article

    def with_documents(self, body: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Its links to documents of the old site lead to ours, where they are here."""
        rewrite_links(body, self._links.site_url, self._document_link)
        return body

    def _title(self, piece: Piece, body: list[dict[str, Any]]) -> str:
        title = one_line(piece.copy.title)
        if title:
            return Truncator(title).chars(_LONGEST["title"])
        texts = (block["value"] for block in body if block["type"] in {"paragraph", "heading"})
        words = one_line(Truncator(next(texts, "")).words(_TITLE_WORDS, html=True))
        piece.trouble("empty-title", "the first words stand in for it")
        return Truncator(strip_tags(words)).chars(_LONGEST["title"]) or NO_HEADLINE

    def _byline(self, piece: Piece) -> list[BylineEntry]:
        names = self._directory.byline_names(piece.item.creator, piece.item.terms)
        if not names and self._directory.is_nobody(piece.item.creator):
            piece.trouble("unknown-author", piece.item.creator)
        authors = filter(None, map(self._directory.authors.find, names))
        return [BylineEntry(author=author) for author in dict.fromkeys(authors)]

    def _shelved(self, piece: Piece) -> tuple[Section | None, Region | None, list[Region], list[Topic]]:
        """The first section and region are the story's own; further regions stand beside, further sections not."""
        found = {SECTION: [], REGION: [], TOPIC: []}
        for term in piece.item.terms:
            target = self._directory.target_of(term)
            thing = self._directory.thing_at(target)
            if thing is None and target.kind != NOTHING:
                piece.trouble("unknown-target", str(target))
            elif thing is not None:
                found[target.kind].append(thing)
        sections, regions, topics = found.values()
        if not regions and piece.copy.dateline_place:
            regions.append(self._directory.regions.find(piece.copy.dateline_place))
        section, *_others = [*filter(None, sections), None]
        region, *further = [*dict.fromkeys(filter(None, regions)), None]
        return section, region, list(filter(None, further)), list(dict.fromkeys(filter(None, topics)))

    def _body(self, piece: Piece) -> list[dict[str, Any]]:
        """The blocks with numbers in place of names and addresses; a picture that is not here leaves its place."""

        def attributes_of(url: str) -> str | None:
            return self._document_link(url, piece) if is_file(url) else self._links.attributes_of(url)

        rewrite_links(piece.copy.body, self._links.site_url, attributes_of)
        return [found for block in piece.copy.body if (found := self._block(piece, block)) is not None]

    def _block(self, piece: Piece, block: dict[str, Any]) -> dict[str, Any] | None:
        kind, value = block["type"], block["value"]
        if kind == "quote":
            speaker = self._directory.people.find(value["speaker"]) if value.get("speaker") else None
            value = value | {"speaker": speaker.pk if speaker else None}
        elif kind == "photo":
            value = self._photo(piece, value)
        elif kind == "gallery":
            value = self._gallery(piece, value)
        elif kind == "document":
            return self._document(piece, block, value)
        elif kind == "related":
            return self._related(block, value)
        return None if value is None else block | {"value": value}

    def _find_photo(self, url: str) -> Photo | None:
        found = self._find_file(url)
        return found if isinstance(found, Photo) else None

    def _find_document(self, url: str) -> SourceDocument | None:
        found = self._find_file(url)
        return found if isinstance(found, SourceDocument) else None

    def _document_link(self, url: str, piece: Piece | None = None) -> str | None:
        document = self._find_document(url)
        if document is None and piece is not None and is_of_kind_taken(url):
            piece.dropped.append(f"document: {url}")
        return document_link(document.pk) if document else None

    def _document(self, piece: Piece, block: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
        """One that is not here, or another site's, stays a link to where it is."""
        url, title = value["document"], value["title"]
        document = self._find_document(url)
        if document is not None:
            return block | {"value": {"document": document.pk, "title": title}}
        if is_own(url, self._links.site_url) and is_of_kind_taken(url):
            piece.dropped.append(f"document: {url}")
        words = escape(title or url)
        return block | {"type": "paragraph", "value": f'<p><a href="{escape(url)}">{words}</a></p>'}

    def _photo(self, piece: Piece, value: dict[str, Any]) -> dict[str, Any] | None:
        photo = self._find_photo(value["photo"])
        if photo is None:
            piece.dropped.append(f"photo: {value['photo']}")
            return None
        return value | {"photo": photo.pk}

    def _related(self, block: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
        """A story that is not here, or not yet, stays a link: one of the same batch is the commonest."""
        url = value["article"]
        page_id = self._links.page_at(url)
        if page_id is not None:
            return block | {"value": {"article": page_id}}
        link = self._links.attributes_of(url) or address_link(url)
        words = escape(value["words"] or url)
        return block | {"type": "paragraph", "value": f"<p>Baca juga: <a {link}>{words}</a></p>"}

    def _gallery(self, piece: Piece, value: dict[str, Any]) -> dict[str, Any] | None:
        photos = []
        for entry in value["photos"]:
            found = self._photo(piece, entry.get("value", entry))
            if found is not None:
                photos.append(entry | {"value": found} if "value" in entry else found)
        return value | {"photos": photos} if photos else None


def slug_of(piece: Piece, title: str) -> str:
    """The old one, in our letters; made of the headline where there is none. Not yet free among its neighbours."""
    slug = slugify(unquote(piece.item.slug)) or slugify(title) or f"{STAND_IN_SLUG}-{piece.item.post_id}"
    return slug[:LONGEST_SLUG].strip("-")


def numbered_slugs(pieces: Iterable[Piece], taken: set[tuple[str, str]], *, parents: list[str]) -> None:
    """No two stories of one month have the same address: later ones get a number, and it is told."""
    for piece, parent in zip(pieces, parents, strict=True):
        article = piece.arrival.article
        article.slug = numbered_slug(piece, article.slug, lambda slug: (parent, slug) in taken)  # noqa: B023
        taken.add((parent, article.slug))


def numbered_slug(piece: Piece, wanted: str, is_taken: Callable[[str], bool]) -> str:
    """The first that is free, of the wanted one and the same with a number."""
    slug, number = wanted, 1
    while is_taken(slug):
        number += 1
        slug = f"{wanted}-{number}"
    if slug != wanted:
        piece.trouble("duplicate-slug", f"{wanted} became {slug}")
    return slug


def _fitted(piece: Piece, name: str, value: str) -> str:
    text = clean_text(value).strip()
    if len(text) <= _LONGEST[name]:
        return text
    piece.dropped.append(f"{name}, shortened: {text[_LONGEST[name] :][:80]}…")
    return Truncator(text).chars(_LONGEST[name])
