"""When one speaker is corrected, the quotations that only said "-nya" after it are corrected with it."""

from collections.abc import Collection
from dataclasses import replace

from news.imports.structure.result import Guess, StructuredText

_POINTS_BACK = frozenset({"last_speaker", "no_attribution", "subject_before"})


def with_speaker(
    structured: StructuredText, quote: int, *, speaker: str | None, role: str | None, by_hand: Collection[int]
) -> StructuredText:
    """The text with this quote said by `speaker`, and those after it that point back to the same voice.

    The first quotation that names its own speaker ends the row; those in `by_hand` keep theirs.
    """
    quotes = list(structured.quotes)
    meant = quotes[quote].speaker
    changed = [quote]
    for number in range(quote + 1, len(quotes)):
        if quotes[number].why not in _POINTS_BACK or quotes[number].speaker != meant:
            break
        if number not in by_hand:
            changed.append(number)
    for number in changed:
        quotes[number] = replace(quotes[number], speaker=speaker, role=role)
    blocks = {index for index, block in enumerate(structured.blocks) if block.quote in changed}
    guesses = [_about(guess, speaker) if guess.where in blocks else guess for guess in structured.guesses]
    return replace(structured, quotes=quotes, guesses=guesses)


def _about(guess: Guess, speaker: str | None) -> Guess:
    return replace(guess, value=speaker) if guess.what == "speaker" else guess
