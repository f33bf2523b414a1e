"""The reader's addresses of the ledger: a contract (``docs/decisions/0001-addresses.md``)."""

from django.urls import path

from news.quotes import open_data, views
from news.quotes.oembed import oembed

urlpatterns = [
    path("kutipan/", views.ledger, name="quotes"),
    path("kutipan/data.json", open_data.as_json, name="quotes_json"),
    path("kutipan/data.csv", open_data.as_csv, name="quotes_csv"),
    path("kutipan/<int:pk>/", views.quote, name="quote"),
    path("oembed", oembed, name="oembed"),
    path("janji/", views.promises, name="promises"),
]
