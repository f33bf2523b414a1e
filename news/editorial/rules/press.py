"""Rules of the press council: the other side, verification, paid text, pictures, and a note on each change."""

import re
from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.digest import Digests
from news.editorial.models import PublishedVersion
from news.editorial.repairs.rules import repair_of
from news.editorial.rules.registry import advice, obstacle, rule
from news.editorial.rules.texts import Text, photos, texts
from news.models import ArticlePage, Author, Photo, PublishedArticle
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


# "Foto: ist", "(dok. istimewa)": somebody else's picture with nobody's name.
_OF_NOBODY = re.compile(
    r"\b(?:foto|dok|dokumentasi|sumber(?: foto)?) ?[.:/(]+ ?\(?(?:ist|istimewa|net|internet|google)\b"
    r"|\bfoto (?:ist|istimewa)\b",
    re.IGNORECASE,
)
_ONLY_NOBODY = re.compile(
    r"\W*(?:foto\W*)?(?:dok\w*\W*)?(?:ist|istimewa|net|internet|google)\W*", re.IGNORECASE
)


@rule(gettext_lazy("Whoever took the picture is named under it (press council guideline, point 7)."))
def photo_without_credit(article: ArticlePage) -> Iterator[Finding]:
    for shown in photos(article):
        if not shown.photo.credit.strip():
            yield obstacle(_("“%(photo)s” has no credit.") % {"photo": shown.photo.title}, at=shown.caption)


@rule(
    gettext_lazy("A picture whose rights nobody knows is somebody else's (press council guideline, point 7).")
)
def photo_without_rights(article: ArticlePage) -> Iterator[Finding]:
    today = timezone.localdate()
    for shown in photos(article):
        ends_on = shown.photo.rights_expire_on
        if shown.photo.rights == Photo.Rights.UNKNOWN:
            message = _("“%(photo)s”: nobody has said yet whose rights these are.")
            yield obstacle(message % {"photo": shown.photo.title}, at=shown.caption)
        elif ends_on and ends_on < today and not article.live:
            message = _("“%(photo)s” may no longer be printed: the rights ended on %(day)s.")
            yield obstacle(
                message % {"photo": shown.photo.title, "day": date_format(ends_on)}, at=shown.caption
            )


@rule(gettext_lazy("“Ist” names nobody. Ask who took the picture and whether we may print it."))
def photo_of_nobody(article: ArticlePage) -> Iterator[Finding]:
    for shown in photos(article):
        if _ONLY_NOBODY.fullmatch(shown.photo.credit):
            yield advice(
                _("The credit of “%(photo)s” is “%(credit)s”. Name who took it.")
                % {"photo": shown.photo.title, "credit": shown.photo.credit},
                at=shown.caption,
                subject=shown.subject,
            )
    for text in texts(article, "lead_photo_caption", "caption", "paragraph"):
        if match := _OF_NOBODY.search(text.words):
            yield _nobody(match[0], at=text)


def _nobody(words: str, *, at: Text) -> Finding:
    return advice(_("“%(words)s” names nobody. Say who took the picture.") % {"words": words}, at=at)


@rule(
    gettext_lazy(
        "Readers of a public story are told what changed and why; the note stands in its change log."
    )
)
def change_note_missing(article: ArticlePage) -> Iterator[Finding]:
    """Two queries for a public story, some more if its note is missing, none for any other story."""
    if not article.published_at or not article.pk:
        return
    public = (
        PublishedArticle.objects.filter(pk=article.pk).values_list("digest", "article__change_note").first()
    )
    if public is None or not _is_another_text(article, digest=public[0], note=public[1]):
        return
    is_told = article.change_note.strip() and article.change_note != _last_note(article, default=public[1])
    if not is_told and not _is_small_repair(article):
        yield obstacle(
            _("The story is public: say in a note what changes and why, as readers will see it."),
            at="change_note",
        )


def _is_another_text(article: ArticlePage, *, digest: str, note: str) -> bool:
    """Whether readers would get other words, the note aside."""
    return digest not in Digests(article.serializable_data() | {"change_note": note})


def _is_small_repair(article: ArticlePage) -> bool:
    """A mended typo needs no note; readers see in the change log what it was."""
    public = ArticlePage.objects.live().filter(pk=article.pk).first()
    return public is not None and repair_of(public, article).is_small


def _last_note(article: ArticlePage, *, default: str) -> str:
    """The note that readers have seen already."""
    notes = PublishedVersion.objects.filter(article_id=article.pk).order_by("-number")
    return notes.values_list("note", flat=True).first() or default
