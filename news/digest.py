"""The digest of a story's content: what an approval is bound to (``docs/decisions/0003-approval-of-a-content.md``).

The same for a page in memory, a row in the database and the JSON of a revision, if and only if a reader would be shown
the same. Fields that Wagtail keeps its own books in take no part, so a save without a change never voids an approval.

A digest names its recipe, ``recipe:sha256``. New ones are made by ``RECIPE``; one on record is compared with what its
own recipe makes of the content (``Digests``), so that another recipe voids nothing
(``docs/decisions/0039-a-digest-that-grows.md``).
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder

from news.editor_keys import without_editor_keys
from news.stories.fields import APPROVED, FIELDS, Shape

if TYPE_CHECKING:
    from news.models import ArticlePage

RECIPE = "3"

# Django takes a relation in ``update_fields`` by the name of its column as well.
_COLUMNS = frozenset(f"{field.name}_id" for field in APPROVED if field.shape is Shape.ONE)

# Everything whose change changes what a reader sees. The gate lets a save pass that names none of these.
READER_FIELDS = frozenset(
    {*(field.name for field in APPROVED), *_COLUMNS, "live", "live_revision", "live_revision_id"}
)


class Digests:
    """The digests of one content, each made when it is asked for: today's, and those of older recipes.

    ``stored in digests`` says whether a stored digest is of this content, by the recipe that it was made with.
    Going through them gives all, today's first, to look for rows of this content.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        self._content = content
        self._made: dict[str, str] = {}

    @classmethod
    def of(cls, article: "ArticlePage") -> "Digests":
        """Of a page in memory; queries its bylines and topics if they are not loaded."""
        return cls(article.serializable_data())

    @property
    def newest(self) -> str:
        """By today's recipe."""
        return self._by(RECIPE)

    def __contains__(self, digest: str) -> bool:
        recipe = recipe_of(digest)
        return recipe in _RECIPES and self._by(recipe) == digest

    def __iter__(self) -> Iterator[str]:
        return map(self._by, _RECIPES)

    def _by(self, recipe: str) -> str:
        if recipe not in self._made:
            self._made[recipe] = f"{recipe}:{_sha256(_RECIPES[recipe](self._content))}"
        return self._made[recipe]


def content_digest(article: "ArticlePage") -> str:
    """The digest of a page in memory by today's recipe."""
    return Digests.of(article).newest


def digest_of_content(content: dict[str, Any]) -> str:
    """The digest of a revision's ``content`` (or of ``page.serializable_data()``): equal for equal content."""
    return Digests(content).newest


def digested_part(content: dict[str, Any], *, digest: str) -> dict[str, Any]:
    """What of a revision's ``content`` the recipe of ``digest`` counts, and nothing else: it has the same digest."""
    counted = _ALL_2 if recipe_of(digest) == "2" else _counted(content)
    return {name: content[name] for name in counted if name in content}


def recipe_of(digest: str) -> str:
    """The recipe that a digest names."""
    return digest.partition(":")[0]


def short_form(digest: str) -> str:
    """Three groups of four, for people to compare by eye."""
    tail = digest.rpartition(":")[2]
    return f"{tail[:4]} {tail[4:8]} {tail[8:12]}"


def _sha256(reduced: dict[str, Any]) -> str:
    # The encoder of revisions: a moment in memory is written as a revision stores it.
    canonical = json.dumps(
        reduced, sort_keys=True, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


# Recipe 3 ---------------------------------------------------------------------------------------------------------


def _reduced_3(content: dict[str, Any]) -> dict[str, Any]:
    """No field at its default, and no empty part of a block.

    So a field or a part of a block that is added later changes no digest of what was there before it.
    """
    found = {}
    for name in _counted(content):
        read = _READ.get(FIELDS[name].shape)
        found[name] = read(content[name]) if read else content[name]
    return found


def _counted(content: dict[str, Any]) -> list[str]:
    """The fields that recipe 3 counts of this content."""
    return [
        field.name
        for field in APPROVED
        if not field.is_default(content.get(field.name))
        and (not field.only_with or content.get(field.only_with))
    ]


def _filled(value: Any) -> Any:
    """The parts of a block's value that hold something, however deep they lie."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return {name: part for name, whole in value.items() if _is_something(part := _filled(whole))}
    return [_filled(part) for part in value] if isinstance(value, list) else value


def _is_something(part: Any) -> bool:
    """Nought is a number, and says something."""
    return bool(part) or (part == 0 and part is not False)


def _stream(body: str | list | None) -> list:
    return without_editor_keys(json.loads(body) if isinstance(body, str) else list(body or []))


def _byline(entries: list[dict[str, Any]]) -> list[list]:
    in_print_order = sorted(enumerate(entries), key=lambda pair: (pair[1].get("sort_order") or 0, pair[0]))
    return [[entry["author"], entry["role"]] for _, entry in in_print_order]


_READ: dict[Shape, Callable[[Any], Any]] = {
    Shape.SET: sorted,
    Shape.BYLINE: _byline,
    Shape.BODY: lambda body: _filled(_stream(body)),
}


# Recipe 2: final, for approvals on record -------------------------------------------------------------------------

_PLAIN_FIELDS_2 = (
    "title", "slug", "kicker", "summary", "section", "region", "label", "sponsor", "source", "dateline_place",
    "dateline_on", "lead_photo", "lead_photo_caption", "lead_photo_alt", "embargo_until", "initials", "seo_title",
    "search_description", "is_about_child", "is_about_sexual_violence", "may_harm", "is_unverified", "change_note",
)  # fmt: skip
_SET_FIELDS_2 = ("further_regions", "topics")
_ALL_2 = (*_PLAIN_FIELDS_2, *_SET_FIELDS_2, "verification_due_on", "body", "byline_entries")


def _reduced_2(content: dict[str, Any]) -> dict[str, Any]:
    """Every field of its day, filled in or not."""
    found = {name: content.get(name) for name in _PLAIN_FIELDS_2}
    found |= {name: sorted(content.get(name) or []) for name in _SET_FIELDS_2}
    found["body"] = _stream(content.get("body"))
    found["byline"] = _byline(content.get("byline_entries") or [])
    if content.get("is_unverified"):
        found["verification_due_on"] = content.get("verification_due_on")
    return found


_RECIPES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {RECIPE: _reduced_3, "2": _reduced_2}
