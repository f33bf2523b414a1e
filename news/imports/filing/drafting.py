"""A report and its photos become one draft: the structurer's, with what the reporter filled in beside the text."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.utils.text import Truncator
from wagtail.permissions import policy_registry

from news.editorial.schedule.clock import in_paper_zone
from news.imports.drafts import Settled, make_draft
from news.imports.filing.report import Report
from news.imports.filing.structuring import WHY, structure_report
from news.imports.matching import load_known_names, load_people
from news.imports.newcomers import enter_person
from news.models import ArticlePage, Author, BylineEntry, PaperSettings, Person, Photo, Region
from news.structurer import StructuredText


def draft_report(report: Report, *, by: Any, photos: Sequence[Photo]) -> ArticlePage:
    """The draft of `by`, its first photo as lead photo, the others below the text. Call it in a transaction.

    `photos` are rows of `photo_rows`, saved here. Raises `PermissionDenied` for whoever may not write stories.
    """
    places = Region.objects.values_list("name", flat=True)
    structured = structure_report(report, known_people=load_known_names(), known_places=places)
    settled = Settled(speakers=_speakers(structured, by=by), fields=_fields(report))
    article = make_draft(structured, by=by, raw=report.as_text(), settled=settled)
    _guess_place(article)
    _sign(article, by=by)
    for photo in photos:
        photo.save()
    _place(article, photos)
    # One version: nobody has seen the draft without what was filled in.
    article.save()
    article.save_revision(user=by, overwrite_revision=article.latest_revision)
    return article


def _speakers(structured: StructuredText, *, by: Any) -> dict[int, Person]:
    """Who spoke by what the reporter says, by quote; of several people of one name, and of none, the draft asks."""
    found: dict[int, Person] = {}
    for index, quote in enumerate(structured.quotes):
        if quote.why != WHY or not quote.speaker:
            continue
        known = load_people(quote.speaker) or [enter_person(quote.speaker, by=by)]
        if len(known) == 1 and known[0]:
            found[index] = known[0]
    return found


def _fields(report: Report) -> dict[str, Any]:
    """What was filled in is no guess, whatever the text says beside it."""
    fields: dict[str, Any] = {"may_harm": report.may_harm}
    if report.region_id:
        fields["region"] = Region.objects.get(pk=report.region_id)
    if report.happened_at:
        fields["dateline_on"] = in_paper_zone(report.happened_at).date()
    if report.place:
        fields["dateline_place"] = report.place
    return fields


def _guess_place(article: ArticlePage) -> None:
    """Where nothing else is said, the report is from the region."""
    if article.dateline_place or not article.region:
        return
    article.dateline_place = article.region.name
    article.guesses.append(
        {
            "block": "dateline_place",
            "what": "dateline",
            "value": article.region.name,
            "why": "filed_region",
            "confidence": 0.6,
        }
    )


def _sign(article: ArticlePage, *, by: Any) -> None:
    """Whoever filed it wrote it; an account without an author is named by the desk."""
    author = Author.objects.filter(user=by).first()
    if author and not any(entry.author_id == author.pk for entry in article.byline_entries.all()):
        article.byline_entries.add(BylineEntry(author=author))


def photo_rows(photos: Sequence[File], *, report: Report, by: Any) -> list[Photo]:
    """The paper's own pictures, credited to the reporter, not saved yet; what they show is asked for with the draft.

    Their sizes are made afterwards (``afterwards.py``).

    Raises `PermissionDenied` for whoever may add none.
    """
    if not photos:
        return []
    if not policy_registry.get_by_type(Photo).user_has_permission(by, "add"):
        raise PermissionDenied
    author = Author.objects.filter(user=by).first()
    credit = f"{author.name if author else by}/{PaperSettings.load().name}"[:160]
    title = Truncator(report.title or report.text or credit).chars(120)
    rows = [
        Photo(
            title=f"{title} ({count})" if len(photos) > 1 else title,
            file=file,
            credit=credit,
            rights=Photo.Rights.OWN,
            uploaded_by_user=by,
        )
        for count, file in enumerate(photos, start=1)
    ]
    for photo in rows:
        photo.is_drawn_later = True
    return rows


def _place(article: ArticlePage, photos: Sequence[Photo]) -> None:
    if photos:
        article.lead_photo = photos[0]
    for photo in photos[1:]:
        article.body.append(("photo", {"photo": photo, "caption": "", "alt": ""}))
