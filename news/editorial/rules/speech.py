"""Quotation marks hold what was said word for word, and nothing that a reporter says about it."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.marks import marked_passages
from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import Text, texts
from news.models import ArticlePage
from news.publishing import Finding

SHORTEST, LONGEST = 12, 600
_SAY = "kata|ujar|ucap|tutur|jelas|papar|ungkap|tegas|sebut|sambung|tambah|imbuh|pungkas|terang|beber|lanjut"
# "Katanya" and "jelasnya" are also what speakers say themselves.
_SAY_NYA = "ujar|ucap|tutur|papar|ungkap|imbuh|pungkas|beber|tandas|sambung"
_REPORT = (
    "mengatakan|menyatakan|menjelaskan|menegaskan|menambahkan|mengungkapkan|menuturkan|memaparkan|menyebutkan"
    "|menerangkan|membeberkan|mengaku|mengimbau|berharap|mengklaim"
)
# Who speaks says "saya" and "kami"; these are said about somebody.
_REPORTED = re.compile(
    rf"""\b(?i:{_SAY_NYA})nya\b
    | [,”"]\s*(?:{_SAY})\s+(?:dia|ia|beliau|[A-Z]\w+)\b
    | \b(?i:ia|dia|beliau|pihaknya|dirinya)\s+(?:juga\s+|pun\s+|turut\s+)*(?:{_REPORT})\b
    | \b(?i:pihaknya|menurutnya)\b
    | ^\W*(?i:bahwa)\b
    """,
    re.VERBOSE,
)
# Whoever says "kami" may say "pihaknya" of somebody else.
_ABOUT_OTHERS = frozenset({"pihaknya", "menurutnya"})
_FIRST_PERSON = re.compile(r"\b(?:kami|saya|kita|aku)\b", re.IGNORECASE)
_MARKS = '“”"'


@rule(
    gettext_lazy(
        "Inside quotation marks stands what was said; “pihaknya” and “ujarnya” are the reporter's words."
    )
)
def reported_speech_quoted(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(article, "quote", "paragraph", "title", "summary"):
        for words in _said(text):
            if reported := _reported(words):
                message = _("“%(words)s” is reported speech, but stands in quotation marks: “%(start)s …”.")
                yield advice(message % {"words": reported, "start": words.strip()[:40]}, at=text)


@rule(gettext_lazy("The page sets the quotation marks itself; typed ones print twice."))
def marks_around_quote(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(article, "quote"):
        inside = text.words[1:-1]
        if text.words[0] in _MARKS and text.words[-1] in _MARKS and inside.strip():
            yield advice(
                _("Leave the quotation marks out of the quote: the page sets them."),
                at=text,
                found=text.words,
                suggestion=inside.strip(),
            )


def _said(text: Text) -> list[str]:
    """The words in quotation marks; a programme's name between them is too short to be speech."""
    if text.kind == "quote":
        return [text.words]
    passages = (text.words[start:end] for start, end in marked_passages(text.words))
    return [words for words in passages if SHORTEST <= len(words) <= LONGEST]


def _reported(words: str) -> str:
    """What in them the speaker did not say; empty if nothing."""
    for match in _REPORTED.finditer(words):
        found = match[0].strip(' ,”"')
        if found.casefold() not in _ABOUT_OTHERS or not _FIRST_PERSON.search(words):
            return found
    return ""
