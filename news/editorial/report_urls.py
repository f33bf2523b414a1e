"""Wagtail's reports that are for the desk alone; they stand before Wagtail's own, under the same addresses."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from news.editorial.audit.log import PageTypesView, SiteHistoryView

urlpatterns = [
    path(address, require_admin_access(view))
    for prefix, view_class in (("site-history/", SiteHistoryView), ("page-types-usage/", PageTypesView))
    for address, view in (
        (prefix, view_class.as_view()),
        (f"{prefix}results/", view_class.as_view(results_only=True)),
    )
]
