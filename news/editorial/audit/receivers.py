"""What is recorded without an action of ours: submitting, going live, failed logins, the masthead.

Wagtail's signals name the person; where one does not, its log context does (``acting_user``). Nothing here runs for
each row of an import, a demo or an archive.
"""

import re
import unicodedata
from datetime import datetime, timedelta
from html import unescape
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_login_failed
from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.signals import page_published, task_submitted, workflow_cancelled

from news.digest import Digests, digest_of_content
from news.editorial.audit import changes
from news.editorial.audit.chain import acting_user, record
from news.editorial.models import Approval, AuditEntry, Masthead
from news.models import ArticlePage, PaperSettings

_ENDS = re.compile(r"</(p|li|h[1-6])>|<br ?/?>")
PAGE_SLUG = "redaksi"
"""Of the standing page that names the newsroom (``newsroom.site_setup`` makes it)."""


def masthead_at(moment: datetime) -> dict[str, str]:
    """As it was then; before the first that was kept, that one; two queries at most, three where none was."""
    kept = Masthead.objects.filter(since__lte=moment).order_by("-since", "-pk").first()
    kept = kept or Masthead.objects.order_by("since", "pk").first()
    return kept.content if kept else _today()


def keep_masthead(**kwargs: Any) -> None:
    """Write down what the paper says of itself now, if that is something else than before."""
    today, newest = _today(), Masthead.objects.order_by("-since", "-pk").first()
    if newest is None or newest.content != today:
        Masthead.objects.create(content=today)


def keep_masthead_page(sender: type, *, instance: Any, **kwargs: Any) -> None:
    """``page_published`` of the masthead."""
    if isinstance(instance, Page) and instance.slug == PAGE_SLUG:
        keep_masthead()


def _today() -> dict[str, str]:
    paper = PaperSettings.load()
    page = Page.objects.filter(slug=PAGE_SLUG, depth=3).live().specific().first()
    return {
        "paper": paper.name,
        "person_in_charge": paper.person_in_charge,
        "publisher": paper.legal_line,
        "page": _plain(getattr(page, "body", "")),
    }


def _plain(html: str) -> str:
    """A line for each paragraph and each entry of a list."""
    broken = _ENDS.sub("\\g<0>\n", html)
    lines = (line.strip() for line in unescape(strip_tags(broken)).splitlines())
    return "\n".join(line for line in lines if line)


USERNAME_CHARACTERS, LONGEST_USERNAME = 60, 150
FLOOD_COUNT, FLOOD_WITHIN = 200, timedelta(minutes=10)
# Decisions that are themselves the moment of publication, unless they name a later one.
_PUBLISHING = frozenset({"approve", "override", "repair", "import"})


def record_submission(sender: type, *, instance: TaskState, user: Any = None, **kwargs) -> None:
    """A story was given to the desk, for the first time or again; the next step of one round is no submission."""
    state = instance.workflow_state
    article = _story(state)
    before = state.task_states.exclude(pk=instance.pk).order_by("-pk").first()
    if article is None or (before is not None and before.status != TaskState.STATUS_REJECTED):
        return
    digest = digest_of_content(article.get_latest_revision().content)
    again = {"again": True} if before else {}
    record("submit", by=user or acting_user(), article=article, digest=digest, **again)


def record_taking_back(sender: type, *, instance: WorkflowState, user: Any = None, **kwargs) -> None:
    """A story left the desk without an answer; Wagtail also cancels what a publication has overtaken."""
    article = _story(instance)
    if article is None:
        return
    newest = _newest_entry(article)
    if newest is None or newest.action not in _PUBLISHING | {"went_live"}:
        record("take_back", by=user or acting_user(), article=article)


def record_going_live(sender: type, *, instance: Any, revision: Revision, **kwargs) -> None:
    """Readers got a text by a schedule or by a door of Wagtail's; an approval that publishes at once says so itself."""
    if not isinstance(instance, ArticlePage) or not instance.live or instance.live_revision_id != revision.pk:
        return
    digests = Digests(revision.content)
    newest = _newest_entry(instance)
    if (
        newest
        and newest.action in _PUBLISHING
        and newest.digest in digests
        and "go_live_at" not in newest.data
    ):
        return
    decision = Approval.objects.newest_for(instance)
    if decision is None or decision.kind == Approval.Kind.IMPORTED:
        return
    record("went_live", by=acting_user(), article=instance, digest=digests.newest)


def record_failed_login(sender: type, *, credentials: dict[str, Any], request: Any = None, **kwargs) -> None:
    """Somebody could not log in. The name as typed, because it may be nobody's; no address, no password.

    Tries while the lock is on are not counted again.
    """
    if not _is_locked_out(request, credentials):
        _record_failure(credentials.get("username"))


def record_lockout(sender: Any, *, username: str | None, **kwargs) -> None:
    """Too many tries: the door stays shut for a while; said once, not for each further try."""
    name, since = as_typed(username), timezone.now() - settings.AXES_COOLOFF_TIME
    said = AuditEntry.objects.filter(action="login_failed", about=name, made_at__gte=since)
    if not said.filter(data__locked=True).exists():
        _record_failure(username, locked=True)


def as_typed(name: Any) -> str:
    """One line without control characters, short."""
    return _printable(name)[:USERNAME_CHARACTERS]


def _printable(name: Any) -> str:
    printable = (character for character in str(name or "") if unicodedata.category(character)[0] != "C")
    return "".join(printable).strip()


def _record_failure(name: Any, **data: Any) -> None:
    """A flood of made-up names ends in one line that says so; what is tried with a real name is always written."""
    about = as_typed(name)
    if get_user_model().objects.filter(username=_printable(name)[:LONGEST_USERNAME]).exists():
        record("login_failed", about=about, **data)
        return
    made_up = AuditEntry.objects.filter(
        action="login_failed", data__unknown=True, made_at__gt=timezone.now() - FLOOD_WITHIN
    )
    if made_up.count() < FLOOD_COUNT:
        record("login_failed", about=about, unknown=True, **data)
    elif not made_up.filter(data__further=True).exists():
        record("login_failed", unknown=True, further=True)


def _is_locked_out(request: Any, credentials: dict[str, Any]) -> bool:
    return settings.AXES_ENABLED and request is not None and AxesProxyHandler.is_locked(request, credentials)


def connect() -> None:
    """Called once, by the app's ``ready``."""
    uid = "news_editorial.audit"
    task_submitted.connect(record_submission, dispatch_uid=uid)
    workflow_cancelled.connect(record_taking_back, sender=WorkflowState, dispatch_uid=uid)
    page_published.connect(record_going_live, dispatch_uid=uid)
    user_login_failed.connect(record_failed_login, dispatch_uid=uid)
    user_locked_out.connect(record_lockout, dispatch_uid=uid)
    post_save.connect(keep_masthead, sender=PaperSettings, dispatch_uid="news_editorial.masthead")
    page_published.connect(keep_masthead_page, dispatch_uid="news_editorial.masthead")
    changes.connect()


def _newest_entry(article: ArticlePage) -> AuditEntry | None:
    return AuditEntry.objects.about(article).newest_first().first()


def _story(state: WorkflowState) -> ArticlePage | None:
    thing = state.content_object
    thing = getattr(thing, "specific", thing)
    return thing if isinstance(thing, ArticlePage) else None
