"""The import's addresses, below the admin."""

from django.urls import path

from news.imports.wordpress.screens import views

app_name = "archive_imports"

urlpatterns = [
    path("", views.ImportsView.as_view(), name="all"),
    path("<int:pk>/", views.ImportView.as_view(), name="one"),
    path("<int:pk>/kemajuan/", views.ProgressView.as_view(), name="progress"),
    path("<int:pk>/batalkan/", views.UndoView.as_view(), name="undo"),
    path("<int:pk>/laporan/<slug:kind>/", views.ReportView.as_view(), name="report"),
]
