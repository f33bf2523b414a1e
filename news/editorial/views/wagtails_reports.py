"""Reports of Wagtail's that tell of all stories what our log keeps for the desk: for whoever may read the log.

They stand before Wagtail's own addresses (``newsroom/urls.py``), which it opens to everybody who writes.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.permission_policies import ModelPermissionPolicy

from news.editorial.models import AuditEntry
from news.editorial.views.log import DaysFilter

# Of Wagtail's menu of reports.
MENU_NAMES = frozenset({"site-history", "page-types-usage"})


class ForReadersOfTheLog:
    """Asks for the right to view the log of decisions."""

    permission_policy = ModelPermissionPolicy(AuditEntry)
    permission_required = "view"
    any_permission_required = None


class SiteHistoryFilters(SiteHistoryReportFilterSet):
    timestamp = DaysFilter(label=_("Date"), widget=DateRangePickerWidget)


class SiteHistoryView(ForReadersOfTheLog, LogEntriesView):
    """Who submitted, approved and published what."""

    filterset_class = SiteHistoryFilters


class PageTypesView(ForReadersOfTheLog, PageTypesUsageReportView):
    """It names the story that was changed last, by the headline of a draft."""
