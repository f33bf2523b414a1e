"""The evidence package of a story: a ZIP that reads, and is checked, without this system.

The manifest names every file with its SHA-256, how many rows each list has and where the chain ends; the SHA-256 of
the manifest seals the whole and goes into the log. The same record gives the same bytes.
"""

import hashlib
import json
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.exceptions import PermissionDenied
from django.db import transaction

from news.editorial.audit.chain import record
from news.editorial.evidence.files import files_of
from news.editorial.locks import lock_story
from news.models import ArticlePage
from news.presentation import as_printed

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
