"""The evidence package: readable without this system, and one altered letter is found."""

import hashlib
import io
import json
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from news.digest import Digests, digest_of_content, digested_part, recipe_of
from news.editorial.actions import return_with_note
from news.editorial.complaints.deciding import refuse, take
from news.editorial.corrections.actions import approve_correction, make_correction
from news.editorial.corrections.retraction import confirm_retraction, propose_retraction, refuse_retraction
from news.editorial.evidence import periksa
from news.editorial.evidence.package import MANIFEST, file_name, make_evidence, write_package
from news.editorial.models import Approval, AuditEntry, Complaint, PublishedVersion, SharedDraft
from news.editorial.sharing import share
from news.models import ArticlePage, AskedParty, PaperSettings, Republisher, Retraction
from tests.builders import (
    a_chief,
    a_published_article,
    a_reporter,
    an_article,
    an_article_in_review,
    an_editor,
    approve_as_read,
    read_anew,
)
from tests.news.bodies import every_block

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def a_case() -> ArticlePage:
    """A story that was returned, approved, corrected, complained about and retracted."""
    reporter, editor = a_reporter("dimas", first_name="Dimas"), an_editor("bimo", first_name="Bimo")
    article = an_article_in_review(owner=reporter, title="Air pasang merendam sembilan desa")
    return_with_note(article, by=editor, note="Catatan meja: sumbernya Pak Anu.")
    article = ArticlePage.objects.get(pk=article.pk)
    article.asked_parties = [
        AskedParty(name="Dinas PU", asked_at=timezone.now(), way="phone", answer="Akan dijawab besok.")
    ]
    article.raw_copy = "hubungi 0812-0000-0000"
    article.save_revision(user=reporter)
    article = ArticlePage.objects.get(pk=article.pk)
    article.current_workflow_state.resume(user=reporter)
    approve_as_read(article, by=editor)
    article = ArticlePage.objects.get(pk=article.pk)
    if not PublishedVersion.objects.filter(article=article).exists():
        a_version(article)
    _afterwards(article, editor=editor)
    return article


def a_version(article) -> PublishedVersion:
    content = article.get_latest_revision().content
    return PublishedVersion.objects.create(
        article=article,
        number=1,
        digest=digest_of_content(content),
        content=content,
        published_at=article.published_at or timezone.now(),
        masthead={"paper": "Kabar Muara", "person_in_charge": "Rahma Idris", "publisher": "PT Muara"},
    )


def _afterwards(article, *, editor) -> None:
    chief, now = a_chief("rahma", first_name="Rahma"), timezone.now()
    correction = make_correction(article, by=editor, kind="correction", text="Yang benar 1.140.")
    approve_correction(correction, by=chief)
    make_correction(article, by=editor, kind="correction", text="Belum dibaca orang kedua.")
    _complaints(article, chief=chief)
    asked = {"by": editor, "ground": "unsupported"}
    refuse_retraction(
        propose_retraction(article, reason="Usul pertama.", **asked), by=chief, reason="Cukup ralat."
    )
    confirm_retraction(propose_retraction(article, reason="Sumber mencabut keterangan.", **asked), by=chief)
    share(article, by=editor, for_whom="Pak Anu", expires_at=now + timedelta(hours=3))


def _complaints(article, *, chief) -> None:
    now = timezone.now()
    case = Complaint.objects.create(
        kind="reply",
        sequence=41,
        article=article,
        passage="Air pasang merendam sembilan desa",
        claim="Saya, Bu Tini, keberatan.",
        identity="tini@example.org",
        receipt_hash="x",
        verified_at=now,
        due_at=now + timedelta(hours=48),
    )
    Complaint.objects.create(
        kind="correction",
        sequence=2,
        article=article,
        passage="Tanya Bu Tini",
        claim="x",
        receipt_hash="y",
        verified_at=now,
        due_at=now + timedelta(hours=48),
    )
    case = take(case, by=chief)
    refuse(case, by=chief, ground="unrelated", answer="Bu Tini yth.")


@pytest.fixture(scope="module")
def kept_case(site):
    return a_case()


@pytest.fixture
def case(kept_case):
    return read_anew(kept_case)


def package(article) -> tuple[bytes, str]:
    file = io.BytesIO()
    seal = write_package(article, file)
    return file.getvalue(), seal


def files(article) -> dict[str, bytes]:
    data, _seal = package(article)
    with ZipFile(io.BytesIO(data)) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def packed(kept_case, django_db_blocker) -> tuple[bytes, str, int]:
    """One package for all tests that only take it apart."""
    with django_db_blocker.unblock(), transaction.atomic():
        data, seal = package(read_anew(kept_case))
        transaction.set_rollback(True)
    return data, seal, kept_case.pk


@pytest.fixture
def folder(packed, tmp_path):
    data, seal, pk = packed
    with ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(tmp_path)
    return tmp_path / f"bukti-{pk}", seal


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """As somebody does who was sent the package: another Python, nothing of ours in its path."""
    command = [sys.executable, "-I", "-S", "periksa.py", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={})  # noqa: S603


def test_untouched_package_is_whole(folder):
    path, seal = folder
    for arguments in ([seal], [seal[:32]], [seal.upper()]):
        result = check(path, *arguments)
        assert result.returncode == 0, result.stdout
        assert "Utuh" in result.stdout
        assert seal in result.stdout


def test_without_a_seal_no_package_is_whole(folder):
    path, seal = folder
    result = check(path)
    assert result.returncode == 3, result.stdout
    assert "belum terbukti asli" in result.stdout
    assert "Utuh" not in result.stdout
    assert seal in result.stdout


def test_one_altered_letter_in_any_file_is_found_and_the_file_named(folder):
    path, seal = folder
    names = sorted(file for file in path.rglob("*") if file.is_file())
    assert len(names) >= 12
    for file in names:
        whole = file.read_bytes()
        for place in (0, len(whole) // 2, len(whole) - 1):
            file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            assert periksa.problems_of(path, ""), (file.name, place)
            assert file.name in "\n".join(periksa.problems_of(path, seal)), (file.name, place)
        if file.name == "periksa.py":
            # A checker that was broken itself may say so in Python's words.
            result = check(path)
            assert result.returncode not in {0, 3}
            assert file.name in result.stdout + result.stderr
        file.write_bytes(whole)
    assert check(path, seal).returncode == 0


def test_file_taken_out_put_in_or_swapped_is_found(folder):
    path, seal = folder
    for name in ("versi/002.html", "versi/Thumbs.db", "versi/.DS_Store", "salinan/periksa.py"):
        (path / name).parent.mkdir(exist_ok=True)
        (path / name).write_text("Versi palsu")
        result = check(path, seal)
        assert (result.returncode, name in result.stdout) == (1, True), name
        (path / name).unlink()
    correction = (path / "ralat.json").read_bytes()
    (path / "ralat.json").unlink()
    result = check(path, seal)
    assert (result.returncode, "ralat.json" in result.stdout) == (1, True)
    (path / "ralat.json").write_bytes((path / "aduan.json").read_bytes())
    assert check(path, seal).returncode == 1
    (path / "ralat.json").write_bytes(correction)
    assert check(path, seal).returncode == 0


def test_what_the_operating_system_adds_at_the_top_is_passed_over_and_said(folder):
    path, seal = folder
    (path / ".DS_Store").write_bytes(b"x")
    result = check(path, seal)
    assert (result.returncode, "DIABAIKAN  .DS_Store" in result.stdout) == (0, True)


def test_forger_who_mends_the_manifest_too_is_found_by_the_seal(folder):
    path, seal = folder
    forged = (path / "ralat.json").read_bytes().replace(b"1.140", b"1.410")
    (path / "ralat.json").write_bytes(forged)
    mend_manifest(path)
    assert check(path).returncode == 3, "nothing but the seal can show it, so nothing is called whole"
    result = check(path, seal)
    assert (result.returncode, MANIFEST in result.stdout) == (1, True)


def mend_manifest(path: Path) -> None:
    """As a forger does who knows how the manifest is made."""
    names = [file for file in path.rglob("*") if file.is_file() and file.name != MANIFEST]
    hashes = {
        file.relative_to(path).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in names
    }
    lists = {file.name: json.loads(file.read_text()) for file in path.glob("*.json") if file.name != MANIFEST}
    counts = {name: len(rows) for name, rows in lists.items() if isinstance(rows, list)}
    chain = lists["catatan.json"]
    told = {"files": hashes, "counts": counts, "chain_head": chain[-1]["hash"] if chain else ""}
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    (path / MANIFEST).write_text(text + "\n")


def mended_by_nobody(path: Path) -> None:
    """Counts and head as they were, hashes of the files as they are now."""
    before = json.loads((path / MANIFEST).read_text())
    mend_manifest(path)
    told = json.loads((path / MANIFEST).read_text()) | {key: before[key] for key in ("counts", "chain_head")}
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    (path / MANIFEST).write_text(text + "\n")


def every(name: str, rows: list, value) -> list:
    return [row | {name: value} for row in rows]


def first_of(action: str, rows: list) -> dict:
    return next(row for row in rows if row["action"] == action)


def hide(action: str, rows: list) -> list:
    entry = first_of(action, rows)
    return [
        row | {"is_withheld": True, "data": {"note": "palsu"}} if row["number"] == entry["number"] else row
        for row in rows
    ]


FORGERIES = {
    "approver": ("persetujuan.json", lambda rows: every("approved_by", rows, "Orang Lain")),
    "time of the approval": (
        "persetujuan.json",
        lambda rows: every("approved_at", rows, "2020-01-01T00:00:00+00:00"),
    ),
    "what the gate said": ("persetujuan.json", lambda rows: every("gate", rows, [{"rule": "palsu"}])),
    "approval that was none": ("persetujuan.json", lambda rows: every("kind", rows, "override")),
    "approvals emptied": ("persetujuan.json", lambda rows: []),
    "approval doubled": ("persetujuan.json", lambda rows: [*rows, rows[0]]),
    "times of the chain": ("catatan.json", lambda rows: every("made_at", rows, "2020-01-01T00:00:00+00:00")),
    "names in the chain": ("catatan.json", lambda rows: every("by", rows, "Orang Lain")),
    "entry hidden and changed": ("catatan.json", lambda rows: hide("approve", rows)),
    "chain cut at its end": ("catatan.json", lambda rows: rows[:-4]),
    "chain cut at its beginning": ("catatan.json", lambda rows: rows[1:]),
    "chain turned round": ("catatan.json", lambda rows: rows[::-1]),
    "withheld note put in": ("catatan.json", lambda rows: every("about", rows, "Anda")),
    "corrections emptied": ("ralat.json", lambda rows: []),
    "who read the correction": ("ralat.json", lambda rows: every("shown_by", rows, "Orang Lain")),
    "since when it stands": ("ralat.json", lambda rows: every("shown_at", rows, "2020-01-01T00:00:00+00:00")),
    "correction without its entry": ("ralat.json", lambda rows: every("entries", rows, {})),
    "retractions emptied": ("pencabutan.json", lambda rows: []),
    "who retracted": ("pencabutan.json", lambda rows: every("confirmed_by", rows, "Orang Lain")),
    "refusal left out": ("pencabutan.json", lambda rows: rows[1:]),
    "complaints emptied": ("aduan.json", lambda rows: []),
    "who decided": ("aduan.json", lambda rows: every("decided_by", rows, "Orang Lain")),
    "which was decided": ("aduan.json", lambda rows: every("number", rows, "HJ-0099")),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_forgery_is_found_even_with_a_mended_manifest(folder, forgery):
    path, seal = folder
    name, forge = FORGERIES[forgery]
    rows = json.loads((path / name).read_text())
    (path / name).write_text(json.dumps(forge(rows), ensure_ascii=False, indent=2, sort_keys=True) + "\n")
    mend_manifest(path)
    assert periksa.problems_of(path, "")
    assert periksa.problems_of(path, seal)


def test_mended_manifest_of_an_untouched_package_is_the_same(folder):
    path, seal = folder
    mend_manifest(path)
    assert periksa.problems_of(path, seal) == []


@pytest.mark.parametrize("name", ["persetujuan.json", "catatan.json", "ralat.json", "pihak-dihubungi.json"])
def test_row_taken_out_does_not_fit_the_count_of_the_manifest(folder, name):
    path, _seal = folder
    rows = json.loads((path / name).read_text())
    (path / name).write_text(json.dumps(rows[:-1], ensure_ascii=False, indent=2, sort_keys=True) + "\n")
    mended_by_nobody(path)
    result = check(path)
    assert (result.returncode, f"{name}: jumlah" in result.stdout) == (1, True), result.stdout


def test_one_letter_of_a_version_is_found_even_with_a_mended_manifest(folder):
    path, _seal = folder
    for name, old, new in (
        ("catatan.json", '"approve"', '"apprOve"'),
        ("catatan.json", "Cukup ralat.", "Cukup ralat!"),
        ("versi/001.json", "sembilan desa sejak", "sepuluh desa sejak"),
    ):
        whole = (path / name).read_text()
        assert old in whole, (name, old)
        (path / name).write_text(whole.replace(old, new))
        mend_manifest(path)
        result = check(path)
        assert (result.returncode, name in result.stdout) == (1, True), (name, new)
        (path / name).write_text(whole)
    mend_manifest(path)
    assert check(path).returncode == 3


def test_withdrawn_approval_is_no_approval(folder):
    path, _seal = folder
    rows = json.loads((path / "persetujuan.json").read_text())
    assert list(periksa.check_versions(path)) == []
    (path / "persetujuan.json").write_text(json.dumps(every("kind", rows, "withdrawn")))
    assert list(periksa.check_versions(path)) == ["versi/001.json: tidak ada persetujuan atas sidik isi ini"]


def test_link_of_a_withheld_entry_is_checked_too(folder):
    path, _seal = folder
    rows = json.loads((path / "catatan.json").read_text())
    entry = first_of("return", rows)
    assert (entry["is_withheld"], entry["about"], entry["data"], entry["salt"]) == (True, None, None, None)
    assert list(periksa.check_chain(path)) == []
    for name, value in (
        ("details", "0" * 64),
        ("by", "Orang Lain"),
        ("made_at", "2020-01-01T00:00:00+00:00"),
    ):
        forged = [row | {name: value} if row is entry else row for row in rows]
        (path / "catatan.json").write_text(json.dumps(forged))
        assert list(periksa.check_chain(path)), name


@pytest.mark.parametrize("arguments", [["x"], ["abc"], ["0" * 65], ["0" * 15], ["a" * 64, "b"]])
def test_checker_explains_itself_when_it_is_asked_wrongly(folder, arguments):
    assert check(folder[0], *arguments).returncode == 2


def test_manifest_that_is_no_manifest_is_said(folder):
    path, _seal = folder
    for text in ("", "[]", '{"files":[1]}', "\x00", '{"files":{}}\n'):
        (path / MANIFEST).write_text(text)
        result = check(path)
        assert result.returncode == 1, text
        assert "Traceback" not in result.stderr, text


def test_checker_knows_the_same_recipe_as_the_system():
    article = a_published_article(body=every_block(related=a_published_article()))
    content = article.get_latest_revision().content
    for digest in Digests(content):
        counted = digested_part(content, digest=digest)
        assert periksa.content_digest(counted, recipe_of(digest)) == digest
    assert [periksa.content_digest({}, recipe) for recipe in "32"] == list(Digests({}))


def test_checker_needs_nothing_but_python():
    source = Path(periksa.__file__).read_text(encoding="utf-8")
    imported = set(re.findall(r"^(?:import|from) (\w+)", source, flags=re.MULTILINE))
    assert imported <= set(sys.stdlib_module_names)


def test_package_holds_the_case_in_words(case):
    found = files(case)
    assert {"BACA-SAYA.txt", "perkara.html", "perkara.json", "periksa.py", "versi/001.html"} <= set(found)
    page = found["perkara.html"].decode()
    for words in (
        case.title,
        case.full_url,
        "Dimas",
        "Bimo",
        "Dinas PU",
        "Akan dijawab besok.",
        "Yang benar 1.140.",
        "Sumber mencabut keterangan.",
        "Usul pertama.",
        "HJ-0041",
        "Rahma",
    ):
        assert words in page, words
    version = found["versi/001.html"].decode()
    assert "Air pasang merendam sembilan desa sejak" in version
    assert "Rosdiana Kapitan" in version


def test_pages_bring_everything_with_them(case):
    for name, content in files(case).items():
        if name.endswith(".html"):
            html = content.decode()
            assert not re.search(r"<(script|link|img|iframe)\b", html), name
            assert "/static/" not in html


def test_nobody_who_is_protected_is_named(case):
    said = "\n".join(content.decode() for content in files(case).values())
    for words in ("Tini", "tini@", "Pak Anu", "0812-0000", "Belum dibaca orang kedua"):
        assert words not in said, words


def test_withheld_entries_keep_their_place_in_the_chain(case):
    chain = json.loads(files(case)["catatan.json"])
    withheld = {entry["action"] for entry in chain if entry["is_withheld"]}
    assert withheld == {"return", "share", "complaint_taken"}
    assert [entry["hash"] for entry in chain] == list(
        AuditEntry.objects.about(case).order_by("pk").values_list("hash", flat=True)
    )


def test_same_record_gives_the_same_bytes(case):
    assert package(case) == package(case)


def test_package_is_on_record_with_its_seal(case):
    editor, file = an_editor(), io.BytesIO()
    seal = make_evidence(case, by=editor, into=file)
    with ZipFile(file) as archive:
        manifest = archive.read(f"bukti-{case.pk}/{MANIFEST}")
    entry = AuditEntry.objects.get(action="evidence")
    assert hashlib.sha256(manifest).hexdigest() == seal == entry.data["sha256"]
    assert entry.made_by == editor
    assert seal[:32] in file_name(case, seal)


def test_broken_chain_is_found_by_the_checker(case, tmp_path):
    entry = AuditEntry.objects.about(case).get(action="approve")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE news_editorial_auditentry SET made_by_name = 'Lain' WHERE id = %s", [entry.pk])
    with ZipFile(io.BytesIO(package(case)[0])) as archive:
        archive.extractall(tmp_path)
    result = check(tmp_path / f"bukti-{case.pk}")
    assert (result.returncode, "catatan.json" in result.stdout) == (1, True)


def test_draft_that_was_never_public_gives_a_package_too(tmp_path):
    article = an_article(owner=a_reporter())
    data, seal = package(article)
    with ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(tmp_path)
    assert check(tmp_path / f"bukti-{article.pk}", seal).returncode == 0


def test_archive_without_a_revision_gives_a_package_too(client, case):
    case.revisions.all().delete()
    client.force_login(an_editor())
    response = client.post(reverse("news_editorial:evidence", args=[case.pk]))
    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"PK")


def test_renamed_account_changes_no_package(case):
    before = package(case)
    approver = Approval.objects.get(article=case).made_by
    approver.first_name = "Nama Baru"
    approver.save()
    assert package(case) == before


def test_masthead_of_the_day_stands_beside_version_correction_and_retraction(case):
    found = files(case)
    for name in ("ralat.json", "pencabutan.json"):
        assert json.loads(found[name])[-1]["masthead"]["paper"] == PaperSettings.load().name, name
    assert "page" in json.loads(found["versi/001.json"])["masthead"]


def test_who_decided_and_who_took_a_complaint_is_said(case):
    row = json.loads(files(case)["aduan.json"])[0]
    assert (row["taken_by"], row["decided_by"]) == ("Rahma", "Rahma")
    assert row["taken_at"]


def test_outlets_that_were_told_are_named(case):
    chief, retraction = a_chief(), Retraction.objects.in_force().get()
    Republisher.objects.create(
        retraction=retraction, outlet="Radar Hilir", told_on=timezone.localdate(), noted_by=chief
    )
    told = json.loads(files(case)["pencabutan.json"])[-1]["republishers"]
    assert [row["outlet"] for row in told] == ["Radar Hilir"]


def test_version_whose_references_are_gone_is_still_told(case):
    version = PublishedVersion.objects.get(article=case)
    content = version.content | {"section": 10**6, "region": 10**6}
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE news_editorial_publishedversion SET content = %s WHERE id = %s",
            [json.dumps(content), version.pk],
        )
    assert "versi/001.html" in files(case)


# The button -----------------------------------------------------------------------------------------------------


def test_button_gives_the_zip(client, case):
    client.force_login(an_editor())
    response = client.post(reverse("news_editorial:evidence", args=[case.pk]))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/zip"
    data = b"".join(response.streaming_content)
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
    seal = AuditEntry.objects.get(action="evidence").data["sha256"]
    assert seal[:32] in response.headers["Content-Disposition"]
    assert seal in client.get(reverse("news_editorial:record", args=[case.pk])).text


def test_reporter_gets_none(client, case):
    client.force_login(case.owner)
    response = client.post(reverse("news_editorial:evidence", args=[case.pk]))
    assert response.status_code in {302, 403}
    assert not AuditEntry.objects.filter(action="evidence").exists()
    with pytest.raises(PermissionDenied):
        make_evidence(case, by=case.owner, into=io.BytesIO())


def test_link_alone_makes_none(client, case):
    client.force_login(an_editor())
    assert client.get(reverse("news_editorial:evidence", args=[case.pk])).status_code == 405
    assert not AuditEntry.objects.filter(action="evidence").exists()


def test_shared_links_are_not_part_of_it(case):
    token = SharedDraft.objects.get().token_hash
    assert token not in "\n".join(content.decode() for content in files(case).values())
