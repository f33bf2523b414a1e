"""Where filing from a phone meets Wagtail's admin."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from news import converters  # noqa: F401 - registers id
from news.filing import may_file
from news.imports.filing import views
from news.screens import GuardedMenuItem

_ADDRESSES = [
    path("", views.report, name="report"),
    path("keadaan/", views.state, name="state"),
    path("sw.js", views.service_worker, name="worker"),
    path("foto/<uuid:filing>/<uuid:number>/", views.photo, name="photo"),
    path("draf/<id:page_id>/", views.draft, name="draft"),
    path("draf/<id:page_id>/jawab/", views.answer_guess, name="answer"),
    path("draf/<id:page_id>/lengkapi/", views.complete, name="complete"),
    path("tulisan/", views.own_stories, name="own_stories"),
]


@hooks.register("register_admin_urls")
def filing_urls() -> list:
    return [path("lapor/", include((_ADDRESSES, "news_filing")))]


@hooks.register("register_admin_menu_item")
def filing_menu_item() -> GuardedMenuItem:
    url = reverse("news_filing:report")
    return GuardedMenuItem(
        _("File from a phone"), url, icon_name="mobile-alt", order=54, name="file-report", may=may_file
    )


@hooks.register("register_admin_menu_item")
def own_stories_menu_item() -> GuardedMenuItem:
    url = reverse("news_filing:own_stories")
    return GuardedMenuItem(_("My stories"), url, icon_name="user", order=56, name="own-stories", may=may_file)
