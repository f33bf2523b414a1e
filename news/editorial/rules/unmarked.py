"""Protection hangs on a mark in the form; whoever forgets it is asked."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.protection import is_protected
from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import PRINTED, texts
from news.models import ArticlePage
from news.publishing import Finding

_SEXUAL = re.compile(
    r"\b(?:(?:di|men)cabuli|pencabulan|persetubuhan|(?:di|men)yetubuhi|disetubuhi|pemerkosaan|(?:di|mem)perkosa|memerkosa"
    r"|(?:di)?rudapaksa|pelecehan\sseksual|kekerasan\sseksual|dilecehkan\ssecara\sseksual)\b",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?i:(?:anak|remaja)\s(?:di\s)?bawah\sumur|perundungan|dirundung|anak\syang\sberkonflik\sdengan\shukum)\b"
    r"|\b(?i:korban|pelaku|tersangka|terduga|saksi)\b[^.!?\n]{0,60}?"
    r"(?:\((?:1[0-7]|[1-9])(?:\s(?:tahun|thn|th))?\)|\b(?i:berusia|berumur|usia)\s(?:1[0-7]|[1-9])\stahun)"
)
_CRIME = (
    r"korupsi|suap|gratifikasi|pungli|pungutan\sliar|penipuan|penggelapan|penganiayaan|pembunuhan|pencurian|pemerasan"
    r"|penyelewengan|penyalahgunaan|pencucian\suang|pemalsuan|mark\s?up|menipu|menggelapkan|menganiaya|membunuh|mencuri"
    r"|memeras|menyelewengkan|menerima\ssuap|memalsukan|melecehkan|memukul"
)
_HARM = re.compile(
    rf"\b(?:tersangka|terdakwa|terduga\spelaku|(?:di)?duga(?:an)?\s(?:\w+\s){{0,2}}(?:{_CRIME})|dilaporkan\ske\s(?:polisi|pol\w+))\b",
    re.IGNORECASE,
)


@rule(
    gettext_lazy(
        "A story about a child or a victim of sexual violence is marked as such: only then the gate looks for names, "
        "places and faces (code of ethics, article 5)."
    )
)
def protection_not_marked(article: ArticlePage) -> Iterator[Finding]:
    if is_protected(article):
        return
    marks = {"is_about_sexual_violence": _SEXUAL, "is_about_child": _CHILD}
    for field, pattern in marks.items():
        if words := _first(pattern, article):
            message = _(
                "“%(words)s”: is this about a child or a victim of sexual violence? Then mark it, and the gate looks "
                "for what leads to them."
            )
            yield advice(message % {"words": words}, at=field)


@rule(
    gettext_lazy(
        "A story that can harm somebody is marked as such: then it says who was asked on the other side (press council "
        "guideline, point 2)."
    )
)
def harm_not_marked(article: ArticlePage) -> Iterator[Finding]:
    if not article.may_harm and (words := _first(_HARM, article)):
        message = _(
            "“%(words)s”: can this story harm somebody? Then mark it, and note who was asked on the other side."
        )
        yield advice(message % {"words": words}, at="may_harm")


def _first(pattern: re.Pattern[str], article: ArticlePage) -> str:
    """The first words that ask for the mark, as they stand there; empty if none do."""
    matches = (pattern.search(text.words) for text in texts(article, *PRINTED))
    return next((match[0] for match in matches if match), "")
