"""One button: the evidence package of a story, as a download."""

from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from news.editorial.evidence.package import file_name, make_evidence
from news.models import ArticlePage


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
