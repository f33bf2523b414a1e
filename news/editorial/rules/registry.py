"""How a rule of the publish gate is written: one function, found by its name.

    @rule(_("Why this is asked."))
    def exclamation_mark(article):
        for text in texts(article, "title"):
            if "!" in text.words:
                yield advice(_("…"), at=text)

The function's name is the rule's. It yields ``advice`` (one click, "checked", lets it pass) or ``obstacle`` (nothing
does), reads and never writes. ``docs/reference/hooks.md`` lists all rules.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from news.editorial.rules.texts import Text, reading
from news.models import ArticlePage
from news.publishing import Finding

type Find = Callable[[ArticlePage], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the house: its name, why it is there, and the function that looks for it."""

    name: str
    explanation: str
    find: Find


RULES: list[Rule] = []
MOST_OF_A_RULE = 25


def rule(explanation: str) -> Callable[[Find], Find]:
    """Put a function on the list of rules, in the order in which they are written down."""

    def register(find: Find) -> Find:
        RULES.append(Rule(find.__name__, explanation, find))
        return find

    return register


def house_rules(article: ArticlePage) -> Iterator[Finding]:
    """All that the rules say about a story, each rule so often that a person can still read it.

    The text is taken apart once for all of them.
    """
    with reading(article):
        return iter(
            [
                replace(finding, rule=each.name, explanation=str(each.explanation))
                for each in RULES
                for finding in islice(each.find(article), MOST_OF_A_RULE)
            ]
        )


def advice(
    message: str, *, at: Text | str = "", found: str = "", suggestion: str = "", subject: str = ""
) -> Finding:
    """Somebody should look: at a text, or at the field named."""
    words = {"found": found, "suggestion": suggestion, "subject": subject}
    return Finding("", message, **_place(at), is_blocking=False, **words)


def obstacle(message: str, *, at: Text | str = "") -> Finding:
    """Stops submission and publication."""
    return Finding("", message, **_place(at))


def _place(at: Text | str) -> dict[str, Any]:
    if isinstance(at, str):
        return {"field": at}
    return {"field": at.field, "block_id": at.block_id}
