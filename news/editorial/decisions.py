"""Which decision lets a text be before readers: what the writer of public rows asks (``news/publication/parts.py``)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from news.editorial.models import Approval, PublishedVersion
from news.publication.batch import Story


def decisions_for(stories: Sequence[Story]) -> dict[int, Approval]:
    """The decision that permits exactly what each story says, at its time and with no embargo in force.

    It is the newest on the story. A later one about another text does not touch what readers have: then it is the
    newest about the text of the last public version. One query, two where there is such a later one.
    """
    taken = _decisions_on(stories)
    now = timezone.now()
    found = {}
    for story in stories:
        about_it = [decision for decision in taken[story.pk] if decision.digest in story.digests]
        if about_it and _permits(about_it[-1], story, moment=now):
            found[story.pk] = about_it[-1]
    overtaken = [
        story for story in stories if story.pk in found and found[story.pk] is not taken[story.pk][-1]
    ]
    public = _digests_of_last_versions(overtaken)
    for story in overtaken:
        if public.get(story.pk, "") not in story.digests:
            del found[story.pk]
    return found


def _decisions_on(stories: Sequence[Story]) -> dict[int, list[Approval]]:
    """All decisions on each story, the newest last."""
    taken: dict[int, list[Approval]] = defaultdict(list)
    decisions = Approval.objects.filter(article__in=[story.pk for story in stories])
    for decision in decisions.select_related("made_by__author").defer("gate").order_by("pk"):
        taken[decision.article_id].append(decision)
    return taken


def _permits(decision: Approval, story: Story, *, moment: datetime) -> bool:
    """Only an override publishes before an embargo ends: the promise was the editor-in-chief's to give."""
    embargo = story.article.embargo_until
    is_held = embargo is not None and embargo > moment and decision.kind != Approval.Kind.OVERRIDE
    return decision.permits(story.digests) and not decision.is_before_its_time(moment) and not is_held


def _digests_of_last_versions(stories: Sequence[Story]) -> dict[int, str]:
    if not stories:
        return {}
    versions = PublishedVersion.objects.filter(article__in=[story.pk for story in stories])
    return dict(versions.order_by("number").values_list("article", "digest"))
