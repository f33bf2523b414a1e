"""The story's own receivers: what is stored live is projected, what is not is removed."""

from copy import copy
from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.signals import page_slug_changed, post_page_move

from news.digest import READER_FIELDS, Digests
from news.filing import note_change
from news.loading import read_once
from news.models import (
    ArticlePage,
    Author,
    Correction,
    PaperSettings,
    Person,
    PersonAlias,
    Photo,
    PublishedArticle,
    Region,
    RegionAlias,
    Retraction,
    Section,
)
from news.navigation import refresh_navigation
from news.pictures import large_portrait_url, photo_facts, portrait_url
from news.presentation import address_of
from news.projection import keep_in_step, redirect_address, redraw_stories_showing, reproject, unproject
from news.share_images.keeping import forget, forget_others
from news.share_images.stored import find_image
from news.signals import article_published, article_stored, article_withdrawn, stories_redrawn


def write_projection(
    sender: type, *, article: ArticlePage, update_fields: frozenset | None, **kwargs
) -> None:
    """Whoever saved a story and by whichever way: its projection follows, and another text is noted as a change."""
    if update_fields is not None and not update_fields & READER_FIELDS:
        return
    if not article.live:
        keep_in_step(article)
        return
    public = PublishedArticle.objects.filter(pk=article.pk)
    with read_once(article):
        digest = public.values_list("digest", flat=True).first()
        if digest is not None and digest not in Digests.of(article):
            note_change(article)
        keep_in_step(article)


def reproject_stories_below(
    sender: type, *, instance: Page, parent_page_after: Page | None = None, **kwargs
) -> None:
    """Another address, or another view restriction: the rows of all stories at and below the page follow."""
    if getattr(parent_page_after, "opened_story_id", None) == instance.pk:
        return
    stories = ArticlePage.objects.descendant_of(instance, inclusive=True).live()
    # In the order in which a new story holds the lists that it enters.
    for article_id in list(stories.order_by("pk").values_list("pk", flat=True)):
        reproject(article_id)


def keep_old_addresses(
    sender: type, *, instance: Page, instance_before: Page | None = None, url_path_before: str = "", **kwargs
) -> None:
    """Stories that were public once are found at their old addresses, even if those changed while they were withdrawn.

    A page that was moved tells its old path, one with another slug how it was before.
    """
    path_before = instance_before.url_path if instance_before else url_path_before
    stories = ArticlePage.objects.descendant_of(instance, inclusive=True).exclude(published_at=None)
    for article in stories.defer_streamfields():
        as_it_was = copy(article)
        as_it_was.url_path = path_before + article.url_path.removeprefix(instance.url_path)
        redirect_address(address_of(as_it_was), article=article)


def apply_view_restriction(
    sender: type, *, instance: PageViewRestriction, origin: object = None, **kwargs
) -> None:
    """A restricted story leaves the public listings; a freed one comes back, unless it is being deleted itself."""
    if issubclass(getattr(origin, "model", type(origin)), Page):
        return
    reproject_stories_below(sender, instance=instance.page)


def remove_projection(sender: type, *, instance: ArticlePage, **kwargs) -> None:
    """A deleted story leaves nothing behind; before it goes, while the ledger still knows whose words it holds."""
    unproject(instance.pk)


def reproject_corrected_story(sender: type, *, instance: Correction | Retraction, **kwargs) -> None:
    """The notice stands on the story, or in its place, at once."""
    reproject(instance.article_id)


def draw_photo(sender: type, *, instance: Photo, **kwargs) -> None:
    """Sizes are made at upload, so that publishing does not resize pictures inside its transaction.

    Stories that show the photo get its new file at once: the old one, with a face that had to go, is deleted.
    """
    if not kwargs.get("raw"):
        if not instance.is_drawn_later:
            transaction.on_commit(lambda: photo_facts(instance), robust=True)
        transaction.on_commit(lambda: redraw_stories_showing(instance), robust=True)


def note_new_portrait(
    sender: type, *, instance: Author | Person, update_fields: frozenset | None = None, **kwargs
) -> None:
    """Before the old one is written over: whether stories are to show another."""
    is_written = update_fields is None or not update_fields.isdisjoint({"portrait", "portrait_id"})
    is_known = is_written and not (instance._state.adding or kwargs.get("raw"))
    others = sender._base_manager.filter(pk=instance.pk).exclude(portrait=instance.portrait_id)
    instance.has_new_portrait = is_known and others.exists()


def draw_portrait(sender: type, *, instance: Author | Person, **kwargs) -> None:
    """Portraits are made when they are chosen: no reader waits until a picture is resized.

    Stories show the new one at once, and lose no picture on the day on which the rights of the old one end.
    """
    if instance.portrait_id and not kwargs.get("raw"):
        for draw in (portrait_url, large_portrait_url):
            transaction.on_commit(partial(draw, instance.portrait), robust=True)
    if instance.has_new_portrait:
        transaction.on_commit(partial(redraw_stories_showing, instance), robust=True)


def redraw_without_photo(sender: type, *, instance: Photo, **kwargs) -> None:
    """Stories do not go on naming the files of a photo that was deleted."""
    redraw_stories_showing(instance)


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


def forget_old_share_image(sender: type, *, article: ArticlePage, **kwargs) -> None:
    """What says something else than the story does now; one that was only written again keeps its picture."""
    image = find_image(article.pk)
    if image is not None:
        forget_others(image)


def forget_old_share_images(sender: type, *, article_ids: list[int], **kwargs) -> None:
    """The same for many."""
    for article_id in article_ids:
        image = find_image(article_id)
        if image is not None:
            forget_others(image)


def forget_share_image(sender: type, *, article_id: int, **kwargs) -> None:
    """What was drawn of a story goes with its withdrawal."""
    forget(str(article_id))


def connect() -> None:
    """Called once, by the app's ``ready``."""
    article_published.connect(forget_old_share_image, dispatch_uid="news.forget_old_share_image")
    stories_redrawn.connect(forget_old_share_images, dispatch_uid="news.forget_old_share_images")
    article_withdrawn.connect(forget_share_image, dispatch_uid="news.forget_share_image")
    article_stored.connect(write_projection, dispatch_uid="news.write_projection")
    for signal in (post_page_move, page_slug_changed):
        # In this order: a story that is being opened for the first time has no old address yet.
        signal.connect(keep_old_addresses, dispatch_uid="news.keep_old_addresses")
        signal.connect(reproject_stories_below, dispatch_uid="news.reproject_stories_below")
    pre_delete.connect(remove_projection, sender=ArticlePage, dispatch_uid="news.remove_projection")
    for model in (Correction, Retraction):
        uid = f"news.reproject_corrected_story.{model.__name__}"
        post_save.connect(reproject_corrected_story, sender=model, dispatch_uid=uid)
    post_save.connect(draw_photo, sender=Photo, dispatch_uid="news.draw_photo")
    for model in (Author, Person):
        uid = f"news.note_new_portrait.{model.__name__}"
        pre_save.connect(note_new_portrait, sender=model, dispatch_uid=uid)
        post_save.connect(draw_portrait, sender=model, dispatch_uid=f"news.draw_portrait.{model.__name__}")
    post_delete.connect(redraw_without_photo, sender=Photo, dispatch_uid="news.redraw_without_photo")
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
