"""Where a story is filed: /berita/ → year → month. The containers create themselves."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from news.models import ArticlePage, MonthPage, NewsIndexPage, YearPage


def month_page_for(day: date | None = None) -> MonthPage:
    """The month that a day (by default today, in the paper's zone) belongs to; made if it is not there.

    Raises ``NewsIndexPage.DoesNotExist`` on a site without its archive (``manage.py setup_newsroom`` makes it).
    """
    day = day or _day_of(timezone.now())
    year = _child(NewsIndexPage.objects.get(), YearPage, slug=f"{day:%Y}", title=f"{day:%Y}")
    return _child(year, MonthPage, slug=f"{day:%m}", title=f"{day:%m}")


def may_file(user: Any) -> bool:
    """Whether this person may write stories: they are filed below the archive. Queries.

    Several entries of the menu ask in each request, so the answer stays with the account, as its rights do in Django.
    """
    if not hasattr(user, "_may_file"):
        archive = NewsIndexPage.objects.first()
        user._may_file = bool(
            archive and user.is_active and archive.permissions_for_user(user).can_add_subpage()
        )
    return user._may_file


def open_for_readers(article: ArticlePage) -> None:
    """Set the moment of first publication and move the story to that month: its address is fixed from now on.

    A draft may have been filed in an earlier month. The instance in memory follows its row.
    """
    moment = article.first_published_at or timezone.now()
    month = month_page_for(_day_of(moment))
    if article.get_parent().pk != month.pk:
        # Before it counts as published: the address that it had as a draft is owed to nobody. Receivers of the move
        # leave the story alone: whoever opens it publishes it.
        month.opened_story_id = article.pk
        ArticlePage.objects.get(pk=article.pk).move(month, pos="last-child")
        article.refresh_from_db(fields=["path", "depth", "url_path"])
        article.get_parent(update=True)
    article.published_at = article.changed_at = moment
    ArticlePage.objects.filter(pk=article.pk).update(published_at=moment, changed_at=moment)


def note_change(article: ArticlePage) -> None:
    """Readers get another text than before: the page says since when."""
    article.changed_at = timezone.now()
    ArticlePage.objects.filter(pk=article.pk).update(changed_at=article.changed_at)


def _day_of(moment: datetime) -> date:
    """The day in the paper's zone, whatever zone the person at work has chosen."""
    return timezone.localdate(moment, timezone.get_default_timezone())


def _child[PageType: Page](parent: Page, model: type[PageType], *, slug: str, title: str) -> PageType:
    found = model.objects.child_of(parent).filter(slug=slug).first()
    if found:
        return found
    with transaction.atomic():
        # Two reporters may open the first story of a month at once: the second waits here, then finds it.
        Page.objects.select_for_update().only("pk").get(pk=parent.pk)
        found = model.objects.child_of(parent).filter(slug=slug).first()
        return found or parent.specific_class.objects.get(pk=parent.pk).add_child(
            instance=model(title=title, slug=slug)
        )
