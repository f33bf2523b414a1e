"""Where a run begins: the file's own row, and what its site's items became before, so that nothing is doubled."""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest, sha256
from pathlib import Path
from sys import intern
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from news.imports.models import ArchiveImport, ImportedItem, item_key
from news.imports.models.archive import IMPORT, SINCE, TASK, site_key
from news.imports.wordpress.mapping import Mapping, mapping_from_json
from news.imports.wordpress.mapping_proposal import propose_mapping
from news.imports.wordpress.records import ItemRecord
from news.imports.wordpress.report import Survey, as_manifest
from news.imports.wordpress.report.survey import in_short
from news.models import Region, Section

# What a reader of the old site would have seen change. Counters and editors' locks in its metadata are none of that.
_COMPARED_META = ("_thumbnail_id", "_yoast_wpseo_metadesc", "rank_math_description")


def sha256_of(path: Path) -> str:
    """Of the file as it lies there, read in pieces."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def archive_of(path: Path, survey: Survey, *, by: Any = None) -> ArchiveImport:
    """The row of this export: that of an earlier run of the same file, unless it was undone."""
    sha256 = sha256_of(path)
    known = ArchiveImport.objects.of_file(sha256).exclude(state=ArchiveImport.State.UNDONE)
    found = known.newest_first().first()
    if found is None:
        found = ArchiveImport(file_name=path.name[:255], file_sha256=sha256, made_by=by)
    found.site_url = site_key(survey.site.url, file_sha256=sha256)
    # What the screens have found out stays: their mapping begins with it.
    found.survey = {**found.survey, **in_short(as_manifest(survey))}
    found.total_count = survey.tally.items
    found.stop_wanted = False
    if TASK in found.options:
        # Also one whose undoing was stopped half-way: should this run be killed, it is an import that goes on.
        found.options = {**found.options, TASK: IMPORT}
    found.save()
    return found


def mapping_for(archive: ArchiveImport, survey: Survey) -> Mapping:
    """As somebody decided it in the admin, else as the export's own names propose it."""
    if archive.mapping:
        return mapping_from_json(archive.mapping, regions=region_slugs())
    return propose_mapping(survey, sections=list(Section.objects.values_list("name", flat=True)))


def decide(
    archive: ArchiveImport,
    *,
    mapping: Mapping | None,
    since: date | None,
    pictures: dict[str, Any] | None = None,
) -> None:
    """As the command line wants it; a mapping or a source of pictures that it does not name stays that of before.

    The run keeps it, once it is alone.
    """
    if mapping is not None:
        archive.mapping = mapping.as_json()
    archive.options = {**archive.options, **(pictures or {}), SINCE: since and since.isoformat()}


def region_slugs() -> frozenset[str]:
    """The regions that a mapping may name."""
    return frozenset(Region.objects.values_list("slug", flat=True))


@dataclass(frozen=True, slots=True)
class Known:
    """One item of an earlier run, and what became of it; without a number, one that this run met before."""

    pk: int
    post_id: int
    source_digest: str
    fate: str = ""
    why: str = ""

    @property
    def is_left_out(self) -> bool:
        """Nothing of ours came of it; it may be a story by now."""
        return self.fate == ImportedItem.Fate.SKIPPED


class KnownItems:
    """All of a site; a hundred bytes or so for each."""

    def __init__(self, site_url: str) -> None:
        # Of one that failed when it was to be written again there is the story of before.
        known = ImportedItem.objects.of_site(site_url).exclude(fate=ImportedItem.Fate.FAILED, article=None)
        self._known = {
            # The few words that there are, once for all.
            key: Known(pk, post_id, digest, intern(fate), intern(why))
            for pk, key, post_id, digest, fate, why in known.values_list(
                "pk", "key", "post_id", "source_digest", "fate", "why"
            ).iterator()
        }

    def key_of(self, item: ItemRecord) -> str:
        """The item's guid; with its number, where another item had the same guid first."""
        key = item_key(item.guid, post_id=item.post_id)
        first = self._known.get(key)
        return key if first is None or first.post_id == item.post_id else f"{key}#{item.post_id}"

    def find(self, key: str) -> Known | None:
        return self._known.get(key)

    def note(self, key: str, item: ItemRecord, digest: str) -> None:
        """On its way in: the same guid again in this file is another item."""
        self._known[key] = Known(0, item.post_id, digest)


def missing_files(site_url: str) -> dict[str, list[str]]:
    """The pictures and documents that stories of earlier runs came without, by the story's key."""
    lacking = ImportedItem.objects.of_site(site_url).lacking_files()
    return {item.key: item.missing_files for item in lacking.only("key", "dropped").iterator()}


def source_digest(item: ItemRecord) -> str:
    """Names what the old site says of an item; another one means that somebody changed it there."""
    said = [
        item.kind,
        item.status,
        item.title,
        item.slug,
        item.creator,
        item.content,
        item.excerpt,
        item.published_at,
        bool(item.password),
        item.attachment_url,
        sorted((term.taxonomy, term.slug) for term in item.terms),
        [item.meta.get(name, ()) for name in _COMPARED_META],
    ]
    canonical = json.dumps(said, ensure_ascii=False, cls=DjangoJSONEncoder)
    return sha256(canonical.encode("utf-8", "replace")).hexdigest()
