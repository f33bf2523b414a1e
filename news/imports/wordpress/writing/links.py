"""Links between the old site's stories: to ours where it is here, else to the old path, which a redirect serves."""

from functools import lru_cache
from urllib.parse import parse_qs, urlsplit

from news.imports.models import ImportedItem
from news.imports.wordpress.markup import address_link, page_link
from news.imports.wordpress.writing.piece import Piece

_NUMBER_NAMES = ("p", "page_id")
_UPLOADS = "/wp-content/"


class Links:
    """Which story stands behind an address of the old site, for one import."""

    def __init__(self, site_url: str) -> None:
        self.site_url = site_url
        self._by_path: dict[str, int] = {}
        self._by_number: dict[int, int] = {}
        known = ImportedItem.objects.of_site(site_url).exclude(article=None)
        for address, post_id, article_id in known.values_list(
            "old_address", "post_id", "article_id"
        ).iterator():
            self._add(address, post_id, article_id)

    def note(self, pieces: list[Piece]) -> None:
        """Stories that were written just now."""
        for piece in pieces:
            if piece.story is not None:
                self._add(piece.item.link, piece.item.post_id, piece.story.article.pk)

    def page_at(self, url: str) -> int | None:
        """The number of our page for an address of the old site; None for what is not here."""
        parts = _parts(url)
        if parts is None:
            return None
        path, number = parts
        return self._by_number.get(number) if number else self._by_path.get(path)

    def attributes_of(self, url: str) -> str | None:
        """For ``rewrite_links``: a page of ours, else the old path without its host; files stay where they are."""
        page_id = self.page_at(url)
        if page_id is not None:
            return page_link(page_id)
        try:
            split = urlsplit(url)
        except ValueError:
            return None
        if _UPLOADS in split.path or not split.path.startswith("/"):
            return None
        path = split.path + (f"?{split.query}" if split.query else "")
        return address_link(path)

    def _add(self, address: str, post_id: int, article_id: int) -> None:
        self._by_number[post_id] = article_id
        parts = _parts(address)
        if parts is not None and parts[0]:
            self._by_path.setdefault(parts[0], article_id)


@lru_cache(maxsize=10_000)
def _parts(url: str) -> tuple[str, int] | None:
    """The path without its last slash, and the number in the query; None for what is no address."""
    try:
        split = urlsplit(url)
        query = parse_qs(split.query)
    except ValueError:
        return None
    numbers = [query[name][0] for name in _NUMBER_NAMES if name in query]
    number = int(numbers[0]) if numbers and numbers[0].isascii() and numbers[0].isdecimal() else 0
    return split.path.rstrip("/"), number if number < 2**62 else 0
