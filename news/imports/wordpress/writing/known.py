"""What an old site's items became before: by their guids, so that nothing is doubled, whoever runs what how often."""

import json
from dataclasses import dataclass
from hashlib import sha256
from sys import intern

from django.core.serializers.json import DjangoJSONEncoder

from news.imports.models import ImportedItem, item_key
from news.imports.wordpress.records import ItemRecord

# What a reader of the old site would have seen change. Counters and editors' locks in its metadata are none of that.
_COMPARED_META = ("_thumbnail_id", "_yoast_wpseo_metadesc", "rank_math_description")


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
