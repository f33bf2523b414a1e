"""Whose a picture is, and whether we may print it."""

import re
from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.registry import advice, obstacle, rule
from news.editorial.rules.texts import Text, photos, texts
from news.models import ArticlePage, Photo
from news.publishing import Finding

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
