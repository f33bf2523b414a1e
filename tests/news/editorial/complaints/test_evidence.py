"""Evidence: taken by content, kept sealed and private, handed out to the desk only."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from news.editorial.complaints.evidence import LARGEST_BYTES, MOST_FILES, extension_of
from news.editorial.models import AuditEntry, Complaint, ComplaintEvidence
from tests.builders import a_reporter, a_site, an_editor
from tests.news.editorial.complaints.cases import (
    FORM,
    a_case,
    a_docx,
    a_file,
    a_jpeg,
    a_pdf,
    a_story,
    log_in,
    typed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def an_image(kind: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (20, 20)).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (a_pdf(), "pdf"),
        (an_image("JPEG"), "jpg"),
        (an_image("PNG"), "png"),
        (an_image("WEBP"), "webp"),
        (a_docx(), "docx"),
        (b"Rekap: 1.140 rumah.\r\n", "txt"),
    ],
)
def test_file_is_known_by_its_content(content, extension):
    assert extension_of(content) == extension


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03",
        b"PK\x03\x04 broken",
        a_docx("word/vbaProject.bin"),
        an_image("GIF"),
        an_image("PNG")[:40],
        b"\xff\xd8\xff\xe0 broken",
        b"text with \x00",
        b"\xff\xfe\x00",
    ],
)
def test_other_content_is_not_taken(content):
    assert extension_of(content) == ""


@pytest.mark.parametrize(
    "files",
    [
        [a_file(b"MZ\x90\x00", "bukti.pdf")],
        [a_file(b"", "bukti.pdf")],
        [a_file(b"%PDF-" + b"a" * LARGEST_BYTES)],
        [a_file(a_pdf(), f"{number}.pdf") for number in range(MOST_FILES + 1)],
        [a_file(a_pdf()), a_file(b"MZ\x00", "lagi.jpg")],
    ],
)
def test_bad_file_is_named_in_an_error_and_nothing_is_stored(client, files):
    response = client.post(FORM, typed(a_story(), evidence=files))
    assert response.status_code == 422
    assert [error["name"] for error in response.context["errors"]] == ["evidence"]
    assert "Pilih lagi berkas Anda" in response.content.decode()
    assert not Complaint.objects.exists()


def test_files_are_stored_sealed_outside_of_media_under_names_of_ours():
    case = a_case(evidence=[a_file(a_pdf(), "KTP Siti Rahmawati.jpg"), a_file(b"Rekap 1.140.", "a/b.exe")])
    pdf, text = case.evidence.order_by("pk")
    assert (pdf.name, text.name) == ("bukti-1.pdf", "bukti-2.txt")
    path = Path(pdf.file.path)
    assert path.is_relative_to(settings.DATA_DIR / "private")
    assert not path.is_relative_to(settings.MEDIA_ROOT)
    assert b"%PDF" not in path.read_bytes()
    assert "siti" not in path.name.lower()
    assert path.stat().st_mode & 0o077 == 0


def test_editor_gets_the_file_as_an_attachment_and_the_look_is_on_record(client):
    case = a_case(evidence=[a_file(a_jpeg(), "foto.png")])
    proof = case.evidence.get()
    log_in(client, an_editor())
    response = client.get(f"/admin/editorial/hak-jawab/{case.pk}/bukti/{proof.pk}/")
    assert response.content == a_jpeg()
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{case.number}-bukti-1.jpg"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response.headers["Cache-Control"]
    assert AuditEntry.objects.get(action="complaint_evidence_seen").about == case.number


def test_evidence_is_for_the_desk_alone(client):
    case = a_case(evidence=[a_file(a_pdf())])
    address = f"/admin/editorial/hak-jawab/{case.pk}/bukti/{case.evidence.get().pk}/"
    assert client.get(address).status_code == 302
    assert client.get(f"/media/{case.evidence.get().file.name}").status_code == 404
    log_in(client, a_reporter())
    assert client.get(address).status_code == 302
    assert not AuditEntry.objects.filter(action="complaint_evidence_seen").exists()


def test_evidence_belongs_to_its_own_case(client):
    story = a_story()
    case, other = a_case(story, evidence=[a_file(a_pdf())]), a_case(story, claim="Lain.")
    log_in(client, an_editor())
    proof = ComplaintEvidence.objects.get(complaint=case)
    assert client.get(f"/admin/editorial/hak-jawab/{other.pk}/bukti/{proof.pk}/").status_code == 404


def test_lost_file_is_not_found(client):
    case = a_case(evidence=[a_file(a_pdf())])
    proof = case.evidence.get()
    proof.file.storage.delete(proof.file.name)
    log_in(client, an_editor())
    assert client.get(f"/admin/editorial/hak-jawab/{case.pk}/bukti/{proof.pk}/").status_code == 404
