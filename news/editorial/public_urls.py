"""The reader's addresses of the desk; they stand before Wagtail's."""

from django.urls import path

from news import converters  # noqa: F401 - registers yyyy and mm
from news.editorial.versions.views import history
from news.editorial.views import complaints_public, complaints_year
from news.editorial.views.sharing import shared_draft

urlpatterns = [
    path("berita/<yyyy:year>/<mm:month>/<slug:slug>/riwayat/", history, name="history"),
    path("hak-jawab/", complaints_public.complaint_form, name="complaint_form"),
    path("hak-jawab/terkirim/", complaints_public.complaint_sent, name="complaint_sent"),
    path("hak-jawab/verifikasi/<str:token>/", complaints_public.complaint_verify, name="complaint_verify"),
    path(
        "hak-jawab/tanda-terima/<str:secret>/",
        complaints_public.complaint_receipt,
        name="complaint_receipt",
    ),
    path("naskah/<str:secret>/", shared_draft, name="shared_draft"),
    # Not left to Django's redirect: its answer would hold the secret, and any cache may keep it.
    path("naskah/<str:secret>", shared_draft),
    path("hak-jawab/verifikasi/<str:token>", complaints_public.complaint_verify),
    path("hak-jawab/tanda-terima/<str:secret>", complaints_public.complaint_receipt),
    path("koreksi/hak-jawab/<yyyy:year>/", complaints_year.complaints_of_year, name="complaints_of_year"),
]
