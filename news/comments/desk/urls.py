"""The moderators' addresses, below the admin."""

from django.urls import path

from news import converters  # noqa: F401 - registers id
from news.comments.desk import block_screens, screens

app_name = "news_comments"

urlpatterns = [
    path("", screens.Queue.as_view(), name="queue"),
    path("blokir/", block_screens.Blocks.as_view(), name="blocks"),
    path("<id:pk>/", screens.CommentScreen.as_view(), name="comment"),
    path("<id:pk>/blokir/", block_screens.BlockWriter.as_view(), name="block"),
    path("berita/<id:pk>/", screens.ThreadScreen.as_view(), name="thread"),
]
