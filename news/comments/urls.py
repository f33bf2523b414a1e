"""Below ``/komentar/``, where the reader's cookie is sent, and nowhere else."""

from django.urls import path

from news import converters  # noqa: F401 - registers id
from news.comments.views import account, reports, signing_in, thread

urlpatterns = [
    path("aturan/", thread.terms, name="comments_terms"),
    path("masuk/", signing_in.sign_in, name="comments_sign_in"),
    path("masuk/terkirim/", signing_in.link_sent, name="comments_link_sent"),
    path("masuk/<str:token>/", signing_in.enter, name="comments_enter"),
    # Not left to Django's redirect: its answer would hold the secret, and any cache may keep it.
    path("masuk/<str:token>", signing_in.enter),
    path("akun/", account.account, name="comments_account"),
    path("akun/keluar/", account.sign_out, name="comments_sign_out"),
    path("akun/hapus/", account.delete_account, name="comments_delete_account"),
    path("akun/<id:pk>/", account.change, name="comments_change"),
    path("akun/<id:pk>/hapus/", account.remove, name="comments_remove"),
    path("lapor/terkirim/", reports.reported, name="comments_reported"),
    path("lapor/<id:pk>/", reports.report_comment, name="comments_report"),
    path("<id:article_id>/", thread.thread, name="comments_thread"),
    path("<id:article_id>/bagian/", thread.thread_part, name="comments_part"),
    path("<id:article_id>/tulis/", thread.write, name="comments_write"),
]
