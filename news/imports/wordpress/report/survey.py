"""One pass over an export: what it holds, what a person should know, and what converting its bodies needs."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from news.imports.wordpress.markup import OldSite
from news.imports.wordpress.markup.look import look_at
from news.imports.wordpress.reading import NotAnExport, read_wxr
from news.imports.wordpress.records import (
    AuthorRecord,
    ItemRecord,
    Record,
    Site,
    TermRecord,
    TermUse,
    Trouble,
)
from news.imports.wordpress.troubles import XML_DAMAGE

from .item_checks import check_item
from .remarks import Remarks
from .tally import Tally
from .whole import Whole


class Survey:
    """What is known of an export after one reading. Its memory grows with the number of items, not their length."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size_bytes = path.stat().st_size
        self.site = Site("")
        self.tally = Tally()
        self.whole = Whole()
        self.remarks = Remarks()
        self.term_uses: Counter[TermUse] = Counter()
        self.author_uses: Counter[str] = Counter()

    @property
    def is_truncated(self) -> bool:
        return bool(self.remarks.counts["truncated-file"])

    @property
    def is_wellformed(self) -> bool:
        """Whether any XML reader would have read it."""
        return not any(self.remarks.counts[code] for code in XML_DAMAGE)

    def check(self) -> None:
        """Raise `NotAnExport` if not one item was read; its sentence says why."""
        if self.tally.items:
            return
        is_damaged = self.is_truncated or self.remarks.counts["malformed-item"]
        if not self.site.has_channel:
            raise NotAnExport("no_channel")
        raise NotAnExport("nothing_whole" if is_damaged else "no_items")

    def take(self, record: Record) -> None:
        """One more record of the file."""
        if isinstance(record, ItemRecord):
            self._take_item(record)
        elif isinstance(record, Trouble):
            self.remarks.add(record)
        elif isinstance(record, (AuthorRecord, TermRecord)):
            self.whole.name(record)
        else:
            self.site = record

    def conclude(self) -> None:
        """Compare what was named with what is there; after the last record."""
        for trouble in self.whole.troubles():
            self.remarks.add(trouble)
        if self.tally.skipped:
            kinds = (f"{kind} x{count}" if count > 1 else kind for kind, count in self.tally.skipped.items())
            self.remarks.say("skipped-post-type", ", ".join(kinds), "")

    def old_site(
        self,
        *,
        drop_shortcodes: frozenset[str] = frozenset(),
        known_people: Sequence[str] = (),
        known_places: Sequence[str] = (),
    ) -> OldSite:
        """What `convert_post` needs: this file's pictures and texts, and names that the paper knows."""
        return OldSite(
            url=self.site.url,
            attachments=self.whole.attachments,
            attachments_of=self.whole.attachments_of,
            reusable=self.whole.reusable,
            drop_shortcodes=drop_shortcodes,
            known_people=tuple(known_people),
            known_places=tuple(known_places),
        )

    def _take_item(self, item: ItemRecord) -> None:
        self.tally.count(item)
        for trouble in self.whole.keep(item):
            self.remarks.add(trouble)
        if item.kind not in {"post", "page"}:
            return
        look = look_at(item.content, site_url=self.site.url)
        self.tally.count_body(look)
        self.term_uses.update(item.terms)
        self.author_uses[item.creator] += 1
        for trouble in (*check_item(item, look), *self.whole.keep_text(item, look.notes)):
            self.remarks.add(trouble)


def survey(path: Path | str, *, on_item: Callable[[int], None] | None = None) -> Survey:
    """Read the whole file once; `on_item` is told how many items were read so far. Raises `NotAnExport`."""
    records = read_wxr(path)
    first = next(records)
    found = Survey(Path(path))
    found.take(first)
    for record in records:
        found.take(record)
        if on_item and isinstance(record, ItemRecord):
            on_item(found.tally.items)
    found.conclude()
    return found
