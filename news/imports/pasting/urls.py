"""The screens of pasted copy, below the admin."""

from django.urls import path

from news import converters  # noqa: F401 - registers id
from news.imports.pasting.views import PastedView, PasteView

app_name = "news_imports"

urlpatterns = [
    path("tempel/", PasteView.as_view(), name="paste"),
    path("tempel/<id:pk>/", PastedView.as_view(), name="pasted"),
]
