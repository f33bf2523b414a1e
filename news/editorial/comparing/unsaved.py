"""A text that was typed but not saved, beside the newest that was: what a refused save and a restored draft show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.models import PageSubscription

from news.digest import Digests
from news.editorial.comparing.diff import Compared, Piece, compare
from news.editorial.comparing.passages import passages_of
from news.editorial.models import Contribution
from news.forms.article import ArticleForm
from news.models import ArticlePage

_SETS = ("topics", "further_regions")
_NOT_IN_DIGEST = frozenset({"verification_by", "verification_due_on"})


@dataclass(frozen=True, slots=True)
class Beside:
    """A passage that differs: the words as saved, and as typed."""

    label: str
    kind: str
    saved: tuple[Piece, ...]
    typed: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What stands in the editor's form against the newest version, which ``saved_by`` saved."""

    rows: list[Beside]
    saved_by: Any
    saved_at: datetime


def compare_unsaved(form: ArticleForm) -> Unsaved | None:
    """The passages in which the form's text differs; None for a story that was never saved."""
    newest = ArticlePage.objects.get(pk=form.instance.pk).get_latest_revision() if form.instance.pk else None
    if newest is None:
        return None
    compared = compare(passages_of(newest.as_object()), passages_of(text_of(form)))
    rows = [_beside(entry) for entry in compared if entry.is_changed]
    return Unsaved(rows, newest.user, newest.created_at)


def text_of(form: ArticleForm) -> ArticlePage:
    """The story as it stands in a bound form, valid or not: bylines and sets reach the page only when it is saved."""
    article = form.instance
    if (byline := form.formsets.get("byline_entries")) is not None and byline.is_valid():
        byline.save(commit=False)
    for name in _SETS:
        if name in form.cleaned_data:
            setattr(article, name, list(form.cleaned_data[name]))
    return article


def bound_form(article: ArticlePage, *, user: Any, data: Any) -> ArticleForm:
    """The editor's form over the newest text, filled with ``data``; nothing is saved."""
    newest = article.get_latest_revision_as_object()
    form_class = newest.get_edit_handler().get_form_class()
    subscription = PageSubscription(page=newest, user=user)
    parent = newest.get_parent()
    form = form_class(data, instance=newest, subscription=subscription, parent_page=parent, for_user=user)
    form.defer_required_fields()
    form.is_valid()
    return form


def was_saved(form: ArticleForm) -> bool:
    """Whether some version of the story had exactly this text: then nothing of it can be lost."""
    article = text_of(form)
    asked = form.formsets.get("asked_parties")
    if _NOT_IN_DIGEST & set(form.changed_data) or (asked is not None and asked.has_changed()):
        return False
    return Contribution.objects.of_content(article, Digests.of(article)).exists()


def _beside(entry: Compared) -> Beside:
    saved = tuple(_kept(entry, without="added"))
    typed = tuple(_kept(entry, without="removed"))
    return Beside(entry.passage.label, entry.passage.kind, saved, typed)


def _kept(entry: Compared, *, without: str) -> Iterator[Piece]:
    return (piece for piece in entry.pieces if piece.kind != without)
