"""A desk with work on it: cards written by hand where a test is about what they say, many stories at little cost."""

from copy import copy
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from news.digest import digest_of_content
from news.editorial.board.load import Board, BoardList, load_board
from news.editorial.models import DeskCard
from news.models import ArticlePage


def board_of(user, **query) -> Board:
    return load_board(type(user).objects.get(pk=user.pk), query)


def the_list(board: Board, name: str) -> BoardList:
    return next(found for found in board.lists if found.name == name)


def headlines(board: Board, name: str) -> list[str]:
    return [card.headline for card in the_list(board, name).cards]


def chips(board: Board, name: str) -> list[str]:
    return [chip.text for card in the_list(board, name).cards for chip in card.chips]


def a_card(article: ArticlePage, **changes) -> DeskCard:
    """What the gate and the newest text say, as a test wants it."""
    values = {
        "digest": digest_of_content(article.get_latest_revision().content),
        "title": article.title,
        "label": article.label,
        "region": article.region,
        "section": article.section,
        "reporter": article.owner,
        "byline": "",
        "findings": [],
        "blocking_count": 0,
        "advice_count": 0,
        "embargo_until": None,
        "verification_due_on": None,
        "saved_at": timezone.now(),
    }
    return DeskCard.objects.update_or_create(article=article, defaults=values | changes)[0]


def waits_since(article: ArticlePage, *, minutes: int) -> None:
    moment = timezone.now() - timedelta(minutes=minutes)
    TaskState.objects.for_instance(article).update(started_at=moment)


def copies_of(article: ArticlePage, count: int) -> None:
    """As many more stories like one that waits, rows alone: the board reads nothing else."""
    page, card = Page.objects.get(pk=article.pk), a_card(article)
    state = WorkflowState.objects.for_instance(article).get()
    paths = _free_paths(page, count)
    pages = [
        _copy(page, pk=None, path=path, slug=f"salinan-{path}", translation_key=uuid4()) for path in paths
    ]
    pages = Page.objects.bulk_create(pages)
    for made in pages:
        _copy(article, page_ptr_id=made.pk, public_id=uuid4()).save_base(raw=True)
    DeskCard.objects.bulk_create([_copy(card, article_id=made.pk) for made in pages])
    _submit(pages, like=state)


def _submit(pages: list[Page], *, like: WorkflowState) -> None:
    states = WorkflowState.objects.bulk_create(
        [_copy(like, pk=None, object_id=str(made.pk), current_task_state_id=None) for made in pages]
    )
    task = TaskState.objects.get(pk=like.current_task_state_id)
    tasks = TaskState.objects.bulk_create(
        [_copy(task, pk=None, workflow_state_id=made.pk) for made in states]
    )
    for made, its_task in zip(states, tasks, strict=True):
        made.current_task_state_id = its_task.pk
    WorkflowState.objects.bulk_update(states, ["current_task_state"])


def _free_paths(page: Page, count: int) -> list[str]:
    last = page.get_siblings().order_by("-path").values_list("path", flat=True).first()
    paths = []
    for _number in range(count):
        last = Page(path=last, depth=page.depth)._inc_path()
        paths.append(last)
    return paths


def _copy(thing, **changes):
    made = copy(thing)
    made._state = copy(thing._state)
    made._state.adding, made._state.fields_cache = True, {}
    for name, value in changes.items():
        setattr(made, name, value)
    return made
