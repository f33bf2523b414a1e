"""Below ``/buletin/``."""

from django.urls import path

from news.newsletter import views

urlpatterns = [
    path("", views.newsletter, name="newsletter"),
    path("terkirim/", views.newsletter_asked, name="newsletter_asked"),
    path("konfirmasi/<str:token>/", views.newsletter_confirm, name="newsletter_confirm"),
    path("berhenti/<str:secret>/", views.newsletter_end, name="newsletter_end"),
    # Not left to Django's redirect: its answer would hold the secret, and any cache may keep it.
    path("konfirmasi/<str:token>", views.newsletter_confirm),
    path("berhenti/<str:secret>", views.newsletter_end),
]
