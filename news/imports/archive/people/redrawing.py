"""The stories of merged people are drawn anew: a few in the request that merged them, the rest step by step."""

from news.imports.archive.stepping import SECONDS_A_STEP, work_off
from news.imports.models import PersonMerge
from news.projection import reproject


def redraw(made: PersonMerge, *, seconds: float = SECONDS_A_STEP) -> int:
    """Draw waiting stories for about so long; how many still wait."""
    return work_off(made, _draw, seconds=seconds)


def _draw(made: PersonMerge, article_id: int) -> None:
    reproject(article_id)
