"""The reader's addresses of the story model: a contract (``docs/decisions/0001-addresses.md``)."""

from django.urls import path, re_path

from news import (
    converters,  # noqa: F401 - registers yyyy and mm
    feeds,
    sitemaps,
    views,
)
from news.share_images.views import share_image

urlpatterns = [
    path("berita/", views.latest, name="latest"),
    path("berita/<yyyy:year>/", views.year, name="year"),
    path("berita/<yyyy:year>/<mm:month>/", views.month, name="month"),
    path("berita/<yyyy:year>/<mm:month>/<slug:slug>/", views.article, name="article"),
    path("rubrik/<slug:slug>/", views.section, name="section"),
    path("rubrik/<slug:slug>/feed/", feeds.SectionFeed(), name="section_feed"),
    path("wilayah/", views.regions, name="regions"),
    path("wilayah/<slug:slug>/", views.region, name="region"),
    path("wilayah/<slug:slug>/feed/", feeds.RegionFeed(), name="region_feed"),
    path("topik/<slug:slug>/", views.topic, name="topic"),
    path("topik/<slug:slug>/feed/", feeds.TopicFeed(), name="topic_feed"),
    path("serial/<slug:slug>/", views.series, name="series"),
    path("serial/<slug:slug>/feed/", feeds.SeriesFeed(), name="series_feed"),
    path("penulis/<slug:slug>/", views.author, name="author"),
    path("penulis/<slug:slug>/feed/", feeds.AuthorFeed(), name="author_feed"),
    path("tokoh/<slug:slug>/", views.person, name="person"),
    path("tokoh/<slug:slug>/feed/", feeds.PersonFeed(), name="person_feed"),
    path("koreksi/", views.corrections, name="corrections"),
    path("koreksi/<int:pk>/", views.reply, name="reply"),
    path("koreksi/pencabutan/<int:pk>/", views.retraction_notice, name="retraction_notice"),
    re_path(r"^og/([0-9]{1,18}|sampul|dicabut)-([0-9a-f]{12})\.jpg$", share_image, name="share_image"),
    path("feed/", feeds.LatestFeed(), name="feed"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:part>.xml", sitemaps.part, name="sitemap_part"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
]
