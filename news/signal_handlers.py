"""The story's own receivers: what is stored live is projected, what is not is removed."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.signals import page_slug_changed, post_page_move

from news.digest import READER_FIELDS, content_digest
from news.filing import note_change, open_for_readers
from news.models import (
    ArticlePage,
    Correction,
    PaperSettings,
    PersonAlias,
    Photo,
    PublishedArticle,
    Region,
    RegionAlias,
    Section,
)
from news.navigation import refresh_navigation
from news.presentation import address_of, photo_facts
from news.projection import project, redirect_address, redraw_stories_showing, unproject
from news.signals import article_stored


def write_projection(
    sender: type, *, article: ArticlePage, update_fields: frozenset | None, **kwargs
) -> None:
    """Live ⇔ projected, whoever saved and by whichever way."""
    if update_fields is not None and not update_fields & READER_FIELDS:
        return
    if article.live and is_public(article):
        if article.published_at is None:
            open_for_readers(article)
        elif PublishedArticle.objects.filter(pk=article.pk).exclude(digest=content_digest(article)).exists():
            note_change(article)
        project(article)
    elif PublishedArticle.objects.filter(pk=article.pk).exists():
        unproject(article.pk)


def is_public(article: ArticlePage) -> bool:
    """Whether no view restriction, of its own or of a page above it, hides a story; one query."""
    return not article.get_view_restrictions()


def project_moved_articles(sender: type, *, instance: Page, **kwargs) -> None:
    """A new address, or a place under a restriction: the rows of all stories at and below the page follow."""
    for article in (
        ArticlePage.objects.descendant_of(instance, inclusive=True).live().exclude(published_at=None)
    ):
        if is_public(article):
            project(article)
        else:
            unproject(article.pk)


def keep_old_address(sender: type, *, instance: ArticlePage, instance_before: ArticlePage, **kwargs) -> None:
    """A story that was public once is found at its old address, even if it changed while the story was withdrawn."""
    if instance.published_at:
        redirect_address(address_of(instance_before), article=instance)


def apply_view_restriction(
    sender: type, *, instance: PageViewRestriction, origin: object = None, **kwargs
) -> None:
    """A restricted story leaves the public listings; a freed one comes back, unless it is being deleted itself."""
    if issubclass(getattr(origin, "model", type(origin)), Page):
        return
    project_moved_articles(sender, instance=instance.page)


def remove_projection(sender: type, *, instance: ArticlePage, **kwargs) -> None:
    """A deleted story leaves nothing behind; before it goes, while the ledger still knows whose words it holds."""
    unproject(instance.pk)


def project_corrected_article(sender: type, *, instance: Correction, **kwargs) -> None:
    """The notice stands on the story at once."""
    article = ArticlePage.objects.get(pk=instance.article_id)
    if article.live and is_public(article):
        project(article)


def draw_photo(sender: type, *, instance: Photo, **kwargs) -> None:
    """Sizes are made at upload, so that publishing does not resize pictures inside its transaction.

    Stories that show the photo get its new file at once: the old one, with a face that had to go, is deleted.
    """
    if not kwargs.get("raw"):
        transaction.on_commit(lambda: photo_facts(instance), robust=True)
        transaction.on_commit(lambda: redraw_stories_showing(instance), robust=True)


def find_by_alias(sender: type, *, instance: PersonAlias | RegionAlias, **kwargs) -> None:
    """Choosers find by alias, but Wagtail indexes a person or region before its aliases are stored."""
    if not kwargs.get("raw"):
        index.insert_or_update_object(
            instance.person if isinstance(instance, PersonAlias) else instance.region
        )


def rewrite_navigation(sender: type, *, update_fields: frozenset | None = None, **kwargs) -> None:
    """Readers see a renamed section or another home province at once."""
    if not kwargs.get("raw") and update_fields != frozenset({"navigation"}):
        refresh_navigation()


def connect() -> None:
    """Called once, by the app's ``ready``."""
    article_stored.connect(write_projection, dispatch_uid="news.write_projection")
    post_page_move.connect(project_moved_articles, dispatch_uid="news.project_moved_articles")
    page_slug_changed.connect(keep_old_address, sender=ArticlePage, dispatch_uid="news.keep_old_address")
    page_slug_changed.connect(project_moved_articles, dispatch_uid="news.project_reslugged_article")
    pre_delete.connect(remove_projection, sender=ArticlePage, dispatch_uid="news.remove_projection")
    post_save.connect(
        project_corrected_article, sender=Correction, dispatch_uid="news.project_corrected_article"
    )
    post_save.connect(draw_photo, sender=Photo, dispatch_uid="news.draw_photo")
    for model in (PaperSettings, Region, Section):
        post_save.connect(
            rewrite_navigation, sender=model, dispatch_uid=f"news.rewrite_navigation.{model.__name__}"
        )
        post_delete.connect(
            rewrite_navigation, sender=model, dispatch_uid=f"news.rewrite_navigation_without.{model.__name__}"
        )
    for model in (PersonAlias, RegionAlias):
        uid = f"news.find_by_alias.{model.__name__}"
        post_save.connect(find_by_alias, sender=model, dispatch_uid=uid)
        post_delete.connect(find_by_alias, sender=model, dispatch_uid=uid)
    for signal in (post_save, post_delete):
        signal.connect(
            apply_view_restriction,
            sender=PageViewRestriction,
            dispatch_uid=f"news.apply_view_restriction.{id(signal)}",
        )
