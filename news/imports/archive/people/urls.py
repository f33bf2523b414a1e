"""Addresses of the people's screens: below the one that the menu names, which is the open one there."""

from django.urls import path

from news.imports.archive.people import names_screen, screens

app_name = "news_people"

urlpatterns = [
    path("gabungan/baru/", screens.MergeView.as_view(), name="merge"),
    path("gabungan/nama/", names_screen.NamesView.as_view(), name="names"),
    path("gabungan/", screens.MergesView.as_view(), name="merges"),
    path("gabungan/<int:pk>/", screens.MergedView.as_view(), name="merged"),
]
