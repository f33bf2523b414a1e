"""What a reporter does with a pasted text: hand it in, answer, bring lines back, file it as a draft, throw it away."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from news.accounts.models import User
from news.filing import may_file
from news.imports.drafts import Settled, make_draft
from news.imports.models import PastedText
from news.imports.models.pasted_text import digest_of
from news.imports.newcomers import enter_person
from news.imports.pasting.answers import ABOUT_FIELDS, NoAnswer, with_choice
from news.imports.pasting.intake import checked
from news.imports.pasting.understanding import Understanding, understand
from news.models import ArticlePage, Person


def purge_pasted(*, now: datetime | None = None) -> int:
    """Remove them; says how many. Safe at any time, and twice."""
    return PastedText.objects.given_up(now=now).delete()[0]


class AlreadySaved(Exception):
    """The text became a draft before: `article` is that draft, None if it was deleted since."""

    def __init__(self, article: ArticlePage | None) -> None:
        super().__init__("already saved")
        self.article = article


def take_in(text: str, *, by: User, file_name: str = "") -> PastedText:
    """Keep a raw text; the same one, handed in again before it is a draft, goes on where it was left, for new days.

    Raises `CopyRefused`, and `PermissionDenied` if `by` may not write stories.
    """
    if not may_file(by):
        raise PermissionDenied
    # PostgreSQL stores no NUL.
    text = checked(text.replace("\x00", ""))
    pasted, is_new = PastedText.objects.get_or_create(
        owner=by, digest=digest_of(text), saved_at=None, defaults={"text": text, "file_name": file_name[:255]}
    )
    if not is_new:
        pasted.arrived_at = timezone.now()
        pasted.save(update_fields=["arrived_at"])
    return pasted


@transaction.atomic
def answer(pasted: PastedText, *, key: str, what: str, choice: str) -> None:
    """Put one answer on record; a later one to the same question takes its place. Raises `NoAnswer`, `AlreadySaved`."""
    row = _lock(pasted)
    row.answers = with_choice(row.answers, key=key, what=what, choice=choice)
    row.save(update_fields=["answers"])


@transaction.atomic
def restore(pasted: PastedText, *, line: int) -> None:
    """Bring back a raw line, by its number, that was taken for furniture. Raises `NoAnswer`, `AlreadySaved`."""
    row = _lock(pasted)
    if line not in understand(row).structured.furniture_numbers:
        raise NoAnswer
    row.restored = [*row.restored, line]
    row.save(update_fields=["restored"])


@transaction.atomic
def drop_again(pasted: PastedText, *, line: int) -> None:
    """Leave a line out that was brought back. Raises `AlreadySaved`."""
    row = _lock(pasted)
    row.restored = [kept for kept in row.restored if kept != line]
    row.save(update_fields=["restored"])


@transaction.atomic
def save_as_draft(pasted: PastedText, *, by: User) -> ArticlePage:
    """File the draft; what was answered is none of its guesses. Raises `AlreadySaved`, `PermissionDenied`.

    The raw text moves into the draft: here remains its digest, by which the same text is known again.
    """
    row = _lock(pasted)
    understanding = understand(row)
    article = make_draft(
        understanding.structured, by=by, raw=row.text, settled=_settled(understanding, by=by)
    )
    row.article, row.saved_at = article, timezone.now()
    row.text, row.answers, row.restored = "", {}, []
    row.save()
    return article


def throw_away(pasted: PastedText) -> None:
    """Forget a text that is no draft yet."""
    PastedText.objects.open().filter(pk=pasted.pk).delete()


def _lock(pasted: PastedText) -> PastedText:
    row = PastedText.objects.select_for_update().get(pk=pasted.pk)
    if row.is_saved:
        raise AlreadySaved(row.article)
    return row


def _settled(understanding: Understanding, *, by: User) -> Settled:
    """The answers in the terms of the draft; people that were said to be new are entered."""
    guesses: set[tuple[int | str, str]] = set()
    for key, what in ABOUT_FIELDS:
        if understanding.choice(key, what):
            guesses.add((key, what))
    for index, key in enumerate(understanding.keys):
        answered = [what for what in ("speaker", "text", "heading") if understanding.choice(key, what)]
        guesses |= {(index, what) for what in answered}
        if "speaker" in answered:
            # That an institution speaks was a guess about the speaker, too.
            about = (guess for guess in understanding.structured.guesses if guess.where == index)
            guesses |= {(index, guess.what) for guess in about if guess.why == "institution"}
    return Settled(frozenset(guesses), _speakers(understanding, by=by), understanding.head.settled_fields())


def _speakers(understanding: Understanding, *, by: User) -> dict[int, Person | None]:
    """Who speaks each quotation that was answered; of somebody who could not be entered the draft asks."""
    speakers: dict[int, Person | None] = {}
    entered: dict[str, Person | None] = {}
    for number, voice in enumerate(understanding.voices):
        if not voice.name and number in understanding.by_hand:
            speakers[number] = None
        elif voice.name and voice.is_settled:
            if voice.person is None and voice.name not in entered:
                entered[voice.name] = enter_person(voice.name, by=by)
            if person := voice.person or entered[voice.name]:
                speakers[number] = person
    return speakers
