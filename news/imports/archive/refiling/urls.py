"""Addresses of the screens for filing stories anew, below the admin."""

from django.urls import path

from news.imports.archive.refiling import screens

app_name = "news_refiling"

urlpatterns = [
    path("", screens.ChooseView.as_view(), name="choose"),
    path("<int:pk>/", screens.DoneView.as_view(), name="done"),
]
