"""Whether a word is the name of somebody or of a place: by the lists of the house, or as a text spells it."""

import re
from collections.abc import Iterable, Iterator

from news.editorial.repairs.guards import capitalised_inside
from news.models import Person, Region
from news.models.person import PersonAlias
from news.models.region import RegionAlias

_LISTS = (
    (Person, "name"),
    (PersonAlias, "name"),
    (Region, "name"),
    (RegionAlias, "name"),
    (Region, "short_name"),
)


class Names:
    """The names on the lists and in ``texts``."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._in_text = {word for text in texts for word in capitalised_inside(text)}

    def has(self, word: str) -> bool:
        """One query for each list; only asked of the few words of a repair."""
        word = word.casefold()
        return word in self._in_text or any(word in _words_of(name) for name in _listed_like(word))


def _words_of(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def _listed_like(word: str) -> Iterator[str]:
    for model, field in _LISTS:
        yield from model.objects.filter(**{f"{field}__icontains": word}).values_list(field, flat=True)
