"""The screens of what comes in, below the admin: each room brings its own addresses."""

from django.urls import include, path

app_name = "news_imports"

urlpatterns = [path("", include("news.imports.pasting.urls"))]
