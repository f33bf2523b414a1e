"""The head of the board: the three things that burn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from news.editorial.board.agenda import Entry
from news.editorial.board.below import number_of
from news.editorial.board.card import Card
from news.editorial.board.links import story_url
from news.editorial.board.rows import Row
from news.editorial.board.scene import Scene
from news.editorial.board.wording import Clock, figure
from news.editorial.status import DRAFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure, what it counts and the one it is about; ``is_past_limit`` is the only thing that turns it red."""

    figure: str
    title: str
    about: str
    url: str = ""
    is_past_limit: bool = False


def burning(
    *, waiting: Sequence[Card], complaints: Sequence[Entry], rows: Iterable[Row], scene: Scene
) -> list[Cell]:
    """Longest waiting, next deadline of a complaint (which are the desk's), verifications due today."""
    cells = [_longest_waiting(waiting)]
    if scene.viewer.is_on_desk:
        cells.append(_next_reply(complaints, scene.clock))
    return [*cells, _verifications([row for row in rows if _is_due(row, scene.clock)], scene)]


def _longest_waiting(waiting: Sequence[Card]) -> Cell:
    title = _("Longest waiting")
    if not waiting:
        return Cell("–", title, _("Nothing waits to be read"))
    card = max(waiting, key=lambda card: card.minutes)
    about = _("%(title)s (%(name)s)") % {"title": card.headline, "name": card.reporter}
    return Cell(
        figure(card.minutes),
        title,
        about if card.reporter else card.headline,
        url=card.url,
        is_past_limit=card.tone == "red",
    )


def _next_reply(complaints: Sequence[Entry], clock: Clock) -> Cell:
    title = _("Time left for a right of reply")
    due = [case for case in complaints if case.at]
    if not due:
        return Cell("–", title, _("No complaint is open"))
    case = due[0]
    minutes = -clock.minutes_since(case.at)
    about = _("%(case)s, due %(when)s") % {
        "case": ", ".join(filter(None, [number_of(case), case.title])),
        "when": f"{clock.when(case.at)} {clock.now:%Z}",
    }
    said = figure(minutes) if minutes >= 0 else f"−{figure(-minutes)}"
    url = reverse("news_editorial:complaint", args=[case.pk])
    return Cell(said, title, about, url=url, is_past_limit=minutes < 0)


def _verifications(rows: Sequence[Row], scene: Scene) -> Cell:
    title = _("Verifications due today")
    if not rows:
        return Cell("0", title, _("No story is still to be verified today"))
    row = min(rows, key=lambda row: row["desk_card__verification_due_on"])
    late = row["desk_card__verification_due_on"] < scene.clock.now.date()
    who = scene.full_name(row["desk_card__verification_by_id"])
    about = _("%(title)s (%(name)s)") % {"title": row["desk_card__title"] or row["title"], "name": who or "–"}
    url = story_url(row, on=DRAFT, scene=scene)
    return Cell(str(len(rows)), title, about, url=url, is_past_limit=late)


def _is_due(row: Row, clock: Clock) -> bool:
    due_on = row["desk_card__verification_due_on"]
    return due_on is not None and due_on <= clock.now.date()
