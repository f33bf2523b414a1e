"""Uploaded files, as far as readers may have them: the sizes made for pages, nothing else.

Originals stay in the house (they are larger than any page needs, and rights may end), and documents are served by
Wagtail, which knows who may read them. In front of a busy site the proxy serves `DATA_DIR/media/images/` itself.
"""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

PUBLIC_DIRECTORY = "images/"
STAFF_DIRECTORY = "original_images/"
YEAR_SECONDS = 365 * 24 * 3600
TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
}


@require_safe
def serve_media(request: HttpRequest, path: str) -> FileResponse:
    """One picture; 404 for whatever is not meant for this reader."""
    # Servers hand on dots as they are typed: "images/../original_images/" would be taken for a public size.
    if ".." in path.split("/"):
        raise Http404
    is_public = path.startswith(PUBLIC_DIRECTORY)
    if not is_public and not (
        path.startswith(STAFF_DIRECTORY) and request.user.has_perm("wagtailadmin.access_admin")
    ):
        raise Http404
    file = _existing_file(path)
    response = FileResponse(file.open("rb"), content_type=TYPES[file.suffix.lower()])
    # A changed photo gets a new file name, so an address never changes its content.
    response.headers["Cache-Control"] = (
        f"public, max-age={YEAR_SECONDS}, immutable" if is_public else "private, no-store"
    )
    response._csp_config = {"default-src": ["'none'"], "sandbox": True}
    return response


def _existing_file(path: str) -> Path:
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
        exists = file.is_file()
    except (SuspiciousFileOperation, ValueError, OSError):
        raise Http404 from None
    if not exists or file.suffix.lower() not in TYPES:
        raise Http404
    return file
