"""Complaints as people send them: over the form, and from there to the desk."""

import io
import re
import zipfile

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from news.editorial.complaints.intake import verify
from news.editorial.models import Complaint
from news.models import PublishedArticle
from tests.builders import PASSWORD, a_published_article, picture

FORM = "/hak-jawab/"
NAME, EMAIL, PHONE, PARTY = "Siti Rahmawati", "siti@warga.example", "0812-555-0199", "PT Bara Loa Indah"
IDENTIFYING = (NAME, EMAIL, PHONE)
CLAIM = "Rekap kecamatan menulis 1.140, bukan 1.410 rumah."


def typed(story: PublishedArticle | None = None, **changes) -> dict:
    """What a complete form holds."""
    values = {
        "kind": "correction",
        "passage": "Air masuk ke 1.410 rumah.",
        "claim": CLAIM,
        "name": NAME,
        "email": EMAIL,
        "phone": PHONE,
    }
    return values | ({"berita": story.pk} if story else {}) | changes


def a_story(**changes) -> PublishedArticle:
    return PublishedArticle.objects.get(pk=a_published_article(**changes).pk)


def token() -> str:
    """Of the link in the newest e-mail."""
    return re.search(r"/hak-jawab/verifikasi/([\w-]+)/", mail.outbox[-1].body)[1]


def receipt_path(message=None) -> str:
    """Of the link in the newest e-mail."""
    return re.search(r"/hak-jawab/tanda-terima/\w+/", (message or mail.outbox[-1]).body)[0]


def a_case(story: PublishedArticle | None = None, *, client: Client | None = None, **changes) -> Complaint:
    """A verified complaint, sent over the form."""
    client = client or Client()
    response = client.post(FORM, typed(story or a_story(), **changes))
    assert response.status_code == 303, response.context["errors"]
    return verify(token())


def a_reply(story: PublishedArticle | None = None, **changes) -> Complaint:
    return a_case(story, **({"kind": "reply", "party": PARTY} | changes))


def desk_address(case: Complaint, *rest) -> str:
    """Where the desk has it."""
    return "/admin/editorial/hak-jawab/" + "/".join(str(part) for part in (case.pk, *rest)) + "/"


def log_in(client: Client, user) -> None:
    assert client.login(username=user.username, password=PASSWORD)


def a_file(content: bytes, name: str = "bukti.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def a_pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


def a_jpeg() -> bytes:
    return picture().read()


def a_docx(*more: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", *more):
            archive.writestr(name, "<x/>")
    return file.getvalue()
