"""Rules of the press council: the other side, verification, paid text; each message names its rule."""

import re
from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.registry import advice, obstacle, rule
from news.editorial.rules.texts import texts
from news.models import ArticlePage, Author
from news.publishing import Finding

_RELEASE_SIGNS = frozenset(
    {"rls", "rilis", "release", "hms", "humas", "prokopim", "adpim", "diskominfo", "kominfo", "mc"}
)
_PAID_SIGNS = frozenset({"adv", "advertorial", "advetorial", "pariwara", "iklan"})
# Also somebody's initials, or a word of a sentence: these ask.
_PAID_PERHAPS = frozenset({"ads", "sponsored"})
_SIGN = re.compile(r"[^\W\d_]+")
_IN_BRACKETS = re.compile(r"\(([^()]{2,40})\)\.?$")
_LONGEST_CLOSING = 50
_PAID_MARK = re.compile(
    r"^\W*[\[(]?\s?(?:(?:adv|advertorial|pariwara)\s?(?:[\])\-:|/–—]|$)|iklan\s?[:|\]])", re.IGNORECASE
)


@rule(
    gettext_lazy(
        "A story that can harm somebody is verified in the same story: the other side was asked, or readers are told "
        "that verification goes on (press council guideline, point 2)."
    )
)
def other_side_not_asked(article: ArticlePage) -> Iterator[Finding]:
    if not article.may_harm:
        return
    asked = list(article.asked_parties.all())
    if not asked and not article.is_unverified:
        yield obstacle(
            _(
                "Press council, point 2: note who was asked on the other side, when and how, or mark the story as "
                "still being verified."
            ),
            at="asked_parties",
        )
    for party in asked:
        if not any(letter.isalpha() for letter in party.answer):
            message = _(
                "Press council, point 2: “%(party)s” has not answered. Does the story say that they were asked?"
            )
            yield advice(message % {"party": party.name}, at="asked_parties", subject=str(party.asked_at))


@rule(
    gettext_lazy(
        "Whoever says “still being verified” goes on verifying: somebody, until a day "
        "(press council guideline, point 2)."
    )
)
def verification_without_owner(article: ArticlePage) -> Iterator[Finding]:
    if not article.is_unverified:
        return
    if not article.verification_by_id:
        yield obstacle(_("Press council, point 2: say who goes on verifying."), at="verification_by")
    if not article.verification_due_on:
        yield obstacle(
            _("Press council, point 2: say by when it will be verified."), at="verification_due_on"
        )
    elif article.verification_due_on < timezone.localdate():
        message = _("Press council, point 2: verification was due on %(day)s. What came of it?")
        yield advice(message % {"day": date_format(article.verification_due_on)}, at="verification_due_on")


@rule(
    gettext_lazy(
        "Paid text says so to the reader (press council guideline, point 6): by its label, not by initials."
    )
)
def paid_text_unlabelled(article: ArticlePage) -> Iterator[Finding]:
    """One query if the initials may be somebody's own."""
    if article.label == ArticlePage.Label.ADVERTORIAL:
        return
    signs = _signs(article)
    is_marked = any(_PAID_MARK.match(text.words) for text in texts(article, "title", "kicker"))
    if sure := signs & _PAID_SIGNS or ({"adv"} if is_marked else set()):
        message = _(
            "Press council, point 6: “%(sign)s” marks paid text. Set the kind of text to advertorial."
        )
        yield obstacle(message % {"sign": min(sure)}, at="label")
    elif perhaps := (signs & _PAID_PERHAPS) and (signs & _PAID_PERHAPS) - _initials_of_authors(article):
        message = _("Press council, point 6: does “%(sign)s” mark paid text? Then it is an advertorial.")
        yield advice(message % {"sign": min(perhaps)}, at="label")


@rule(
    gettext_lazy(
        "What an office sent is a press release, and readers are told so; news was asked for and checked."
    )
)
def release_unlabelled(article: ArticlePage) -> Iterator[Finding]:
    if article.label != ArticlePage.Label.NEWS:
        return
    if signs := _signs(article) & _RELEASE_SIGNS:
        message = _("“%(sign)s” marks a press release. Is the kind of text right?")
        yield advice(message % {"sign": min(signs)}, at="label")
    elif article.sponsor:
        message = _("“%(sponsor)s” paid for or released this text, but it is labelled as news.")
        yield advice(message % {"sponsor": article.sponsor}, at="label")


def _signs(article: ArticlePage) -> set[str]:
    """The initials at the end of the copy: in their field, or in brackets after the last words.

    "(ADS)" closes a sentence about the Asosiasi Dinas Sosial; initials are written small, or with a slash.
    """
    signs = [article.initials]
    for text in texts(article, "paragraph")[-1:]:
        match = _IN_BRACKETS.search(text.words[-_LONGEST_CLOSING:])
        if match and (match[1].islower() or "/" in match[1]):
            signs.append(match[1])
    return {sign.casefold() for words in signs for sign in _SIGN.findall(words)}


def _initials_of_authors(article: ArticlePage) -> set[str]:
    authors = Author.objects.filter(pk__in=[entry.author_id for entry in article.byline_entries.all()])
    return {initials.casefold() for initials in authors.values_list("initials", flat=True)}
