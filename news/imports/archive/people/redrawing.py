"""The stories of merged people are drawn anew: a few in the request that merged them, the rest step by step."""

from news.imports.archive.stepping import SECONDS_A_STEP, wait_too, work_off
from news.imports.models import PersonMerge
from news.models import ListingRow, PublishedArticle
from news.publication.writing import reproject
from news.quotes.models import Quote


def redraw(made: PersonMerge, *, seconds: float = SECONDS_A_STEP) -> int:
    """Draw waiting stories for about so long; how many still wait."""
    wait_too(made, _latecomers(made))
    return work_off(made, _draw, seconds=seconds)


def _latecomers(made: PersonMerge) -> set[int]:
    """Public stories that stand where nobody reads them: published while people were merged, as whom they were read."""
    merged = made.merged.exclude(person__merged_into=None).values("person")
    rows = ListingRow.objects.filter(kind=ListingRow.Kind.PERSON, key__in=merged)
    spoken = Quote.objects.standing().filter(speaker__in=merged)
    found = {*rows.values_list("published", flat=True), *spoken.values_list("article", flat=True)}
    return set(PublishedArticle.objects.filter(pk__in=found).values_list("pk", flat=True))


def _draw(made: PersonMerge, article_id: int, *, told: list[int]) -> None:
    reproject(article_id, told=told)
