"""*Riwayat terbuka*: every public version of a story with the words that changed, newest first, for readers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from news.editorial.comparing.diff import Compared, Piece, compare
from news.editorial.models import Approval, PublishedVersion
from news.editorial.versions.public_text import Names, load_names, passages_of
from news.models import ArticlePage, Correction, Retraction

_PROTECTED = ("is_about_child", "is_about_sexual_violence")


def why_withheld(article: ArticlePage, *, is_retracted: bool) -> str:
    """The sentence that says why no word of any version is shown; empty where they are.

    The whole story is asked, not the page of the log that somebody wants to see.
    """
    if is_retracted:
        return _("We keep the words back: we have retracted this story.")
    if is_protected(article):
        return _("We keep the changed words back: the story concerns somebody whom we protect.")
    return ""


def is_protected(article: ArticlePage) -> bool:
    """Whether a text that was ever public, or a ground on which it was withdrawn, shields somebody; one query."""
    versions = (Q(**{f"versions__content__{name}": True}) for name in _PROTECTED)
    now = (Q(**{name: True}) for name in _PROTECTED)
    withdrawn = Q(retractions__ground__in=Retraction.PROTECTIVE, retractions__confirmed_at__isnull=False)
    shields = reduce(or_, (*versions, *now, withdrawn))
    return ArticlePage.objects.filter(shields, pk=article.pk).order_by().exists()


VERSIONS_SHOWN = 20
KEPT_WORDS = 9
_WORDS = re.compile(r"\S+\s*")
# A small repair is no second approval: one person put it up alone.
_ALONE = frozenset({Approval.Kind.REPAIR})


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One row of the log as ``components/version.html`` draws it."""

    at: datetime
    title: str
    changed_by: str = ""
    approved_by: str = ""
    note: str = ""
    number: int = 0
    chips: list[dict[str, str]] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    withheld: str = ""

    @property
    def is_first(self) -> bool:
        """Whose people wrote the text, where those of later ones changed it."""
        return self.number == 1

    @property
    def read_url(self) -> str:
        """The way to the whole text of this version."""
        return f"?versi={self.number}"


@dataclass(frozen=True, slots=True)
class History:
    """One page of the log. ``count`` is how many versions there are; ``withheld`` says why words are kept back."""

    entries: list[VersionEntry]
    count: int
    withheld: str
    older: int = 0


def load_history(article: ArticlePage, *, is_retracted: bool, up_to: int | None = None) -> History:
    """The newest versions, or those up to a number; six queries whatever their number."""
    versions = PublishedVersion.objects.filter(article_id=article.pk).select_related("approval")
    count = versions.order_by("-number").values_list("number", flat=True).first() or 0
    if up_to is not None:
        versions = versions.filter(number__lte=up_to)
    found = list(versions.defer("masthead").order_by("-number")[: VERSIONS_SHOWN + 1])
    names = load_names(version.content for version in found)
    withheld = why_withheld(article, is_retracted=is_retracted)
    shown, chips = found[:VERSIONS_SHOWN], _chips_by_version(article, found)
    entries = [
        _entry(version, before, names=names, chips=chips.get(version.number, []))
        for version, before in zip(shown, [*found[1:], None], strict=False)
    ]
    if withheld:
        entries = [_kept_back(entry, withheld, with_note=not is_retracted) for entry in entries]
    if up_to is None:
        entries = sorted([*entries, *_retractions(article)], key=lambda entry: entry.at, reverse=True)
    older = found[-1].number if len(found) > VERSIONS_SHOWN else 0
    return History(entries, count, withheld, older)


def _kept_back(entry: VersionEntry, withheld: str, *, with_note: bool) -> VersionEntry:
    """When and who stays; a note may repeat the words that a retraction took away."""
    note = entry.note if with_note or entry.is_first else ""
    return replace(entry, changes=[], note=note, withheld=withheld if entry.changes else "")


def _entry(
    version: PublishedVersion,
    before: PublishedVersion | None,
    *,
    names: Names,
    chips: list[dict[str, str]],
) -> VersionEntry:
    changes = changes_between(before, version, names=names) if before else []
    is_first = version.number == 1
    note = _("First published.") if is_first else version.note
    if before and not changes and not note:
        note = _("No words changed.")
    kind = version.approval.kind if version.approval else None
    if kind == Approval.Kind.REFILED:
        note = _("Filed anew; the words are the same.")
    return VersionEntry(
        at=version.published_at,
        title=_("Version %(number)s") % {"number": version.number},
        number=version.number,
        changed_by=_names(version.changed_by),
        approved_by="" if kind in _ALONE else version.approved_by,
        note=note,
        chips=[*chips, *_chips(version, before, changes=changes)],
        changes=changes,
    )


def changes_between(
    before: PublishedVersion, after: PublishedVersion, *, names: Names
) -> list[dict[str, Any]]:
    """The places where two versions differ, in the order of the text; long stretches that stayed are cut short."""
    compared = compare(passages_of(before.content, names=names), passages_of(after.content, names=names))
    return [_change(entry) for entry in compared if entry.is_changed and not _is_told_already(entry)]


def _is_told_already(entry: Compared) -> bool:
    """Who says a quote that is new or gone stands in its place already."""
    return entry.passage.kind == "speaker" and entry.state in {"added", "removed"}


def _change(entry: Compared) -> dict[str, Any]:
    has_words = any(piece.kind != "same" for piece in entry.pieces)
    note = _("Moved.") if entry.is_moved else ""
    if entry.is_only_form:
        note = _("The words are the same; a link, emphasis or picture changed.")
    return {
        "place": entry.passage.label,
        "pieces": shortened(entry.pieces) if has_words else [],
        "note": note,
        "state": entry.state,
    }


def shortened(pieces: Iterable[Piece]) -> list[Piece]:
    """Words that stayed are shown only near those that changed."""
    pieces = list(pieces)
    return [
        _cut(piece, is_first=place == 0, is_last=place == len(pieces) - 1) if piece.kind == "same" else piece
        for place, piece in enumerate(pieces)
    ]


def _cut(piece: Piece, *, is_first: bool, is_last: bool) -> Piece:
    words = _WORDS.findall(piece.text)
    lead = piece.text[: len(piece.text) - len("".join(words))]
    if is_first and len(words) > KEPT_WORDS:
        return Piece("same", "… " + "".join(words[-KEPT_WORDS:]))
    if is_last and len(words) > KEPT_WORDS:
        return Piece("same", lead + "".join(words[:KEPT_WORDS]).rstrip() + " …")
    if len(words) > 2 * KEPT_WORDS:
        start, end = "".join(words[:KEPT_WORDS]).rstrip(), "".join(words[-KEPT_WORDS:])
        return Piece("same", f"{lead}{start} … {end}")
    return piece


def _chips(
    version: PublishedVersion, before: PublishedVersion | None, *, changes: list[dict[str, Any]]
) -> list[dict[str, str]]:
    found = []
    if version.approval is not None and version.approval.kind == Approval.Kind.REPAIR:
        found.append({"kind": "repair", "text": _("Small repair")})
    elif changes and all(change["state"] == "added" for change in changes):
        found.append({"kind": "addition", "text": _("Addition")})
    was_open = bool(before and before.content.get("is_unverified"))
    is_open = bool(version.content.get("is_unverified"))
    if is_open and not was_open:
        found.append({"kind": "verification", "text": _("Still being verified")})
    elif was_open and not is_open:
        found.append({"kind": "verified", "text": _("Verification finished")})
    return found


def _chips_by_version(
    article: ArticlePage, versions: list[PublishedVersion]
) -> dict[int, list[dict[str, str]]]:
    """Each notice beside the version that is nearest to it in time: the one that put the text right."""
    found: dict[int, list[dict[str, str]]] = {}
    notices = Correction.objects.approved().filter(article_id=article.pk).newest_first()
    for notice in notices if versions else ():
        nearest = min(versions, key=lambda version: _distance(version, notice))
        found.setdefault(nearest.number, []).append({"kind": notice.kind, "text": notice.title})
    return found


def _distance(version: PublishedVersion, notice: Correction) -> tuple[bool, float]:
    """The first version put nothing right, unless it is the only one."""
    return version.number == 1, abs((version.published_at - notice.approved_at).total_seconds())


def _retractions(article: ArticlePage) -> list[VersionEntry]:
    """When the story was withdrawn, and when it came back."""
    found = []
    for retraction in Retraction.objects.confirmed().filter(article_id=article.pk):
        chip = {"kind": "retraction", "text": _("Retracted")}
        found.append(
            VersionEntry(retraction.confirmed_at, _("Retraction"), note=retraction.reason, chips=[chip])
        )
        if retraction.ended_at:
            found.append(VersionEntry(retraction.ended_at, _("Back again"), note=retraction.end_reason))
    return found


def _names(names: list[str]) -> str:
    return get_text_list(names, _("and")) if names else ""
