"""Where readership meets Wagtail's admin: a report that everybody who writes may open."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from news.readership.report import reads_of_a_day


@hooks.register("register_admin_urls")
def report_urls() -> list:
    return [path("reports/pembaca/", reads_of_a_day, name="news_readership_reads")]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return MenuItem(_("Readers"), reverse("news_readership_reads"), name="reads", icon_name="view", order=90)


@hooks.register("register_permissions")
def offer_rights() -> QuerySet[Permission]:
    """To see the reads of all stories, for Wagtail's screen of groups."""
    return Permission.objects.filter(content_type__app_label="news_readership", codename="view_dailyreads")
