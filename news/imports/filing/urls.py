"""*Lapor* and *Tulisan saya*, below the admin."""

from django.urls import path

from news import converters  # noqa: F401 - registers id
from news.imports.filing.views import draft, own_stories, photos, report, worker

app_name = "news_filing"

urlpatterns = [
    path("", report.report, name="report"),
    path("keadaan/", report.state, name="state"),
    path("sw.js", worker.service_worker, name="worker"),
    path("foto/<uuid:filing>/<uuid:number>/", photos.photo, name="photo"),
    path("draf/<id:page_id>/", draft.draft, name="draft"),
    path("draf/<id:page_id>/jawab/", draft.answer_guess, name="answer"),
    path("draf/<id:page_id>/lengkapi/", draft.complete, name="complete"),
    path("tulisan/", own_stories.own_stories, name="own_stories"),
]
