"""Letter for letter: what a text held against what came out of it."""

import re

from news.structurer.result import StructuredText


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


def letters_accounted_for(result: StructuredText) -> str:
    """Letters of headline, dateline, blocks with their attributions, and initials, in reading order."""
    is_subject = any(
        guess.why == "mail_subject" for guess in result.guesses
    )  # which stands among the furniture
    parts = ["" if is_subject else result.headline or "", result.dateline.text]
    for block in result.blocks:
        parts.append(block.text)
        if block.quote is not None:
            parts.append(result.quotes[block.quote].attribution)
    return letters("".join([*parts, result.initials_text]))


def letters_expected(raw: str, result: StructuredText) -> str:
    """Letters of the raw text without the lines that were dropped or are tags."""
    dropped = [re.sub(r"\s+", " ", line) for line in [*result.furniture, *result.tag_lines]]
    kept = []
    for line in raw.splitlines():
        plain = " ".join(line.split())
        if plain in dropped:
            dropped.remove(plain)
        else:
            kept.append(plain)
    assert not dropped
    return letters("".join(kept))
