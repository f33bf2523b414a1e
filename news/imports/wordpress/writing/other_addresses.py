"""Old addresses that are no story's: of categories, tags, authors and files. Each leads to what took its place."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from news import rows
from news.imports.wordpress.mapping import Mapping
from news.imports.wordpress.records import TermUse
from news.imports.wordpress.report.checks import FileIndex
from news.imports.wordpress.writing.directory import Directory
from news.imports.wordpress.writing.links import Links
from news.imports.wordpress.writing.old_addresses import LONGEST_PATH, fitting, paths_of_pages
from news.models import SourceDocument

_DEEPEST = 10
_LONGEST_LINK = Redirect._meta.get_field("redirect_link").max_length


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
