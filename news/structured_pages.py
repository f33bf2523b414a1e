"""Schema.org data of pages that are no story: lists of stories, people, the paper itself. No query."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from news.structured_data import breadcrumbs, publisher, reference_to_publisher
from news.text import one_line

if TYPE_CHECKING:
    from news.models import Author, PaperSettings, Person, Position

type Node = dict[str, Any]
CONTEXT = "https://schema.org"


def paper_node(paper: "PaperSettings") -> Node:
    """The paper, on its front page."""
    node = {"@context": CONTEXT, **publisher(paper.name)}
    if paper.motto:
        node["slogan"] = one_line(paper.motto)
    return node


def list_node(
    name: str, *, path: str, description: str = "", above: list[dict[str, str]] | None = None
) -> Node:
    """A list of stories, with the way down to it: ``above`` are the pages between the front and this one."""
    return _page("CollectionPage", name, path=path, description=description, above=above or [])


def person_node(
    person: "Person", *, path: str, position: "Position | None" = None, portrait: str | None = None
) -> Node:
    """Somebody in the news, as what they are in office now."""
    node = _somebody(person.name, path=path, description=person.description, portrait=portrait)
    if position:
        node["jobTitle"] = one_line(position.title)
        if position.institution:
            node["worksFor"] = {"@type": "Organization", "name": one_line(position.institution)}
    return _page("ProfilePage", person.name, path=path) | {"mainEntity": node}


def author_node(author: "Author", *, path: str, portrait: str | None = None) -> Node:
    """Somebody who writes for the paper."""
    node = _somebody(author.name, path=path, description=author.bio, portrait=portrait)
    node["worksFor"] = reference_to_publisher()
    if author.job_title:
        node["jobTitle"] = one_line(author.job_title)
    return _page("ProfilePage", author.name, path=path) | {"mainEntity": node}


def _page(
    kind: str, name: str, *, path: str, description: str = "", above: list[dict[str, str]] | None = None
) -> Node:
    url = settings.SITE_URL + path
    node: Node = {
        "@context": CONTEXT,
        "@type": kind,
        "@id": url,
        "url": url,
        "name": one_line(name),
        "inLanguage": settings.LANGUAGE_CODE,
        "publisher": reference_to_publisher(),
        "breadcrumb": breadcrumbs([*(above or []), {"name": name, "url": path}]),
    }
    if description:
        node["description"] = one_line(description)
    return node


def _somebody(name: str, *, path: str, description: str, portrait: str | None) -> Node:
    url = settings.SITE_URL + path
    node: Node = {"@type": "Person", "@id": f"{url}#orang", "name": one_line(name), "url": url}
    if description:
        node["description"] = one_line(description)
    if portrait:
        node["image"] = settings.SITE_URL + portrait
    return node
