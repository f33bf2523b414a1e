"""The digest of a story's content: what an approval is bound to (``docs/decisions/0003-approval-of-a-content.md``).

The same for a page in memory, a row in the database and the JSON of a revision, if and only if a reader would be shown
the same. Fields that Wagtail keeps its own books in take no part, so a save without a change never voids an approval.
The recipe carries a version: changing it voids every approval on record.
"""

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder

from news.editor_keys import without_editor_keys

if TYPE_CHECKING:
    from news.models import ArticlePage

RECIPE = "2"

_PLAIN_FIELDS = (
    "title",
    "slug",
    "kicker",
    "summary",
    "section",
    "region",
    "label",
    "sponsor",
    "source",
    "dateline_place",
    "dateline_on",
    "lead_photo",
    "lead_photo_caption",
    "lead_photo_alt",
    "embargo_until",
    "initials",
    "seo_title",
    "search_description",
    # Not printed, but rules hang on them: who lifts one after the reading asks for another reading.
    "is_about_child",
    "is_about_sexual_violence",
    "may_harm",
    "is_unverified",
    "change_note",
)
_SET_FIELDS = ("further_regions", "topics")
# Printed with a story only while readers are told that it is still being verified.
_VERIFICATION = "verification_due_on"

# Django takes a relation in ``update_fields`` by the name of its column as well.
_COLUMNS = ("section_id", "region_id", "lead_photo_id", "live_revision_id")

# Everything whose change changes what a reader sees. The gate lets a save pass that names none of these.
READER_FIELDS = frozenset(
    {
        *_PLAIN_FIELDS,
        *_SET_FIELDS,
        *_COLUMNS,
        _VERIFICATION,
        "body",
        "live",
        "live_revision",
        "byline_entries",
    }
)


def content_digest(article: "ArticlePage") -> str:
    """The digest of a page in memory, as ``recipe:sha256``; queries its bylines and topics if not loaded."""
    return digest_of_content(article.serializable_data())


def digest_of_content(content: dict[str, Any]) -> str:
    """The digest of a revision's ``content`` (or of ``page.serializable_data()``): equal for equal content."""
    reduced = {name: content.get(name) for name in _PLAIN_FIELDS}
    reduced |= {name: sorted(content.get(name) or []) for name in _SET_FIELDS}
    reduced["body"] = _stream(content.get("body"))
    reduced["byline"] = _byline(content.get("byline_entries") or [])
    if content.get("is_unverified"):
        reduced[_VERIFICATION] = content.get(_VERIFICATION)
    # The encoder of revisions: a moment in memory is written as a revision stores it.
    canonical = json.dumps(
        reduced, sort_keys=True, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder
    )
    return f"{RECIPE}:{hashlib.sha256(canonical.encode()).hexdigest()}"


def digested_part(content: dict[str, Any]) -> dict[str, Any]:
    """What of a revision's ``content`` takes part in the digest, and nothing else: it has the same digest."""
    names = (*_PLAIN_FIELDS, *_SET_FIELDS, _VERIFICATION, "body", "byline_entries")
    return {name: content[name] for name in names if name in content}


def short_form(digest: str) -> str:
    """Three groups of four, for people to compare by eye."""
    tail = digest.rpartition(":")[2]
    return f"{tail[:4]} {tail[4:8]} {tail[8:12]}"


def _stream(body: str | list | None) -> list:
    return without_editor_keys(json.loads(body) if isinstance(body, str) else list(body or []))


def _byline(entries: list[dict[str, Any]]) -> list[list]:
    in_print_order = sorted(enumerate(entries), key=lambda pair: (pair[1].get("sort_order") or 0, pair[0]))
    return [[entry["author"], entry["role"]] for _, entry in in_print_order]
