"""The choke point: no content goes live without an approval of exactly that content, by whichever door.

Buttons, bulk actions, the workflow's end, schedules, copies, both APIs and ``revision.publish()`` in a shell all end
in saving the page as live; ``refuse_unapproved`` hears each of these saves (decision 0003). A queryset update
sends no signal and is forbidden by a test. Permissions and hidden buttons are comfort, not this control.
"""

from datetime import datetime

from django.db.models.signals import pre_save
from django.utils import timezone
from wagtail.models import Page

from news.digest import READER_FIELDS, Digests
from news.editorial.models import Approval
from news.editorial.refusals import ApprovedForLater, EmbargoInForce, PublicationRefused
from news.models import ArticlePage, PublishedArticle


def refuse_unapproved(
    sender: type, *, instance: Page, update_fields: frozenset | None = None, **kwargs
) -> None:
    """Raise ``PublicationRefused`` or ``EmbargoInForce`` for a save that would show readers unapproved content.

    Never asks for revision numbers: autosave rewrites a revision in place. Lets pass saves that name no field a reader
    sees, because Wagtail keeps its books that way from an instance that holds the unpublished draft.
    """
    if not issubclass(sender, Page) or not instance.live:
        return
    if update_fields is not None and not update_fields & READER_FIELDS:
        return
    article = _as_article(instance)
    if article is not None:
        require_approval(article)


def require_approval(article: ArticlePage) -> None:
    """Raise unless the content that ``article`` holds in memory may be before readers.

    It may if it is what they read already, or if the newest decision on the story permits exactly it, its moment has
    come, and no embargo is in force. Only an override publishes before an embargo ends: the promise was the
    editor-in-chief's to give.
    """
    digests = Digests.of(article)
    if is_public_already(article, digests):
        return
    decision = Approval.objects.newest_for(article)
    is_override = (
        decision is not None and decision.kind == Approval.Kind.OVERRIDE and decision.permits(digests)
    )
    if article.embargo_until and article.embargo_until > timezone.now() and not is_override:
        raise EmbargoInForce(article)
    require_decision(article, decision, digests=digests, moment=timezone.now())


def require_decision(
    article: ArticlePage, decision: Approval | None, *, digests: Digests, moment: datetime
) -> None:
    """Raise unless ``decision``, the newest on the story, lets the content with ``digests`` go live at ``moment``."""
    if decision is None or not decision.permits(digests):
        raise PublicationRefused(article, digest=digests.newest)
    if decision.is_before_its_time(moment):
        raise ApprovedForLater(article, digest=digests.newest, go_live_at=decision.go_live_at)


def is_public_already(article: ArticlePage, digests: Digests) -> bool:
    """A save that changes nothing for readers; later decisions about another text do not touch it."""
    public = PublishedArticle.objects.filter(pk=article.pk, article__live=True)
    digest = public.values_list("digest", flat=True).first()
    return digest is not None and digest in digests


def _as_article(page: Page) -> ArticlePage | None:
    """The story that a save is about. A save through plain ``Page`` shows the reader its title and slug as well."""
    if isinstance(page, ArticlePage):
        return page
    if page.pk is None or type(page) is not Page:
        return None
    article = ArticlePage.objects.filter(pk=page.pk).first()
    if article is not None:
        for field in Page._meta.concrete_fields:
            setattr(article, field.attname, getattr(page, field.attname))
    return article


def connect() -> None:
    """Listen to every page model: a story can be saved through ``Page`` too, whose save skips the story's signal."""
    pre_save.connect(refuse_unapproved, dispatch_uid="news_editorial.gate")
