"""The desk's own screens, below the admin."""

from django.urls import path

from news.editorial.views.reading import ReadingView

app_name = "news_editorial"

urlpatterns = [path("baca/<int:page_id>/", ReadingView.as_view(), name="read")]
