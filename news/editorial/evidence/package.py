"""The evidence package: one story with everything on record about it, as a ZIP that anybody can check.

A ZIP that reads without this system: names beside numbers, words beside codes. The manifest names every file with its
SHA-256, how many rows each list has and where the chain ends; its own SHA-256 seals the whole and goes into the log.
The same record gives the same bytes.

What protects somebody stays out: who complained and in which words, for whom a draft was shared, the desk's own notes
to a reporter. Entries whose details are withheld keep their place, and the hash of what is withheld.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from string import Template
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.text import normalize_newlines
from django.views.decorators.http import require_POST

from news.digest import digested_part, short_form
from news.editorial.audit.chain import details_hash_of, iso, name_of, record
from news.editorial.audit.receivers import masthead_at
from news.editorial.audit.wording import details_of, label_of
from news.editorial.comparing.passages import passages_of
from news.editorial.complaints.forms import is_quoted
from news.editorial.locks import lock_story
from news.editorial.models import Approval, AuditEntry, Complaint, PublishedVersion
from news.models import ArticlePage, AskedParty, Correction, PaperSettings, Retraction
from news.presentation import address_of, as_printed

_APPROVALS = {
    Approval.Kind.FOUR_EYES: "approve",
    Approval.Kind.REPAIR: "repair",
    Approval.Kind.OVERRIDE: "override",
    Approval.Kind.IMPORTED: "import",
    Approval.Kind.WITHDRAWN: "withdraw_approval",
    Approval.Kind.REFILED: "refile",
}
_NAMED_IN = {
    "correct": "correction",
    "approve_correction": "correction",
    "override_correction": "correction",
    "propose_retraction": "retraction",
    "confirm_retraction": "retraction",
    "refuse_retraction": "retraction",
    "end_retraction": "retraction",
}


class Ties:
    """The chain of one story, numbered from 1, as rows ask for it."""

    def __init__(self, entries: Iterable[AuditEntry]) -> None:
        self.entries = list(entries)
        self._numbers: dict[tuple[str, Any], list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries, start=1):
            self._numbers[entry.action, _what(entry)].append(number)

    def approval(self, approval: Approval) -> int | None:
        """Of an approval; each link is given out once, in the order in which both were written."""
        waiting = self._numbers[_APPROVALS[Approval.Kind(approval.kind)], approval.digest]
        return waiting.pop(0) if waiting else None

    def last(self, *actions: str, of: Any) -> int | None:
        """Of what was done with a correction or retraction (its id) or a complaint (its number)."""
        found = [number for action in actions for number in self._numbers[action, of]]
        return max(found, default=None)

    def name(self, number: int | None, user: Any) -> str:
        """As it was written that day; the account's name of today where nothing was."""
        return self.entries[number - 1].made_by_name if number else name_of(user)


def _what(entry: AuditEntry) -> Any:
    if entry.action in _NAMED_IN:
        return entry.data.get(_NAMED_IN[entry.action])
    return entry.about if entry.action.startswith("complaint") else entry.digest


# Their details may name a source, a complainant, or say what the desk told a reporter.
_WITHHELD = frozenset({"return", "drop_correction", "share", "share_opened", "withdraw_share"})
_WITHHELD_BEGINNINGS = ("complaint", "identity")
# A number, a clock and an outcome: they stand in ``aduan.json`` as well.
_SHOWN = frozenset({"complaint_verified", "complaint_story_named", "complaint_decided"})
_RETRACTION_STEPS = {
    "proposed": "propose_retraction",
    "confirmed": "confirm_retraction",
    "refused": "refuse_retraction",
    "ended": "end_retraction",
}

type Facts = dict[str, Any]


def approval_rows(article: ArticlePage, ties: Ties) -> list[Facts]:
    """Who answered for which content, and what the gate said."""
    rows = Approval.objects.filter(article=article).select_related("made_by", "second_reading__read_by")
    return [_approval(approval, ties) for approval in rows.order_by("pk")]


def _approval(approval: Approval, ties: Ties) -> Facts:
    entry = ties.approval(approval)
    reading = getattr(approval, "second_reading", None)
    return {
        "entries": {"approved": entry},
        "kind": approval.kind,
        "kind_text": str(approval.get_kind_display()),
        "digest": approval.digest,
        "short_digest": short_form(approval.digest),
        "approved_by": ties.name(entry, approval.made_by),
        "approved_at": moment(approval.made_at),
        "note": approval.note,
        "gate": approval.gate,
        "second_reading": reading
        and {"by": name_of(reading.read_by), "read_at": moment(reading.read_at), "note": reading.note},
    }


def chain_rows(ties: Ties) -> list[Facts]:
    """Every decision, oldest first."""
    return [_link(number, entry) for number, entry in enumerate(ties.entries, start=1)]


def _link(number: int, entry: AuditEntry) -> Facts:
    is_withheld = entry.action in _WITHHELD or (
        entry.action.startswith(_WITHHELD_BEGINNINGS) and entry.action not in _SHOWN
    )
    details = {"about": entry.about, "data": entry.data, "salt": entry.salt}
    return {
        "number": number,
        "recipe": entry.recipe,
        "made_at": iso(entry.made_at),
        "action": entry.action,
        "label": label_of(entry.action),
        "by": entry.made_by_name,
        "article": entry.article_id,
        "digest": entry.digest,
        **(dict.fromkeys(details) if is_withheld else details),
        "in_words": [] if is_withheld else details_of(entry),
        "details": details_hash_of(entry),
        "previous": entry.previous_hash,
        "hash": entry.hash,
        "is_withheld": is_withheld,
    }


def correction_rows(article: ArticlePage, ties: Ties) -> list[Facts]:
    """Those that readers were shown."""
    rows = Correction.objects.filter(article=article, approved_at__isnull=False)
    return [
        _correction(correction, ties)
        for correction in rows.select_related("made_by", "approved_by", "read_afterwards_by").order_by("pk")
    ]


def _correction(correction: Correction, ties: Ties) -> Facts:
    made = ties.last("correct", of=correction.pk)
    shown = ties.last("approve_correction", "override_correction", of=correction.pk)
    return {
        "entries": {"made": made, "shown": shown},
        "id": correction.pk,
        "kind": str(correction.get_kind_display()),
        "text": correction.text,
        "party": correction.party,
        "full_text": correction.full_text,
        "made_at": moment(correction.made_at),
        "made_by": ties.name(made, correction.made_by),
        "shown_at": moment(correction.approved_at),
        "shown_by": ties.name(shown, correction.approved_by),
        "is_override": correction.is_override,
        "read_afterwards_by": name_of(correction.read_afterwards_by),
        "read_afterwards_at": moment(correction.read_afterwards_at),
        "republishers": _republishers(correction),
        "masthead": masthead_at(correction.approved_at),
    }


def retraction_rows(article: ArticlePage, ties: Ties) -> list[Facts]:
    """All that were proposed: the refused ones too."""
    people = [f"{step}_by" for step in _RETRACTION_STEPS]
    rows = Retraction.objects.filter(article=article).select_related(*people).order_by("pk")
    return [_retraction(retraction, ties) for retraction in rows]


def _retraction(retraction: Retraction, ties: Ties) -> Facts:
    entries = {step: ties.last(action, of=retraction.pk) for step, action in _RETRACTION_STEPS.items()}
    row: Facts = {
        "entries": entries,
        "id": retraction.pk,
        "ground": str(retraction.get_ground_display()),
        "reason": retraction.reason,
        "apology": retraction.apology,
        "republishers": _republishers(retraction),
        "end_reason": retraction.end_reason,
        "masthead": masthead_at(retraction.confirmed_at) if retraction.confirmed_at else None,
    }
    for step, entry in entries.items():
        row[f"{step}_by"] = ties.name(entry, getattr(retraction, f"{step}_by"))
        row[f"{step}_at"] = moment(getattr(retraction, f"{step}_at"))
    return row


def _republishers(notice: Correction | Retraction) -> list[Facts]:
    """Who had taken the story over, and was told."""
    return [
        {"outlet": told.outlet, "told_on": told.told_on.isoformat(), "noted_by": name_of(told.noted_by)}
        for told in notice.republishers.select_related("noted_by")
    ]


def complaint_rows(article: ArticlePage, ties: Ties, *, words: str) -> list[Facts]:
    """Without who complained, and without their words: those may name them. The passage, if ``words`` have it."""
    rows = Complaint.objects.filter(article=article, sequence__isnull=False)
    return [
        _complaint(complaint, ties, words=words)
        for complaint in rows.select_related("taken_by", "decided_by").order_by("pk")
    ]


def _complaint(complaint: Complaint, ties: Ties, *, words: str) -> Facts:
    decided = ties.last("complaint_decided", of=complaint.number) if complaint.outcome else None
    return {
        "entries": {"decided": decided},
        "number": complaint.number,
        "kind": str(complaint.get_kind_display()),
        "passage": complaint.passage if is_quoted(complaint.passage, words) else "",
        "verified_at": moment(complaint.verified_at),
        "due_at": moment(complaint.due_at),
        "taken_by": name_of(complaint.taken_by),
        "taken_at": moment(complaint.taken_at),
        "decided_by": ties.name(decided, complaint.decided_by) if complaint.outcome else "",
        "decided_at": moment(complaint.decided_at),
        "outcome": str(complaint.get_outcome_display()) if complaint.outcome else "",
        "refusal_ground": str(complaint.get_refusal_ground_display()) if complaint.refusal_ground else "",
    }


def moment(at: datetime | None) -> str | None:
    """In UTC."""
    return iso(at) if at else None


CHECKER = Path(__file__).parent / "periksa.py"
README = Path(__file__).parent / "BACA-SAYA.txt"

type File = tuple[str, bytes]


def files_of(article: ArticlePage) -> Iterator[File]:
    """Name and bytes of every file but the manifest; one version in memory at a time."""
    case, ties = _case(article), Ties(AuditEntry.objects.about(article).order_by("pk"))
    read_words: list[str] = []
    for version in PublishedVersion.objects.filter(article=article).order_by("number").iterator():
        told = _version(version)
        case["versions"].append({name: told[name] for name in _VERSION_SUMMARY})
        case["asked_parties"] += told["asked_parties"]
        read_words += [passage["text"] for passage in told["passages"]]
        yield f"versi/{version.number:03d}.json", _as_json(told)
        yield f"versi/{version.number:03d}.html", _drawn("version.html", case=case, version=told)
    decided = {
        "persetujuan.json": approval_rows(article, ties),
        "catatan.json": chain_rows(ties),
        "ralat.json": correction_rows(article, ties),
        "pencabutan.json": retraction_rows(article, ties),
        "aduan.json": complaint_rows(article, ties, words="\n".join(read_words)),
    }
    for name, listed in decided.items():
        yield name, _as_json(listed)
    yield "pihak-dihubungi.json", _as_json(case["asked_parties"])
    yield "perkara.json", _as_json(case)
    lists = {name.removesuffix(".json"): listed for name, listed in decided.items()}
    yield "perkara.html", _drawn("case.html", case=case, **lists)
    told = {name: case[name] for name in ("outlet", "headline", "address")}
    yield README.name, Template(README.read_text(encoding="utf-8")).substitute(told).encode()
    yield CHECKER.name, CHECKER.read_bytes()


_VERSION_SUMMARY = ("number", "digest", "published_at", "note", "changed_by", "approved_by", "masthead")


def _case(article: ArticlePage) -> dict[str, Any]:
    """What a complaint to the press council names: outlet, headline, date, address."""
    paper = PaperSettings.load()
    return {
        "outlet": paper.name,
        "publisher": paper.legal_line,
        "person_in_charge": paper.person_in_charge,
        "headline": article.title,
        "address": settings.SITE_URL + address_of(article),
        "published_at": moment(article.published_at),
        "changed_at": moment(article.changed_at),
        "story_number": article.pk,
        "byline": [
            {"name": entry.author.name, "part": str(entry.get_role_display())}
            for entry in article.byline_entries.select_related("author")
        ],
        "versions": [],
        "asked_parties": [],
    }


def _version(version: PublishedVersion) -> dict[str, Any]:
    content = version.content
    return {
        "number": version.number,
        "digest": version.digest,
        "published_at": moment(version.published_at),
        "note": version.note,
        "changed_by": version.changed_by,
        "approved_by": version.approved_by,
        "masthead": masthead_at(version.published_at) | version.masthead,
        "asked_parties": [
            _asked(party, number=version.number) for party in content.get("asked_parties") or []
        ],
        "passages": [
            {"kind": passage.kind, "label": passage.label, "text": normalize_newlines(passage.text)}
            for passage in passages_of(version.as_article())
        ],
        "content": digested_part(content, digest=version.digest),
    }


def _asked(party: dict[str, Any], *, number: int) -> dict[str, Any]:
    way = party.get("way", "")
    return {
        "version": number,
        "name": party.get("name", ""),
        "asked_at": party.get("asked_at"),
        "how": str(dict(AskedParty.Way.choices).get(way, way)),
        "answer": party.get("answer", ""),
    }


def _drawn(template: str, **context: Any) -> bytes:
    return normalize_newlines(render_to_string(f"news_editorial/evidence/{template}", context)).encode()


def _as_json(value: Iterable | dict) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, default=str) + "\n").encode()


MANIFEST, CHAIN = "MANIFEST.json", "catatan.json"
RIGHT = "news_editorial.view_auditentry"
# The earliest that a ZIP can say; a real time would make every package another one.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE_FILE = 0o100644 << 16


@transaction.atomic
def make_evidence(article: ArticlePage, *, by: Any, into: IO[bytes]) -> str:
    """Write the package into a file and its seal into the log; returns the seal. Raises ``PermissionDenied``.

    Under the story's lock, so that the chain in the package ends where the entry about it begins.
    """
    if not by.has_perm(RIGHT):
        raise PermissionDenied
    lock_story(article)
    seal = write_package(article, into)
    record("evidence", by=by, article=article, sha256=seal)
    return seal


def write_package(article: ArticlePage, into: IO[bytes]) -> str:
    """Write the ZIP, file by file; returns the SHA-256 of its manifest."""
    folder = f"bukti-{article.pk}"
    told: dict[str, Any] = {"files": {}, "counts": {}, "chain_head": ""}
    with as_printed(), ZipFile(into, "w") as archive:
        for name, content in files_of(article):
            told["files"][name] = hashlib.sha256(content).hexdigest()
            _count(name, content, told)
            archive.writestr(_entry(f"{folder}/{name}"), content, compresslevel=6)
        manifest = _canonical(told)
        archive.writestr(_entry(f"{folder}/{MANIFEST}"), manifest, compresslevel=6)
    return hashlib.sha256(manifest).hexdigest()


def file_name(article: ArticlePage, seal: str) -> str:
    """What the browser saves it as; it carries half of the seal, which the checker takes."""
    return f"bukti-{article.pk}-{article.slug[:40]}-{seal[:32]}.zip"


def _count(name: str, content: bytes, told: dict[str, Any]) -> None:
    listed = json.loads(content) if name.endswith(".json") else None
    if isinstance(listed, list):
        told["counts"][name] = len(listed)
        if name == CHAIN and listed:
            told["chain_head"] = listed[-1]["hash"]


def _entry(name: str) -> ZipInfo:
    info = ZipInfo(name, date_time=_NO_TIME)
    info.compress_type, info.external_attr, info.create_system = ZIP_DEFLATED, _READABLE_FILE, 3
    return info


def _canonical(value: Any) -> bytes:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


@require_POST
def evidence(request: HttpRequest, page_id: int) -> FileResponse:
    """Made on disk, sent from there: no size is too large for the memory. Each package is on record."""
    article = get_object_or_404(ArticlePage, pk=page_id)
    file = TemporaryFile()  # noqa: SIM115 - the response closes it when it was sent
    try:
        seal = make_evidence(article, by=request.user, into=file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=file_name(article, seal), content_type="application/zip"
    )
