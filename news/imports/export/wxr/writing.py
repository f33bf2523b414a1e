"""The whole file: items are written as they come, and put behind a head that only the last line completes."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from django.utils.http import http_date

from news.imports.export.files import whole_file
from news.imports.export.wxr.items import photo_item, story_item
from news.imports.export.wxr.xml import cdata, element, parent, plain
from news.models import ArticlePage

type Line = dict[str, Any]

OPENING = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:wfw="http://wellformedweb.org/CommentAPI/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
"""
CLOSING = "</channel>\n</rss>\n"


@dataclass(slots=True)
class Channel:
    """What the lines told of the whole; ``kinds`` are the labels of texts that are no news."""

    paper: Line = field(default_factory=dict)
    authors: list[Line] = field(default_factory=list)
    sections: list[Line] = field(default_factory=list)
    regions: list[Line] = field(default_factory=list)
    topics: list[Line] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)

    def head(self) -> Iterator[str]:
        """Everything before the first item."""
        address = self.paper["address"]
        yield OPENING
        yield element("title", self.paper["name"])
        yield element("link", address)
        yield element("description", self.paper["publisher"])
        yield element("pubDate", http_date())
        yield element("language", self.paper["language"])
        yield element("wp:wxr_version", "1.2")
        yield element("wp:base_site_url", address)
        yield element("wp:base_blog_url", address)
        yield from map(_author, self.authors)
        yield from (_category(section["id"], section["slug"], section["name"]) for section in self.sections)
        yield from self._places()
        yield from self._kinds()
        yield from map(_tag, self.topics)

    def _places(self) -> Iterator[str]:
        """A regency below its province: a category has to follow the one above it."""
        slugs = {region["id"]: region["slug"] for region in self.regions}
        for region in sorted(self.regions, key=lambda region: region["parent"] is not None):
            above = slugs.get(region["parent"], "")
            yield _category(100_000 + region["id"], region["slug"], region["name"], above=above)

    def _kinds(self) -> Iterator[str]:
        for place, label in enumerate(sorted(self.labels)):
            slug, name = label.replace("_", "-"), str(ArticlePage.Label(label).label)
            yield _category(200_000 + place, slug, name)


def _author(author: Line) -> str:
    return parent(
        "wp:author",
        element("wp:author_id", author["id"]),
        cdata("wp:author_login", author["slug"]),
        cdata("wp:author_email", ""),
        cdata("wp:author_display_name", plain(author["name"])),
        cdata("wp:author_first_name", ""),
        cdata("wp:author_last_name", ""),
    )


def _category(number: int, slug: str, name: str, *, above: str = "") -> str:
    return parent(
        "wp:category",
        element("wp:term_id", number),
        cdata("wp:category_nicename", slug),
        cdata("wp:category_parent", above),
        cdata("wp:cat_name", plain(name)),
    )


def _tag(topic: Line) -> str:
    return parent(
        "wp:tag",
        element("wp:term_id", 300_000 + topic["id"]),
        cdata("wp:tag_slug", topic["slug"]),
        cdata("wp:tag_name", plain(topic["name"])),
    )


def write_wxr(lines: Iterable[Line], path: Path) -> None:
    """WXR 1.2. Notices of retracted stories have no place there: they are left to the other format."""
    channel = Channel()
    with whole_file(path) as file, TemporaryFile("w+", encoding="utf-8", dir=path.parent) as items:
        for line in lines:
            items.write(_item(line))
            if gather := _GATHERED.get(line["kind"]):
                gather(channel, line)
        items.seek(0)
        file.writelines(channel.head())
        shutil.copyfileobj(items, file)
        file.write(CLOSING)


def _item(line: Line) -> str:
    if line["kind"] == "photo":
        return photo_item(line)
    return story_item(line) if line["kind"] == "story" and line["state"] != "retracted" else ""


def _gather_paper(channel: Channel, line: Line) -> None:
    channel.paper = line["paper"]


def _gather_label(channel: Channel, line: Line) -> None:
    label = line.get("content", {}).get("label", "")
    if label and label != ArticlePage.Label.NEWS:
        channel.labels.add(label)


_GATHERED: dict[str, Callable[[Channel, Line], None]] = {
    "export": _gather_paper,
    "story": _gather_label,
    "author": lambda channel, line: channel.authors.append(line),
    "section": lambda channel, line: channel.sections.append(line),
    "region": lambda channel, line: channel.regions.append(line),
    "topic": lambda channel, line: channel.topics.append(line),
}
