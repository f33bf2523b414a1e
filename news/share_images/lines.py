"""Breaking a headline into lines as a sub-editor would: as large as it fits, even, no little word left at an end."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise

type Measure = Callable[[str], float]

# A line that ends with one of these hangs in the air.
LITTLE_WORDS = frozenset(
    {
        *("di", "ke", "dari", "dan", "atau", "yang", "untuk", "pada", "oleh", "dengan", "dalam"),
        *("tak", "tidak", "agar", "bagi", "demi", "per", "para", "si", "sang", "sebagai"),
    }
)
HANGING_COSTS = 0.02
LONELY_COSTS = 0.06
LONELY_SHARE = 0.3


def break_lines(text: str, *, width: float, measure: Measure, most: int) -> list[str] | None:
    """The fewest lines, evenly filled; None if it does not fit into ``most`` of this width.

    A word longer than a line is cut where it has to be.
    """
    words = [piece for word in text.split() for piece in _cut(word, width=width, measure=measure)]
    if not words:
        return []
    needed = _fewest(words, width=width, measure=measure)
    return _even(words, count=needed, width=width, measure=measure) if needed <= most else None


def shorten(text: str, *, width: float, measure: Measure) -> str:
    """The text on one line, its end left out with a sign where it is too long."""
    if measure(text) <= width:
        return text
    while text and measure(f"{text}…") > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def _cut(word: str, *, width: float, measure: Measure) -> list[str]:
    pieces = []
    while measure(word) > width and len(word) > 1:
        length = max(1, int(len(word) * width / measure(word)))
        while length > 1 and measure(word[:length]) > width:
            length -= 1
        pieces.append(word[:length])
        word = word[length:]
    return [*pieces, word]


def _fewest(words: list[str], *, width: float, measure: Measure) -> int:
    count, line = 1, words[0]
    for word in words[1:]:
        longer = f"{line} {word}"
        if measure(longer) <= width:
            line = longer
        else:
            count, line = count + 1, word
    return count


def _even(words: list[str], *, count: int, width: float, measure: Measure) -> list[str]:
    """Of all ways to fill so many lines, the one with the least ragged edge."""

    @cache
    def cost(start: int, end: int) -> float | None:
        used = measure(" ".join(words[start:end])) / width
        if used > 1:
            return None
        is_last = end == len(words)
        hangs = not is_last and words[end - 1].lower() in LITTLE_WORDS
        is_lonely = is_last and used < LONELY_SHARE
        return (1 - used) ** 2 + hangs * HANGING_COSTS + is_lonely * LONELY_COSTS

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        """What the rest costs on ``left`` lines, and where each of them ends."""
        if left == 1:
            whole = cost(start, len(words))
            return (float("inf") if whole is None else whole), (len(words),)
        found: tuple[float, tuple[int, ...]] = (float("inf"), ())
        for end in range(start + 1, len(words) - left + 2):
            here = cost(start, end)
            if here is None:
                break
            rest, ends = best(end, left - 1)
            found = min(found, (here + rest, (end, *ends)))
        return found

    _cost, ends = best(0, count)
    return [" ".join(words[start:end]) for start, end in pairwise((0, *ends))]
