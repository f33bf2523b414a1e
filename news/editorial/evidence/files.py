"""What an evidence package is made of: each file as bytes, the same for the same record. Its lists: ``rows.py``."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Template
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.text import normalize_newlines

from news.digest import digested_part
from news.editorial.audit.masthead import masthead_at
from news.editorial.comparing.passages import passages_of
from news.editorial.evidence import rows
from news.editorial.evidence.rows import moment
from news.editorial.evidence.ties import Ties
from news.editorial.models import AuditEntry, PublishedVersion
from news.models import ArticlePage, AskedParty, PaperSettings
from news.presentation import address_of

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
        "persetujuan.json": rows.approval_rows(article, ties),
        "catatan.json": rows.chain_rows(ties),
        "ralat.json": rows.correction_rows(article, ties),
        "pencabutan.json": rows.retraction_rows(article, ties),
        "aduan.json": rows.complaint_rows(article, ties, words="\n".join(read_words)),
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
