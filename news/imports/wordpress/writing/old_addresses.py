"""Links outlive software: every fixed address of an imported story leads to it for good.

Addresses with a number (``/?p=123``) and those below a story's own (``…/amp/``, ``…/feed/``) need no row:
``news/imports/old_numbers.py`` and ``old_forms.py`` find the story by them.
"""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from news import rows
from news.imports.wordpress.report.survey import old_paths_of
from news.imports.wordpress.writing.piece import Piece

LONGEST_PATH = 255


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
