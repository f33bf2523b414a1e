"""All addresses of the paper. Wagtail's catch-all stays last."""

from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.i18n import JavaScriptCatalog
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from news.editorial.report_urls import urlpatterns as reports_for_the_desk
from newsroom import health, machines
from newsroom.media import serve_media
from newsroom.offline import views as offline

handler400 = "newsroom.errors.bad_request"
handler403 = "newsroom.errors.permission_denied"
handler404 = "newsroom.errors.page_not_found"
handler500 = "newsroom.errors.server_error"

urlpatterns = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("robots.txt", machines.robots, name="robots"),
    path("llms.txt", machines.llms, name="llms"),
    path("manifest.webmanifest", machines.manifest, name="manifest"),
    path("sw.js", offline.service_worker, name="service_worker"),
    path("luring/", offline.offline, name="offline"),
    # Before Wagtail's own: its scripts' words with ours beside them (djangojs.po).
    path(f"{settings.ADMIN_PATH}jsi18n/", JavaScriptCatalog.as_view(packages=["wagtail.admin", "newsroom"])),
    # Wagtail shows these to everybody who writes.
    path(f"{settings.ADMIN_PATH}reports/", include(reports_for_the_desk)),
    path(settings.ADMIN_PATH, include(wagtailadmin_urls)),
    path("dokumen/", include(wagtaildocs_urls)),
    # Wagtail's own form for restricted pages is English and bare; who has an account has one here.
    path("_util/login/", RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True)),
    path("media/<path:path>", serve_media, name="media"),
    path("cari/", include("search.urls")),
    path("", include("news.editorial.public_urls")),
    path("", include("news.quotes.urls")),
    path("", include("news.readership.urls")),
    path("komentar/", include("news.comments.urls")),
    path("buletin/", include("news.newsletter.urls")),
    path("", include("news.urls")),
    path("", include(wagtail_urls)),
]
