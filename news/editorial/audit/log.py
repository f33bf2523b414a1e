"""The log of decisions as a report: found, filtered and taken away as a spreadsheet; nothing in it can be changed.

Two reports of Wagtail's tell the same of all stories: they are for readers of the log alone, and stand before
Wagtail's own addresses (``newsroom/urls.py``).
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

import django_filters
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.fields import DateRangeField
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.permission_policies import ModelPermissionPolicy

from news.editorial.audit.wording import LABELS, details_of, label_of
from news.editorial.models import AuditEntry
from news.editorial.times import in_paper_zone, stamp

VIEW_RIGHT = "news_editorial.view_auditentry"
# A cell that begins like this is a formula to a spreadsheet.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_BYTE_ORDER_MARK = "\ufeff".encode()
_ROWS_AT_ONCE = 2000


def without_formula(value: Any) -> Any:
    """The same text, which no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return value


class _DaysField(DateRangeField):
    """Days of this century: the first of all days has no beginning in a zone east of Greenwich."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields:
            field.validators = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]


class DaysFilter(django_filters.DateFromToRangeFilter):
    """From one day to another."""

    field_class = _DaysField


class LogFilters(WagtailFilterSet):
    action = django_filters.MultipleChoiceFilter(label=_("What"), choices=list(LABELS.items()))
    made_by_name = django_filters.CharFilter(label=_("Who"), lookup_expr="icontains")
    about = django_filters.CharFilter(label=_("Story or name"), lookup_expr="icontains")
    article = django_filters.NumberFilter(
        label=_("Number of the story"), method="of_article", max_value=2**31
    )
    made_at = DaysFilter(label=_("When"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditEntry
        fields: list[str] = []

    def of_article(self, queryset: Any, name: str, value: Any) -> Any:
        return queryset.filter(article_id=int(value))


class LogView(ReportView):
    """Newest first; one query a page beside the count."""

    model = AuditEntry
    permission_policy = ModelPermissionPolicy(AuditEntry)
    permission_required = "view"
    page_title = _("Log of decisions")
    header_icon = "history"
    template_name = "news_editorial/log.html"
    results_template_name = "news_editorial/log_results.html"
    index_url_name = "news_editorial:log"
    index_results_url_name = "news_editorial:log_results"
    filterset_class = LogFilters
    is_searchable = False
    list_export = ["when", "who", "what", "about", "story", "details", "digest", "hash"]
    export_headings = {
        "when": _("When"),
        "who": _("Who"),
        "what": _("What"),
        "about": _("About"),
        "story": _("Number of the story"),
        "details": _("Details"),
        "digest": _("Digest of the content"),
        "hash": _("Link of the chain"),
    }

    def get_queryset(self) -> Any:
        return AuditEntry.objects.newest_first()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Entries with their words; an export is read as it is written."""
        if self.is_export:
            return object_list.iterator(chunk_size=_ROWS_AT_ONCE)
        return [
            {"entry": entry, "label": label_of(entry.action), "details": details_of(entry)}
            for entry in object_list
        ]

    def to_row_dict(self, item: AuditEntry) -> dict[str, Any]:
        """One line of the spreadsheet."""
        values = (
            stamp(item.made_at),
            item.made_by_name,
            label_of(item.action),
            item.about,
            item.article_id or "",
            " ".join(details_of(item)),
            item.digest,
            item.hash,
        )
        return dict(zip(self.list_export, values, strict=True))

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return without_formula(super().preprocess_field_value(field, value, export_format))

    def write_csv_response(self, queryset: Any) -> HttpResponse:
        """With the mark by which spreadsheets know that it is UTF-8."""
        lines: Iterator[bytes] = chain([_BYTE_ORDER_MARK], self.stream_csv(queryset))
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.get_filename()}.csv"'
        return response

    def get_filename(self) -> str:
        return f"catatan-keputusan-{in_paper_zone(timezone.now()):%Y-%m-%d}"


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
