"""What the paper put right, in one list: corrections, clarifications, replies and retractions, newest first."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.models import Correction, Retraction
from news.paging import CURSOR_PARAMETER, PAGE_SIZE, Cursor
from news.presentation import notice_address
from news.tombstone import notice_title

RETRACTIONS = "pencabutan"
ONLY_PARAMETER = "jenis"


@dataclass(frozen=True, slots=True)
class Notices:
    """One page of the list: entries as the template draws them, and the address of the earlier ones."""

    entries: list[dict[str, Any]]
    older_url: str = ""


def page_of_notices(*, cursor: str = "", only: str = "") -> Notices:
    """The page that begins after ``cursor``, of all notices or of one kind; at most three queries."""
    position = Cursor.parse(cursor)
    corrections, retractions = (
        Correction.objects.on_record(withdrawn=Retraction.objects.in_force()),
        Retraction.objects.confirmed(),
    )
    if position:
        corrections = corrections.before(position.published_at, position.article_id)
        retractions = retractions.before(position.published_at, position.article_id)
    found: list[Any] = list(retractions.newest(PAGE_SIZE + 1).with_story().with_public_card())
    if only != RETRACTIONS:
        found += corrections.newest_first()[: PAGE_SIZE + 1]
    found.sort(key=lambda entry: (_shown_at(entry), entry.pk), reverse=True)
    shown, query = found[:PAGE_SIZE], f"{ONLY_PARAMETER}={RETRACTIONS}&" if only == RETRACTIONS else ""
    older = f"?{query}{CURSOR_PARAMETER}={Cursor(_shown_at(shown[-1]), shown[-1].pk)}" if shown else ""
    links = _story_links(shown)
    entries = [_entry(entry, story=links.get(entry.article_id)) for entry in shown]
    return Notices(entries, older if len(found) > PAGE_SIZE else "")


def entry_of(correction: Correction) -> dict[str, Any]:
    """One correction, clarification or reply beside the link to its story; one query if readers do not have that."""
    return _correction_entry(correction, story=_story_links([correction]).get(correction.article_id))


def _story_links(notices: list[Any]) -> dict[int, dict[str, str]]:
    """By the story's id, what a notice may call it now, and where it stands; nothing for one that readers do not have.

    The headline of the public text, else what the notice in its place calls it.
    """
    links, others = {}, set()
    for article in (notice.article for notice in notices):
        public = article.load_published()
        if public is None:
            others.add(article.pk)
        else:
            links[article.pk] = {"title": public.card["title"], "url": public.card["url"]}
    if not others:
        return links
    withdrawn = Retraction.objects.in_force().with_story().filter(article_id__in=others)
    return links | {
        one.article_id: {
            "title": notice_title(one),
            "url": notice_address(one),
            "is_hidden": one.hides_headline,
        }
        for one in withdrawn
    }


def _correction_entry(correction: Correction, *, story: dict[str, Any] | None) -> dict[str, Any]:
    """As ``components/notice.html`` draws it. What a reply to a hidden story says of it is enough."""
    return {
        "kind": correction.kind,
        "title": correction.title,
        "text": correction.text,
        "is_whole": not correction.full_text,
        "shown_at": correction.approved_at,
        "url": correction.get_absolute_url() if correction.has_page else "",
        "article": None if story and story.get("is_hidden") else story,
    }


def _retraction_entry(retraction: Retraction, *, story: dict[str, Any] | None) -> dict[str, Any]:
    """With what became of it; its link leads to the notice, or to the story that is back."""
    return {
        "kind": "retraction",
        "title": _("Retraction"),
        "text": retraction.reason,
        "note": _back_again(retraction) if retraction.ended_at else "",
        "shown_at": retraction.confirmed_at,
        "url": "",
        "article": story,
    }


def _back_again(retraction: Retraction) -> str:
    day = date_format(timezone.localtime(retraction.ended_at), "j F Y")
    return _("The story is back since %(day)s. %(why)s") % {"day": day, "why": retraction.end_reason}


def _entry(entry: Correction | Retraction, *, story: dict[str, Any] | None) -> dict[str, Any]:
    draw = _correction_entry if isinstance(entry, Correction) else _retraction_entry
    return draw(entry, story=story)


def _shown_at(entry: Correction | Retraction):
    return entry.approved_at if isinstance(entry, Correction) else entry.confirmed_at
