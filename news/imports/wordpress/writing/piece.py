"""One item of an export on its way in, with what will be told of it afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from news.arrival import Arrival
from news.imports.wordpress.markup import own_links
from news.imports.wordpress.markup.addresses import is_own
from news.imports.wordpress.media.files import is_of_kind_taken
from news.imports.wordpress.records import ItemRecord, StoryCopy


class Standing(StrEnum):
    """What a post is to become, by its status at the old site."""

    PUBLIC = "public"
    DRAFT = "draft"
    LEFT_OUT = "left_out"
    NOTED = "noted"


@dataclass(slots=True)
class Piece:
    """``why`` is a short word for whoever asks why it became no public story; ``moment`` is when it went public."""

    copy: StoryCopy
    key: str
    source_digest: str
    standing: Standing
    why: str = ""
    moment: datetime | None = None
    arrival: Arrival | None = None
    troubles: list[dict[str, Any]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    redirects: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.why == "planned" and self.item.published_at:
            self.trouble("planned", self.item.published_at.isoformat())

    @property
    def item(self) -> ItemRecord:
        return self.copy.item

    @property
    def is_public(self) -> bool:
        return self.standing == Standing.PUBLIC

    @property
    def is_story(self) -> bool:
        return self.standing in {Standing.PUBLIC, Standing.DRAFT}

    def files(self, site_url: str) -> Iterator[str]:
        """The addresses of all pictures that it shows, and of those of the old site's documents that are taken here."""
        yield from self._pictures()
        in_blocks = (block["value"]["document"] for block in self.copy.body if block["type"] == "document")
        own = (url for url in in_blocks if is_own(url, site_url))
        yield from filter(is_of_kind_taken, (*own, *own_links(self.copy.body, site_url)))

    def _pictures(self) -> Iterator[str]:
        if self.copy.lead_photo_url:
            yield self.copy.lead_photo_url
        for block in self.copy.body:
            if block["type"] == "photo":
                yield block["value"]["photo"]
            elif block["type"] == "gallery":
                yield from (entry["photo"] for entry in block["value"]["photos"])

    def begin_again(self) -> None:
        """Forget an attempt that failed."""
        self.arrival = None
        for told in (self.troubles, self.dropped, self.redirects):
            told.clear()

    def trouble(self, code: str, why: str) -> None:
        """Something a person should look at."""
        self.troubles.append({"code": code, "where": f"post_id {self.item.post_id}", "why": why})
