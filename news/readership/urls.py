"""The reader's address; the beacon has its own way in (``beacon``)."""

from django.urls import path

from news.readership.views import how_we_count

urlpatterns = [path("cara-kami-menghitung/", how_we_count, name="how_we_count")]
