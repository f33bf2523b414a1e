"""Links inside the paper that lead nowhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Model
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import Text, rich_sources
from news.models import ArticlePage, Author, Person, Region, Section, SourceDocument, Topic
from news.publishing import Finding
from news.stories.blocks.words import without_tags

_STORY = re.compile(r"/berita/\d{4}/\d{2}/([\w-]+)/")
_LARGEST_ID = 2**62
# The paper's own lists, by the name of their address: what the last part of it must be the slug of.
_LISTS: dict[str, type[Model]] = {
    "section": Section,
    "region": Region,
    "topic": Topic,
    "author": Author,
    "person": Person,
}
_PAGES = "wagtail_serve"


class Target(NamedTuple):
    """A page or document by its number, or a path of the paper."""

    kind: str
    key: int | str


def target_of(attributes: dict[str, str]) -> Target | None:
    """What a link with these attributes leads to; None if it leads out of the paper, or to a part of this page."""
    kind = attributes.get("linktype", "")
    if kind in {"page", "document"}:
        number = attributes.get("id", "")
        return Target(kind, int(number) if number.isdecimal() and int(number[:30]) < _LARGEST_ID else 0)
    try:
        parts = urlsplit(unescape(attributes.get("href", "")))
        host = parts.netloc
    except ValueError:
        return None
    if parts.scheme not in {"", "http", "https"} or (
        host and host != urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
    ):
        return None
    path = unquote(parts.path)
    is_ours = path.startswith("/") and "\x00" not in path and not path.startswith(_files())
    return Target("path", path) if is_ours else None


def _files() -> tuple[str, ...]:
    """Where files lie, which no view of ours answers for."""
    return tuple(url for url in (settings.STATIC_URL, settings.MEDIA_URL) if url.startswith("/"))


def dead(targets: Iterable[Target]) -> set[Target]:
    """Those of them where readers find nothing; each kind of thing is asked for in one query."""
    keys: dict[str, set] = defaultdict(set)
    by_path = {target: _asked_of(target.key) for target in targets if target.kind == "path"}
    asked = by_path | {target: (target.kind, target.key) for target in targets if target.kind != "path"}
    for kind, key in asked.values():
        keys[kind].add(key)
    found = {kind: _found(kind, wanted) for kind, wanted in keys.items()}
    gone = {target for target, (kind, key) in asked.items() if key not in found[kind]}
    return gone - _moved({target for target in gone if target.kind == "path"})


def _asked_of(path: str) -> tuple[str, str]:
    """What an address of the paper is about: a kind, and the key of the thing."""
    path = path if path.endswith("/") else f"{path}/"
    try:
        match = resolve(path)
    except Resolver404:
        return "nothing", path
    if _STORY.fullmatch(path):
        return "story", path
    name = (match.url_name or "").removesuffix("_feed")
    if name in _LISTS:
        return name, match.kwargs["slug"]
    return ("address", path) if match.url_name == _PAGES else ("open", path)


def _found(kind: str, keys: set) -> set:
    """The keys among these that readers can open."""
    if kind == "nothing":
        return set()
    if kind == "open":
        return keys
    if kind in _LISTS:
        return set(_LISTS[kind]._default_manager.filter(slug__in=keys).values_list("slug", flat=True))
    if kind == "document":
        return set(SourceDocument.objects.filter(pk__in=keys).values_list("pk", flat=True))
    if kind == "story":
        return _stories(keys)
    return _pages(keys) if kind == "page" else _addresses(keys)


def _stories(paths: set[str]) -> set[str]:
    slugs = {path.split("/")[-2] for path in paths}
    public = ArticlePage.objects.live().filter(slug__in=slugs, published__url__in=paths)
    return set(public.values_list("published__url", flat=True))


def _pages(keys: set[int]) -> set[int]:
    rows = Page.objects.live().filter(pk__in=keys)
    return {
        pk
        for pk, story, published in rows.values_list("pk", "articlepage__pk", "articlepage__published__pk")
        if story is None or published is not None
    }


def _addresses(paths: set[str]) -> set[str]:
    """Pages of Wagtail's own addresses, below the front page of the default site."""
    root = Site.objects.filter(is_default_site=True).values_list("root_page__url_path", flat=True).first()
    if root is None:
        return paths
    by_path = {f"{root}{path.lstrip('/')}": path for path in paths}
    return {
        by_path[found]
        for found in Page.objects.live().filter(url_path__in=by_path).values_list("url_path", flat=True)
    }


def _moved(targets: set[Target]) -> set[Target]:
    """Old addresses that lead on to new ones."""
    paths = {Redirect.normalise_path(target.key): target for target in targets}
    if not paths:
        return set()
    return {
        paths[path] for path in Redirect.objects.filter(old_path__in=paths).values_list("old_path", flat=True)
    }


_OPENING = re.compile(r"<a\b([^<>]*)>", re.IGNORECASE)
_CLOSING = "</a>"
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
MOST_LINKS = 300


@rule(gettext_lazy("Whoever follows a link of ours arrives somewhere: at a page that is public now."))
def dead_link(article: ArticlePage) -> Iterator[Finding]:
    """No query if the story links to nothing of ours; else one for each kind of thing, and one where one seems dead."""
    links = [*_links(article), *_related(article)][:MOST_LINKS]
    gone = dead({target for target, _words, _text in links})
    for target, words, text in links:
        if target in gone:
            message = _("The link “%(words)s” leads to nothing that readers can open.")
            yield advice(message % {"words": words[:60]}, at=text)


type Link = tuple[Target, str, Text]


def _links(article: ArticlePage) -> Iterator[Link]:
    for source, text in rich_sources(article):
        for attributes, words in _anchors(source):
            target = target_of(dict(_ATTRIBUTE.findall(attributes)))
            if target is not None:
                yield target, unescape(without_tags(words)).strip(), text


def _anchors(source: str) -> Iterable[tuple[str, str]]:
    """Attributes and words of each link, read once from front to back."""
    for match in _OPENING.finditer(source):
        end = source.find(_CLOSING, match.end())
        if end < 0:
            return
        yield match[1], source[match.end() : end]


def _related(article: ArticlePage) -> Iterator[Link]:
    for block in article.body:
        for story in block.block.stories(block.value):
            yield Target("page", story.pk), story.title, Text(block.block_type, "", block_id=str(block.id))
