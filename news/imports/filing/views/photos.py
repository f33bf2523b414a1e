"""Photos in pieces: how much is here, the next piece, and one that was taken out again."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_http_methods

from news.filing import may_file
from news.imports.filing.limits import LARGEST_PIECE_BYTES
from news.imports.filing.uploads import Piece, PieceRefused, drop_photo, received_bytes, take_piece


@transaction.non_atomic_requests  # A piece is read, and a picture unpacked, before anybody else has to wait.
@require_http_methods(["GET", "HEAD", "POST", "DELETE"])
def photo(request: HttpRequest, filing: UUID, number: UUID) -> JsonResponse:
    """Only one's own: of anybody else's nothing is here."""
    if not may_file(request.user):
        raise PermissionDenied
    whose = {"by": request.user, "filing": filing, "photo": number}
    if request.method == "POST":
        return _take(request, **whose)
    if request.method == "DELETE":
        drop_photo(**whose)
    return JsonResponse({"received": received_bytes(**whose)})


def _take(request: HttpRequest, **whose) -> JsonResponse:
    try:
        piece = Piece.read(
            # One byte more than a piece may have tells that it has too many.
            request.read(LARGEST_PIECE_BYTES + 1),
            content_range=request.headers.get("Content-Range", ""),
            sha256=request.headers.get("X-Photo-Sha256", ""),
        )
        kept = take_piece(piece, **whose)
    except PieceRefused as refusal:
        answer = {
            "message": str(refusal),
            "received": refusal.received,
            "final": refusal.is_final,
        }
        return JsonResponse(answer, status=refusal.status)
    return JsonResponse({"received": kept.received_bytes, "whole": kept.is_whole})
