"""One story as a line of the export."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from news.comments.models import ReaderComment
from news.editorial.models import Approval, PublishedVersion
from news.editorial.versions.keeping import public_name
from news.imports.export.batch import Scope, StoryRows
from news.imports.export.content import NAMED, Content, blocks_of
from news.imports.export.named import Named, absolute
from news.models import Correction, Retraction
from news.presentation import notice_address
from news.quotes.models import Outcome, Quote
from news.stories.blocks.story import BLOCKS
from news.stories.fields import EXPORTED, Shape, StoryField

type Line = dict[str, Any]

# As they have been called since version 1.
_KEYS = {"byline_entries": "byline", "body": "blocks"}


def story_line(story: StoryRows, *, named: Named, scope: Scope) -> Line:
    """All that may be told of a story; of a retracted one, that it was retracted and why."""
    if story.retraction:
        return _retracted(story)
    line = _head(story) | {"content": told_content(story.content, named=named)}
    if not story.is_public and story.draft:
        line["content"] = told_content(story.draft, named=named)
    line |= _on_record(story, named) | {"comments": _comments(story, scope)}
    return line | _of_the_desk(story, named) if scope.is_all else line


def told_content(content: Content, *, named: Named) -> Line:
    """Headline to last block, of whichever text."""
    return {_KEYS.get(field.name, field.name): _told(content, field, named) for field in EXPORTED}


def _told(content: Content, field: StoryField, named: Named) -> Any:
    value = content.get(field.name)
    match field.shape:
        case Shape.ONE:
            return named.get(NAMED[field.name], value)
        case Shape.SET:
            return named.all(NAMED[field.name], value or [])
        case Shape.BYLINE:
            return _byline(value or [], named)
        case Shape.BODY:
            return _blocks(content, named)
        case Shape.FLAG:
            return bool(value)
        case Shape.DAY | Shape.MOMENT:
            return value
        case _:
            return value or ""


def _blocks(content: Content, named: Named) -> list[Line]:
    """Every block in its order, by its number; ``docs/reference/export.md`` lists the values."""
    return [
        {
            "id": block.get("id") or "",
            "type": block["type"],
            "value": BLOCKS[block["type"]].told(block["value"], named),
        }
        for block in blocks_of(content)
    ]


def _byline(entries: list[dict[str, Any]], named: Named) -> list[Line]:
    return [
        {"author": author, "role": entry.get("role") or "writer"}
        for entry in entries
        if (author := named.get("author", entry.get("author")))
    ]


def _head(story: StoryRows) -> Line:
    article, published = story.article, story.article.load_published()
    part = getattr(article, "series_part", None)
    return {
        "kind": "story",
        "id": article.pk,
        "public_id": str(article.public_id),
        "state": _state(story),
        "address": absolute(published.url) if published else None,
        "old_addresses": sorted(story.old_paths),
        "published_at": moment(article.published_at),
        "changed_at": moment(published.changed_at if published else None),
        "series": part and {"id": part.series_id, "slug": part.series.slug, "position": part.sort_order},
    }


def _state(story: StoryRows) -> str:
    article = story.article
    if story.is_public:
        return "public"
    if article.live:
        return "restricted"
    return "taken_down" if article.published_at else "draft"


def _retracted(story: StoryRows) -> Line:
    """Neither its words nor, where they would do harm, its headline and the address made of it."""
    retraction = story.retraction
    is_hidden = retraction.hides_headline
    return {
        "kind": "story",
        "id": story.article.pk,
        "public_id": str(story.article.public_id),
        "state": "retracted",
        "address": absolute(notice_address(retraction)),
        "old_addresses": [] if is_hidden else sorted(story.old_paths),
        "published_at": moment(story.article.published_at),
        "headline": None if is_hidden else story.article.title,
        "retractions": [_retraction(entry) for entry in story.retractions],
        "corrections": [
            _correction(entry) for entry in story.corrections if entry.has_page and not is_hidden
        ],
    }


def _on_record(story: StoryRows, named: Named) -> Line:
    is_told = not story.is_protected
    return {
        "quotes": [_quote(entry, named) for entry in story.quotes],
        "corrections": [_correction(entry) for entry in story.corrections],
        "retractions": [_retraction(entry) for entry in story.retractions],
        "versions": [_version(entry, named, is_told=is_told) for entry in story.versions],
        "word_count": story.article.published.word_count if story.is_public else None,
    }


def _of_the_desk(story: StoryRows, named: Named) -> Line:
    """What is the paper's own, and no reader's."""
    article = story.article
    return {
        "draft": told_content(story.draft, named=named) if story.draft and story.is_public else None,
        "embargo_until": moment(article.embargo_until),
        "protects": story.protection,
    }


def _quote(quote: Quote, named: Named) -> Line:
    promise = getattr(quote, "promise", None)
    is_promise = promise is not None and promise.outcome != Outcome.DROPPED
    return {
        "number": quote.pk,
        "address": absolute(quote.get_absolute_url()),
        "block": str(quote.block_id),
        "text": quote.text,
        "speaker": quote.speaker and {"id": quote.speaker_id, "name": quote.speaker.name},
        "role": quote.role,
        "role_kind": quote.role_kind,
        "place": quote.place,
        "said_at": moment(quote.said_at),
        "is_confirmed": quote.is_confirmed,
        "promise": {
            "text": promise.text,
            "due_on": promise.due_on.isoformat(),
            "standing": promise.standing.value,
            "finding": promise.finding,
        }
        if is_promise
        else None,
    }


def _correction(correction: Correction) -> Line:
    return {
        "id": correction.pk,
        "kind": correction.kind,
        "text": correction.text,
        "party": correction.party,
        "full_text": correction.full_text,
        "approved_at": moment(correction.approved_at),
        "corrects": correction.corrects_id,
        "address": absolute(correction.get_absolute_url()) if correction.has_page else None,
    }


def _retraction(retraction: Retraction) -> Line:
    return {
        "id": retraction.pk,
        "ground": retraction.ground,
        "reason": retraction.reason,
        "apology": retraction.apology,
        "confirmed_at": moment(retraction.confirmed_at),
        "confirmed_by": public_name(retraction.confirmed_by),
        "ended_at": moment(retraction.ended_at),
        "end_reason": retraction.end_reason if retraction.ended_at else "",
    }


def _version(version: PublishedVersion, named: Named, *, is_told: bool) -> Line:
    """A version on the public log, with the approval behind it: who is named there, and nobody else."""
    approval = version.approval
    is_alone = approval is not None and approval.kind == Approval.Kind.REPAIR
    return {
        "number": version.number,
        "published_at": moment(version.published_at),
        "note": version.note,
        "changed_by": version.changed_by,
        "approval": approval
        and {
            "kind": approval.kind,
            "at": moment(approval.made_at),
            "by": "" if is_alone else version.approved_by,
        },
        "digest": version.digest,
        "content": told_content(version.content, named=named) if is_told else None,
    }


def _comments(story: StoryRows, scope: Scope) -> list[Line]:
    present = {comment.pk for comment in story.comments}
    return [_comment(comment, scope, present) for comment in story.comments]


def _comment(comment: ReaderComment, scope: Scope, present: set[int]) -> Line:
    """An answer to words that are not there any more stands by itself."""
    line = {
        "id": comment.pk,
        "parent": comment.parent_id if comment.parent_id in present else None,
        "name": comment.shown_name,
        "text": comment.text,
        "published_at": moment(comment.published_at),
        "edited_at": moment(comment.edited_at),
    }
    return line | {"email": comment.reader.email if comment.reader else ""} if scope.with_addresses else line


def moment(value: datetime | None) -> str | None:
    """By the paper's clock, with its distance from UTC, nothing cut off."""
    return timezone.localtime(value, timezone.get_default_timezone()).isoformat() if value else None
