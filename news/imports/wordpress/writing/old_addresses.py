"""Links outlive software: every fixed address of an imported story leads to it for good.

Those of categories, tags, authors and files lead to what took their place. Addresses with a number (``/?p=123``) and
those below a story's own (``…/amp/``, ``…/feed/``) need no row: ``news/imports/old_numbers.py`` and ``old_forms.py``
find the story by them.
"""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from news import rows
from news.imports.wordpress.mapping import Mapping
from news.imports.wordpress.records import TermUse
from news.imports.wordpress.report.checks import FileIndex
from news.imports.wordpress.report.survey import old_paths_of
from news.imports.wordpress.writing.directory import Directory
from news.imports.wordpress.writing.links import Links
from news.imports.wordpress.writing.piece import Piece
from news.models import SourceDocument

LONGEST_PATH = 255
_DEEPEST = 10
_LONGEST_LINK = Redirect._meta.get_field("redirect_link").max_length


def redirect_old_addresses(pieces: Sequence[Piece]) -> None:
    """Rows for the permalink and for addresses that it had before; what leads elsewhere already stays as it is.

    Also of a story that is here: an address that it got at the old site since.
    """
    wanted: dict[str, Piece] = {}
    for piece in pieces:
        if piece.is_public:
            for path in _old_paths(piece):
                wanted.setdefault(path, piece)
    known = dict(Redirect.objects.filter(old_path__in=wanted).values_list("old_path", "redirect_page"))
    known |= dict.fromkeys(paths_of_pages(wanted))
    found = []
    for path, piece in wanted.items():
        if path in known and known[path] == piece.arrival.article.pk:
            continue
        if path in known:
            piece.trouble("redirect-taken", f"{path} leads elsewhere already")
            continue
        piece.redirects.append(path)
        found.append(
            Redirect(
                old_path=path,
                redirect_page_id=piece.arrival.article.pk,
                is_permanent=True,
                automatically_created=True,
                created_at=timezone.now(),
            )
        )
    rows.insert(found)


def paths_of_pages(paths: Iterable[str]) -> set[str]:
    """Those at which a page of ours stands: whatever becomes of it, its address never leads to another story."""
    roots = [site.root_page.url_path for site in Site.objects.select_related("root_page")]
    asked = {f"{root.rstrip('/')}{path}/": path for root in roots for path in paths}
    return {
        asked[found] for found in Page.objects.filter(url_path__in=asked).values_list("url_path", flat=True)
    }


def _old_paths(piece: Piece) -> Iterator[str]:
    """The permalink, and the same with each slug that the post had before."""
    try:
        parts = urlsplit(piece.item.link)
    except ValueError:
        return
    own = piece.arrival.article.url_path.partition("/berita/")
    path = parts.path.rstrip("/")
    if path and not parts.query and path != f"{own[1]}{own[2]}".rstrip("/"):
        yield from fitting(path)
        for before in old_paths_of(piece.item):
            yield from fitting(before)


def fitting(path: str) -> Iterator[str]:
    """As Wagtail looks for it, if a redirect can hold it."""
    try:
        normal = Redirect.normalise_path(path)
    except ValueError:
        # "//[x" is read as a host.
        return
    if 1 < len(normal) <= LONGEST_PATH and "\x00" not in normal:
        yield normal


@transaction.atomic
def redirect_the_rest(index: FileIndex, mapping: Mapping, directory: Directory) -> None:
    """Rows for what is known of the whole file; what leads somewhere already stays."""
    wanted: dict[str, str] = {}
    for path, url in (*_terms(index, mapping, directory), *_authors(index, mapping, directory)):
        if len(path) <= LONGEST_PATH:
            wanted.setdefault(path, url)
    _insert({path: {"redirect_link": url} for path, url in wanted.items()}, directory)


@transaction.atomic
def redirect_pictures(pages: Iterable[tuple[str, int]], links: Links, directory: Directory) -> None:
    """The page of a picture (its old address, and the number of its story) leads to the story."""
    wanted = {}
    for address, parent_id in pages:
        try:
            path = urlsplit(address).path.rstrip("/")
        except ValueError:
            continue
        page_id = links.page_at(f"/?p={parent_id}")
        if page_id is not None:
            wanted |= {fitted: {"redirect_page_id": page_id} for fitted in fitting(path)}
    _insert(wanted, directory)


@transaction.atomic
def redirect_documents(documents: Iterable[tuple[str, SourceDocument]], directory: Directory) -> None:
    """Other sites link to the file itself: its old address leads to it."""
    wanted = {}
    for address, document in documents:
        try:
            path = urlsplit(address).path
        except ValueError:
            continue
        if len(document.url) <= _LONGEST_LINK:
            wanted |= {fitted: {"redirect_link": document.url} for fitted in fitting(path)}
    _insert(wanted, directory)


def _insert(wanted: dict[str, dict], directory: Directory) -> None:
    known = set(Redirect.objects.filter(old_path__in=list(wanted)).values_list("old_path", flat=True))
    known |= paths_of_pages(wanted)
    found = [
        Redirect(old_path=path, automatically_created=True, created_at=timezone.now(), **target)
        for path, target in wanted.items()
        if path not in known
    ]
    rows.insert(found)
    directory.note_made(found)


def _terms(index: FileIndex, mapping: Mapping, directory: Directory) -> Iterator[tuple[str, str]]:
    """A category is found below its ancestors and, as WordPress does it, alone."""
    for base, taxonomy, terms in (
        ("category", "category", index.categories),
        ("tag", "post_tag", index.tags),
    ):
        for slug, term in terms.items():
            thing = directory.thing_at(mapping.target_of(TermUse(taxonomy, slug, term.name)))
            if thing is None:
                continue
            yield f"/{base}/{slug}", thing.get_absolute_url()
            if term.parent:
                yield f"/{base}/{'/'.join(_line(index, slug))}", thing.get_absolute_url()


def _line(index: FileIndex, slug: str) -> list[str]:
    """From the oldest ancestor down; a circle is left after some steps."""
    line = [slug]
    while (term := index.categories.get(line[0])) and term.parent and len(line) < _DEEPEST:
        line.insert(0, term.parent)
    return line


def _authors(index: FileIndex, mapping: Mapping, directory: Directory) -> Iterator[tuple[str, str]]:
    for login, author in index.authors.items():
        found = directory.authors.find(mapping.author_of(login, name=author.name))
        if found is not None:
            yield f"/author/{login}", found.get_absolute_url()
