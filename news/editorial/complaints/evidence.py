"""Evidence that comes with a complaint: known by its content, whatever its name says; kept sealed."""

import io
import secrets
import warnings
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image

from news.editorial.models import Complaint, ComplaintEvidence
from news.sealing import seal_bytes

MOST_FILES, LARGEST_MB = 5, 5
LARGEST_BYTES = LARGEST_MB * 1024 * 1024
MOST_PIXELS = 100_000_000
_DOCX_PARTS = {"[Content_Types].xml", "word/document.xml"}
_IMAGES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}
ACCEPT = ".pdf,.jpg,.jpeg,.png,.webp,.docx,.txt"


@dataclass(frozen=True, slots=True)
class Proof:
    """One accepted file: what it is by its content, and the content."""

    extension: str
    content: bytes


def accept(uploads: Iterable[UploadedFile]) -> list[Proof]:
    """The files, if all may be kept; raises ``ValidationError`` that names the one that may not."""
    uploads = list(uploads)
    if len(uploads) > MOST_FILES:
        raise ValidationError(
            _("Too many files. At most %(count)d can come along."), params={"count": MOST_FILES}
        )
    return [_accept(upload) for upload in uploads]


def keep(proofs: Iterable[Proof], *, complaint: Complaint) -> None:
    """Store the files under names that nobody can guess, sealed like the identity."""
    for number, proof in enumerate(proofs, start=1):
        ComplaintEvidence.objects.create(
            complaint=complaint,
            file=ContentFile(seal_bytes(proof.content), name=secrets.token_hex(16)),
            name=_("evidence-%(number)d") % {"number": number} + f".{proof.extension}",
            size_bytes=len(proof.content),
        )


def extension_of(content: bytes) -> str:
    """What a file is, by its content; empty for what is not taken."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "docx" if _is_docx(content) else ""
    return _image_extension(content) or ("txt" if _is_text(content) else "")


def _accept(upload: UploadedFile) -> Proof:
    name = {"name": upload.name}
    if not upload.size:
        raise ValidationError(_("“%(name)s” is empty. Choose another file."), params=name)
    if upload.size > LARGEST_BYTES:
        raise ValidationError(
            _("“%(name)s” is too large. A file may have %(megabytes)d MB at most."),
            params=name | {"megabytes": LARGEST_MB},
        )
    content = upload.read()
    extension = extension_of(content)
    if not extension:
        raise ValidationError(
            _(
                "“%(name)s” cannot be taken. Its content is neither PDF, JPEG, PNG, WebP, Word (docx) nor plain text."
            ),
            params=name,
        )
    return Proof(extension, content)


def _is_docx(content: bytes) -> bool:
    """Only the list of parts is read: nothing is unpacked, so nothing can swell. Macros are not taken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    return parts >= _DOCX_PARTS and not any(part.endswith("vbaProject.bin") for part in parts)


def _image_extension(content: bytes) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=list(_IMAGES)) as image:
                width, height = image.size
                image.verify()
                return _IMAGES[image.format or ""] if width * height <= MOST_PIXELS else ""
    # Pillow's readers raise nearly anything for a broken file; broken is all there is to say about it.
    except Exception:
        return ""


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not any(ord(character) < 32 and character not in "\t\n\r\f" for character in text)
