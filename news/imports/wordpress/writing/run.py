"""One import from the first record to the last: known items passed over, new ones converted and written in batches.

It may end anywhere. What is written is whole; the next run of the same file goes on behind it.
"""

import logging
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from news.collecting import collecting_seldom
from news.imports.matching import load_known_names
from news.imports.models import ArchiveImport, ImportedItem
from news.imports.one_at_a_time import the_only_import
from news.imports.wordpress.mapping import Mapping
from news.imports.wordpress.media.library import Library, Source
from news.imports.wordpress.reading import read_wxr
from news.imports.wordpress.records import AuthorRecord, ItemRecord, StoryCopy
from news.imports.wordpress.report import Survey
from news.imports.wordpress.report.account import Account, Outcome
from news.imports.wordpress.writing.beginning import Known, KnownItems, missing_files, source_digest
from news.imports.wordpress.writing.changed import Follower
from news.imports.wordpress.writing.converting import Converter, converter
from news.imports.wordpress.writing.directory import Directory
from news.imports.wordpress.writing.fates import FATES, note_failure
from news.imports.wordpress.writing.links import Links
from news.imports.wordpress.writing.old_addresses import (
    redirect_documents,
    redirect_pictures,
    redirect_the_rest,
)
from news.imports.wordpress.writing.piece import Piece
from news.imports.wordpress.writing.press import Press
from news.imports.wordpress.writing.progress import Heartbeat
from news.imports.wordpress.writing.standing import standing_of
from news.imports.wordpress.writing.stories import StoryMaker

logger = logging.getLogger(__name__)

BATCH = 250
BATCH_WITH_PICTURES = 25
"""Their pictures take a minute: so often the page says how far it is."""
STORIES = frozenset({"post", "page"})
LOST = (OperationalError, InterfaceError)
"""The database is gone or busy: that is no item's fault, and the next run goes on."""
APPROVAL = "arsip"
"""The name under which old public posts count as approved; whoever runs the import stands beside it."""

type Tell = Callable[[ArchiveImport], None]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked of a run: since which day, with how many helping processes, and who asks."""

    mapping: Mapping
    since: date | None = None
    processes: int = 1
    by: Any = None
    media: Source | None = None
    batch: int = BATCH


class Run:
    """One go at an archive. ``stop`` ends it after its batch."""

    def __init__(self, archive: ArchiveImport, survey: Survey, wishes: Wishes, *, tell: Tell) -> None:
        self.archive, self._survey, self._wishes, self._tell = archive, survey, wishes, tell
        self._heartbeat = Heartbeat(archive)
        self._sent: deque[tuple[str, str, Known | None]] = deque()
        self._aside: list[Piece] = []
        self._changed: list[tuple[Piece, Known]] = []
        self._batch = min(wishes.batch, BATCH_WITH_PICTURES) if wishes.media else wishes.batch
        self._pictures: list[tuple[str, int]] = []
        self.account = Account()
        self.met = array("q")
        """The rows of what earlier runs brought, also of other files: their numbers, in this file's order."""

    def stop(self) -> None:
        """After the batch at hand; safe in a signal handler."""
        self._heartbeat.stop()

    def go(self) -> None:
        """To the end of the file, or until it is stopped. Raises ``AlreadyRunning`` while another import runs."""
        site = self._survey.old_site(
            drop_shortcodes=self._wishes.mapping.dropped_shortcodes, known_people=load_known_names()
        )
        with (
            collecting_seldom(),
            converter(site, processes=self._wishes.processes) as converting,
            the_only_import(),
            self._heartbeat.at_work(self._survey.tally, self.account),
        ):
            self._prepare()
            self._write_all(converting)
            redirect_the_rest(self._survey.index, self._wishes.mapping, self._directory)
            redirect_pictures(self._pictures, self._links, self._directory)
            redirect_documents(self._library.documents(), self._directory)
            if not self._heartbeat.is_stopping:
                self._library.tidy()

    # -- beginning and end ---------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        archive, wishes = self.archive, self._wishes
        self._known = KnownItems(archive.site_url)
        self._directory = Directory(archive, wishes.mapping)
        self._links = Links(archive.site_url)
        self._library = Library(archive, wishes.media, self._survey.index.attachments.values())
        self._lacking = missing_files(archive.site_url) if wishes.media else {}
        maker = StoryMaker(self._directory, self._links, find_file=self._library.find, owner=wishes.by)
        note = f"{APPROVAL}: {archive.file_name}"
        self._press = Press(archive, self._directory, maker, by=wishes.by, note=note)
        self._follower = Follower(self._directory, maker, by=wishes.by, note=note)

    # -- the file ------------------------------------------------------------------------------------------------------

    def _write_all(self, converting: Converter) -> None:
        """Stories come back from converting in their order; what needs none goes into the batch at hand."""
        batch: list[Piece] = []
        for copy in converting.convert(self._new_stories()):
            batch += [*self._aside, self._piece(copy, *self._sent.popleft())]
            self._aside.clear()
            if len(batch) >= self._batch:
                self._write(batch)
                batch = []
            if self._heartbeat.is_stopping:
                return
        self._write([*batch, *self._aside])
        self._aside.clear()

    def _new_stories(self) -> Iterator[ItemRecord]:
        """Posts and pages that are not here yet, or not as they are now."""
        for item in self._items():
            key, digest = self._known.key_of(item), source_digest(item)
            known = self._known.find(key)
            if known is not None and known.pk:
                self.met.append(known.pk)
            if known is not None and not self._is_news(item, key, digest, known):
                self._pass_over(item, known)
                self._known.note(key, item, digest)
                continue
            self._known.note(key, item, digest)
            if item.kind in STORIES:
                self._sent.append((key, digest, known))
                yield item
            else:
                self._aside.append(self._piece(StoryCopy(item, "", "", []), key, digest, None))

    def _is_news(self, item: ItemRecord, key: str, digest: str, known: Known) -> bool:
        """Whether there is more to a known item than there was: of what is no story only its being there counts."""
        return item.kind in STORIES and (known.source_digest != digest or self._has_new_files(key))

    def _pass_over(self, item: ItemRecord, known: Known) -> None:
        self.archive.done_count += 1
        if known.pk:
            self.account.pass_over(item.kind, fate=known.fate, why=known.why)
        else:
            self.account.note(item.kind, Outcome.REPEATED)

    def _has_new_files(self, key: str) -> bool:
        """Whether a picture or a document that a story came without is here by now."""
        urls = self._lacking.get(key, ())
        return self._fetched(urls) and any(self._library.find(url) for url in urls)

    def _fetched(self, urls: Iterable[str]) -> bool:
        """Each file takes longer than a hundred stories: False for somebody who stops in the middle."""
        if self._wishes.media is None:
            return True
        for url in dict.fromkeys(urls):
            if self._library.is_to_be_fetched(url):
                self._heartbeat.beat_if_due()
                if self._heartbeat.is_stopping:
                    return False
                self._library.fetch(url)
        return True

    def _items(self) -> Iterator[ItemRecord]:
        """Those that were asked for, until somebody stops."""
        for record in read_wxr(self._survey.path):
            self._heartbeat.beat_if_due()
            if self._heartbeat.is_stopping:
                return
            if isinstance(record, AuthorRecord):
                self._directory.note_author(record)
            elif isinstance(record, ItemRecord) and not self._is_wanted(record):
                self.archive.done_count += 1
                self.account.note(record.kind, Outcome.NOT_ASKED)
            elif isinstance(record, ItemRecord):
                if record.kind == "attachment" and record.parent_id:
                    self._pictures.append((record.link, record.parent_id))
                yield record

    def _is_wanted(self, item: ItemRecord) -> bool:
        since, moment = self._wishes.since, item.published_at or item.modified_at
        return since is None or moment is None or timezone.localdate(moment) >= since

    def _piece(self, copy: StoryCopy, key: str, digest: str, known: Known | None) -> Piece:
        standing, why, moment = standing_of(copy.item)
        piece = Piece(copy, key, digest, standing, why=why, moment=moment)
        if known is not None and not known.is_left_out:
            self._changed.append((piece, known))
        return piece

    def _write(self, batch: list[Piece]) -> None:
        """New ones in one transaction, or, where one of them cannot be written, one by one; changed ones alone."""
        if not self._fetched(
            url for piece in batch if piece.is_story for url in piece.files(self.archive.site_url)
        ):
            # The next run finds their files here, and goes on with these.
            return
        changed = {id(piece): known for piece, known in self._changed}
        self._changed.clear()
        new = [piece for piece in batch if id(piece) not in changed]
        if new:
            try:
                self._print(new)
            except LOST:
                raise
            except Exception:
                logger.warning("a batch of an import failed; its items are written one by one", exc_info=True)
                for piece in new:
                    piece.begin_again()
                    self._attempt(lambda piece=piece: self._print([piece]), piece)
        for piece in batch:
            if id(piece) in changed:
                self._attempt(lambda piece=piece: self._follow(piece, changed[id(piece)]), piece)
        self.archive.done_count += len(batch)
        self._heartbeat.beat()
        self._tell(self.archive)

    def _print(self, pieces: list[Piece]) -> None:
        self._directory.enter_for(pieces)
        self._press.write(pieces)
        self._links.note(pieces)
        self.archive.trouble_count += sum(bool(piece.troubles or piece.copy.troubles) for piece in pieces)
        for piece in pieces:
            self.account.note(piece.item.kind, FATES[piece.standing], piece.why)

    def _follow(self, piece: Piece, known: Known) -> None:
        item = ImportedItem.objects.select_related("article").get(
            site_url=self.archive.site_url, key=piece.key
        )
        fate = self._follower.follow(piece, item)
        self.archive.trouble_count += bool(piece.troubles)
        self.account.follow(piece.item.kind, fate=fate, why=item.why)

    def _attempt(self, write: Callable[[], None], piece: Piece) -> None:
        """A boundary: one item that cannot be written costs no other."""
        try:
            write()
        except LOST:
            raise
        except Exception as error:
            logger.exception("an item of an import failed", extra={"post_id": piece.item.post_id})
            self.archive.trouble_count += 1
            self.account.note(piece.item.kind, ImportedItem.Fate.FAILED)
            note_failure(piece, error, archive=self.archive)
