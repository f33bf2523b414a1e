"""The bones of a site: front page, archive, standing pages, desk. Safe to run again."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page, Site

from home.models import HomePage, StandingPage
from news.editorial.groups import setup_desk
from news.models import NewsIndexPage, PaperSettings
from news.navigation import refresh_navigation

ARCHIVE_SLUG = "berita"


@transaction.atomic
def setup_site() -> HomePage:
    """Make what is missing: a front page as the site's root, ``/berita/``, standing pages, groups and workflow."""
    home = HomePage.objects.first() or _make_home()
    archive = NewsIndexPage.objects.first()
    if archive is None:
        archive = home.add_child(instance=NewsIndexPage(title=_("News"), slug=ARCHIVE_SLUG))
    for slug, title in _standing_pages().items():
        if not StandingPage.objects.child_of(home).filter(slug=slug).exists():
            home.add_child(instance=StandingPage(title=title, slug=slug))
    _point_site_at(home)
    setup_desk(archive, home)
    PaperSettings.load()
    refresh_navigation()
    return home


def _standing_pages() -> dict[str, str]:
    """The pages that press law and readers expect: who is responsible, by which rules, how to reach them."""
    return {
        "redaksi": _("Masthead"),
        "pedoman-media-siber": _("Cyber media guideline"),
        "tentang": _("About us"),
        "kontak": _("Contact"),
    }


def _make_home() -> HomePage:
    root = Page.get_first_root_node()
    # Editors meet both roots in lists and choosers; Wagtail's first migrations name them in English.
    Page.objects.filter(pk=root.pk).update(title=_("Whole site"), draft_title=_("Whole site"))
    Collection.objects.filter(depth=1).update(name=_("Newsroom files"))
    # Wagtail's first migration leaves a welcome page under the slug that ours takes.
    Page.objects.child_of(root).filter(slug="home").exclude(content_type__app_label="home").delete()
    return root.add_child(instance=HomePage(title=settings.WAGTAIL_SITE_NAME, slug="home"))


def _point_site_at(home: HomePage) -> None:
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.root_page, site.hostname, site.port = home, address.hostname or "localhost", port
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()
