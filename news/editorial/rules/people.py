"""One person has one name in a story."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.guide import kinds
from news.editorial.rules.names import are_alike, name_pairs, names_alone, nearest
from news.editorial.rules.regions import region_words
from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import PRINTED, Text, texts
from news.models import ArticlePage
from news.publishing import Finding

MOST_NAMES = 400
# So many names with one word in common are a list, not one person's spellings.
MOST_OF_ONE_NAME = 60

type Pair = tuple[str, str]


@rule(
    gettext_lazy("The same person under two spellings is two people to readers, to search and in the record.")
)
def two_spellings(article: ArticlePage) -> Iterator[Finding]:
    """ "Rosdiana Kapitan" and "Rosdiana Capitan"; whoever speaks in the story is spelled as on record."""
    on_record = {pair for speaker in article.load_speakers() for pair in name_pairs(speaker.name)}
    counts, places = _names_of(article)
    said = set()
    for rare, usual in _doubtful(counts, on_record):
        if frozenset((rare, usual)) in said:
            continue
        said.add(frozenset((rare, usual)))
        found, suggestion = " ".join(rare), " ".join(usual)
        message = _("“%(found)s” and “%(usual)s”: one person in two spellings?")
        words = {"found": found, "suggestion": suggestion} if rare in places else {}
        yield advice(message % {"found": found, "usual": suggestion}, at=places.get(rare, "body"), **words)


@rule(gettext_lazy("Whoever speaks in the story is spelled as on record, also where only one name stands."))
def speaker_misspelled(article: ArticlePage) -> Iterator[Finding]:
    """One name alone may be somebody else's: nothing is offered to be put in its place."""
    on_record = {word for speaker in article.load_speakers() for word in speaker.name.split()}
    others = kinds() | region_words()
    seen = set(on_record)
    for text in texts(article, *PRINTED):
        for word in names_alone(text.words):
            is_asked = word not in seen and word.casefold() not in others
            usual = nearest(word, sorted(on_record)) if is_asked else ""
            seen.add(word)
            if usual:
                message = _("“%(found)s”: is this “%(usual)s”, who speaks in the story?")
                yield advice(message % {"found": word, "usual": usual}, at=text)


def _names_of(article: ArticlePage) -> tuple[Counter, dict[Pair, Text]]:
    """How often each pair of names stands in the story, the record included, and where first."""
    counts: Counter = Counter(
        pair for speaker in article.load_speakers() for pair in name_pairs(speaker.name)
    )
    places: dict[Pair, Text] = {}
    for text in texts(article, *PRINTED):
        for pair in name_pairs(text.words):
            if len(counts) < MOST_NAMES or pair in counts:
                counts[pair] += 1
                places.setdefault(pair, text)
    return counts, places


def _doubtful(counts: Counter, on_record: set[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Pairs that share a word and differ by a spelling in the other; the doubtful one first."""
    recorded = {word for pair in on_record for word in pair}
    for side in (0, 1):
        groups = defaultdict(list)
        for pair in counts:
            groups[pair[side]].append(pair)
        for shared, group in groups.items():
            for first, second in combinations(group[:MOST_OF_ONE_NAME], 2):
                names = first[1 - side], second[1 - side]
                if are_alike(*names) and _is_one_person(shared, names, recorded=recorded):
                    yield _rare_first(first, second, counts=counts, on_record=on_record)


def _is_one_person(shared: str, names: tuple[str, str], *, recorded: set[str]) -> bool:
    """Clubs and regencies are told apart by one letter: behind "Pelatih" or "Kabupaten" only the record helps."""
    if {name.casefold() for name in names} & region_words():
        return False
    return shared.casefold() not in kinds() or bool(recorded & set(names))


def _rare_first(first: Pair, second: Pair, *, counts: Counter, on_record: set[Pair]) -> tuple[Pair, Pair]:
    """The record is right; else what stands there more often, else what stands there first."""
    is_second_usual = (second in on_record, counts[second]) > (first in on_record, counts[first])
    return (first, second) if is_second_usual else (second, first)
