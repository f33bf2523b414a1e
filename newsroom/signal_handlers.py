"""Whatever changes what readers see begins a new edition.

Stories and other pages do so by what they announce: a draft that is saved every second must not empty the cache. Of
everything else that pages are made of, any stored change counts.
"""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.models import AbstractRendition
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from news.models import SendingCount
from news.signals import archive_changed, articles_published, articles_withdrawn
from newsroom.edition import bump, bump_after_commit

VISIBLE_APPS = ("home", "news", "news_quotes")
ALSO_VISIBLE: tuple[type[models.Model], ...] = (Site, Redirect, PageViewRestriction)
# Written whenever somebody sends a form.
NEVER_VISIBLE: tuple[type[models.Model], ...] = (SendingCount,)


def is_shown_to_readers(model: type[models.Model]) -> bool:
    """Whether a change of such a row can change a page, outside of publishing one."""
    if issubclass(model, Page | AbstractRendition) or model in NEVER_VISIBLE:
        return False
    return model in ALSO_VISIBLE or model._meta.app_label in VISIBLE_APPS


def begin_edition_after_commit(sender: Any, **kwargs: Any) -> None:
    """Readers see something new as soon as this transaction commits."""
    bump_after_commit()


def begin_edition_now(sender: Any, **kwargs: Any) -> None:
    """Readers see something new already: the sender announces after its commit."""
    bump()


def begin_edition_for_visible_row(sender: type[models.Model], **kwargs: Any) -> None:
    """The same, for a row of any table."""
    if is_shown_to_readers(sender):
        bump_after_commit()


def begin_edition_for_deleted_page(sender: type[models.Model], **kwargs: Any) -> None:
    """A page that is deleted takes its address with it."""
    if issubclass(sender, Page):
        bump_after_commit()


def connect() -> None:
    """Listen; called once, when all apps are loaded."""
    for signal in (articles_published, articles_withdrawn, archive_changed):
        signal.connect(begin_edition_now, dispatch_uid="newsroom.edition")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(begin_edition_after_commit, dispatch_uid="newsroom.edition")
    post_save.connect(begin_edition_for_visible_row, dispatch_uid="newsroom.edition")
    post_delete.connect(begin_edition_for_visible_row, dispatch_uid="newsroom.edition")
    post_delete.connect(begin_edition_for_deleted_page, dispatch_uid="newsroom.edition.page")
    for model in apps.get_models():
        if is_shown_to_readers(model):
            for relation in model._meta.many_to_many:
                m2m_changed.connect(
                    begin_edition_after_commit,
                    sender=relation.remote_field.through,
                    dispatch_uid="newsroom.edition",
                )
