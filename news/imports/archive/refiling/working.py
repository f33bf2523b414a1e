"""Filing many stories anew, and as before: begun in one request, done step by step, each story a transaction."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from news.accounts.rights import require_right
from news.editorial.audit.chain import record
from news.editorial.refiling import BeingWritten, FiledSoAlready, NotPublic, refile
from news.imports.archive.refusals import NotUndoable
from news.imports.archive.stepping import SECONDS_A_STEP, work_off
from news.imports.models import RefiledStory, Refiling
from news.models import ArticlePage, Region, Section, Topic

RIGHT = "news_imports.refile_stories"
_Fate = RefiledStory.Fate


class PlaceGone(Exception):
    """Where a story was filed before is deleted by now: it stays where it is."""


@transaction.atomic
def begin(article_ids: list[int], *, asked: dict[str, str], becomes: dict[str, Any], by: Any) -> Refiling:
    """The stories wait for their turn from now on. Raises ``PermissionDenied``."""
    require_right(by, RIGHT)
    made = Refiling.objects.create(
        asked=asked, waiting=article_ids, story_count=len(article_ids), made_by=by, **becomes
    )
    record("refile_many", by=by, about=str(made), number=len(article_ids))
    return made


@transaction.atomic
def begin_undoing(made: Refiling, *, by: Any) -> None:
    """All stories that were filed anew wait for the way back. Raises ``PermissionDenied`` or ``NotUndoable``."""
    require_right(by, RIGHT)
    made = Refiling.objects.select_for_update().get(pk=made.pk)
    if made.undone_at is not None or made.waiting:
        raise NotUndoable
    filed = made.stories.filter(fate=_Fate.FILED).order_by("pk")
    made.waiting = list(filed.values_list("article", flat=True))
    made.story_count = len(made.waiting)
    made.failed = []
    made.undone_by, made.undone_at = by, timezone.now()
    made.save()
    record("undo_refile_many", by=by, about=str(made), number=made.story_count)


def go_on(made: Refiling, *, seconds: float = SECONDS_A_STEP) -> int:
    """Work for about so long; how many stories still wait."""
    return work_off(made, _file_back if made.undone_at else _file, seconds=seconds)


@transaction.atomic
def _file(made: Refiling, article_id: int, *, told: list[int]) -> None:
    """A story that had its turn before a crash is filed so already, and its line stands."""
    if made.stories.filter(article=article_id).exists():
        return
    before, revision = {}, 0
    try:
        with transaction.atomic():
            before, revision = refile(
                article_id, by=made.made_by, values=_values(made, article_id), told=told
            )
            fate = _Fate.FILED
    except FiledSoAlready:
        fate = _Fate.SAME
    except BeingWritten:
        fate = _Fate.OPEN
    except NotPublic:
        fate = _Fate.GONE
    _note(made, article_id, fate=fate, before=before, revision=revision)


@transaction.atomic
def _file_back(made: Refiling, article_id: int, *, told: list[int]) -> None:
    line = made.stories.select_for_update().filter(article=article_id, fate=_Fate.FILED).first()
    if line is None:
        return
    touched = {*made.changes(), *(["topics"] if made.topic_id else [])}
    try:
        with transaction.atomic():
            values = {
                name: _still_there(name, value) for name, value in line.before.items() if name in touched
            }
            refile(article_id, by=made.undone_by, values=values, on_version=line.revision, told=told)
            line.fate = _Fate.UNDONE
    except (BeingWritten, FiledSoAlready, NotPublic, PlaceGone):
        line.fate = _Fate.CHANGED
    line.save(update_fields=["fate"])


def _values(made: Refiling, article_id: int) -> dict[str, Any]:
    values = made.changes()
    if made.topic_id:
        there = Topic.objects.filter(articles=article_id).values_list("pk", flat=True)
        values["topics"] = sorted({*there, made.topic_id})
    return values


def _still_there(name: str, value: Any) -> Any:
    """A topic that was deleted does not come back. Raises ``PlaceGone``: no story is left without a section."""
    if name == "topics":
        return list(Topic.objects.filter(pk__in=value or []).values_list("pk", flat=True))
    model = {"section": Section, "region": Region}[name]
    if value is not None and not model.objects.filter(pk=value).exists():
        raise PlaceGone
    return value


def _note(made: Refiling, article_id: int, *, fate: str, before: dict[str, Any], revision: int) -> None:
    """A story that was deleted leaves no line."""
    if not ArticlePage.objects.filter(pk=article_id).exists():
        return
    RefiledStory.objects.create(
        refiling=made, article_id=article_id, fate=fate, before=before, revision=revision
    )
