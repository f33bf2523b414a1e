"""The desk's own screens, below the admin."""

from django.urls import path

from news import converters  # noqa: F401 - registers id
from news.editorial.assignments import views as assignments
from news.editorial.audit.log import LogView
from news.editorial.audit.story import RecordView, find_by_address
from news.editorial.board import views as board
from news.editorial.corrections.retraction_screens import ProposeRetraction, RetractionList, RetractionView
from news.editorial.corrections.screens import CorrectionView
from news.editorial.evidence.package import evidence
from news.editorial.findings import panel as gate
from news.editorial.reading.views import ReadingView, SecondReadingView, compare_kept
from news.editorial.views import complaints
from news.editorial.views.sharing import SharingView

app_name = "news_editorial"

urlpatterns = [
    path("koreksi/<id:pk>/", CorrectionView.as_view(), name="correction"),
    path("pencabutan/", RetractionList.as_view(), name="retractions"),
    path("pencabutan/usul/<id:page_id>/", ProposeRetraction.as_view(), name="propose_retraction"),
    path("pencabutan/<id:pk>/", RetractionView.as_view(), name="retraction"),
    path("hak-jawab/", complaints.ComplaintList.as_view(), name="complaints"),
    path("hak-jawab/<id:pk>/", complaints.ComplaintCase.as_view(), name="complaint"),
    path("hak-jawab/<id:pk>/ambil/", complaints.TakeComplaint.as_view(), name="take_complaint"),
    path("hak-jawab/<id:pk>/identitas/", complaints.ComplaintIdentity.as_view(), name="complaint_identity"),
    path(
        "hak-jawab/<id:pk>/bukti/<id:evidence_pk>/",
        complaints.Evidence.as_view(),
        name="complaint_evidence",
    ),
    path("baca/<id:page_id>/", ReadingView.as_view(), name="read"),
    path("baca-kedua/<id:approval_id>/", SecondReadingView.as_view(), name="second_reading"),
    path("banding/<id:page_id>/", compare_kept, name="compare_kept"),
    path("gerbang/<id:page_id>/", gate.findings, name="gate"),
    path("gerbang/<id:page_id>/dicek/", gate.check, name="check_finding"),
    path("gerbang/<id:page_id>/terima/", gate.accept, name="accept_spelling"),
    path("papan/", board.board, name="board"),
    path("papan/<id:page_id>/baca/", board.claim_story, name="claim"),
    path("papan/<id:page_id>/lepas/", board.release_story, name="release"),
    path("liputan/", assignments.AssignmentsView.as_view(), name="assignments"),
    path("liputan/tambah/", assignments.AssignmentFormView.as_view(), name="add_assignment"),
    path("liputan/<id:pk>/", assignments.AssignmentFormView.as_view(), name="edit_assignment"),
    path("liputan/<id:pk>/batal/", assignments.cancel, name="cancel_assignment"),
    path("liputan/<id:pk>/tulis/", assignments.start, name="start_assignment"),
    path("catatan/", LogView.as_view(), name="log"),
    path("catatan/hasil/", LogView.as_view(results_only=True), name="log_results"),
    path("berita/<id:page_id>/", RecordView.as_view(), name="record"),
    path("berita/<id:page_id>/bukti/", evidence, name="evidence"),
    path("alamat/", find_by_address, name="find_by_address"),
    path("bagikan/<id:page_id>/", SharingView.as_view(), name="share"),
]
