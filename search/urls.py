from django.urls import path

from search.views import search, suggestions

urlpatterns = [
    path("", search, name="search"),
    path("saran/", suggestions, name="search_suggestions"),
]
