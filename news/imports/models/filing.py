"""What reporters file from their phones, from the first piece of a photo until the draft is made."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

UNFINISHED_DAYS = 7
"""So long a photo waits on the server for the rest of itself, or for its story."""


class FilingQuerySet(models.QuerySet):
    def unfinished(self) -> "FilingQuerySet":
        """Pieces of photos have come, the story has not."""
        return self.filter(received_at=None)

    def given_up(self, *, now: datetime | None = None) -> "FilingQuerySet":
        """Unfinished, and nothing was heard of it for days."""
        return self.unfinished().filter(
            touched_at__lt=(now or timezone.now()) - timedelta(days=UNFINISHED_DAYS)
        )


class Filing(models.Model):
    """One story from a phone, under the number that the phone gave it: however often it is sent, it is one draft.

    The number is unique among what one reporter filed: nobody can take or guess another's.
    """

    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="filings")
    number = models.UUIDField(_("number"), help_text=_("Made by the phone."))
    touched_at = models.DateTimeField(_("last heard of"), default=timezone.now)
    received_at = models.DateTimeField(_("received at"), null=True)
    report = models.JSONField(
        _("what was sent"), default=dict, help_text=_("Its fingerprint; the words are in the draft alone.")
    )
    article = models.ForeignKey(
        "news.ArticlePage", null=True, on_delete=models.SET_NULL, related_name="filings"
    )

    objects = FilingQuerySet.as_manager()

    class Meta:
        verbose_name = _("story filed from a phone")
        verbose_name_plural = _("stories filed from phones")
        constraints = [
            models.UniqueConstraint(fields=["reporter", "number"], name="news_imports_filing_once")
        ]
        indexes = [
            # Of all that was ever filed few are unfinished.
            models.Index(
                fields=["touched_at"],
                condition=models.Q(received_at=None),
                name="news_imports_filing_unfinished",
            )
        ]

    def __str__(self) -> str:
        return str(self.number)


class FiledPhoto(models.Model):
    """A photo on its way, in pieces; whole and stripped once the last piece has come."""

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="photos")
    number = models.UUIDField(_("number"), help_text=_("Made by the phone."))
    size_bytes = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    received_bytes = models.PositiveIntegerField(_("received"), default=0)
    is_whole = models.BooleanField(_("whole"), default=False)

    class Meta:
        verbose_name = _("photo on its way")
        verbose_name_plural = _("photos on their way")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["filing", "number"], name="news_imports_filedphoto_once"),
            models.CheckConstraint(
                condition=models.Q(received_bytes__lte=models.F("size_bytes")),
                name="news_imports_filedphoto_no_more_than_announced",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def is_unchecked(self) -> bool:
        """All of it is here, and nobody has looked at it yet."""
        return not self.is_whole and self.received_bytes == self.size_bytes


class FiledPiece(models.Model):
    """Bytes of a photo from ``starts_at`` on; a whole photo is one piece, written anew from its pixels.

    In the database rather than on a disk: the next piece may reach another machine, and what is given up goes with its
    row.
    """

    photo = models.ForeignKey(FiledPhoto, on_delete=models.CASCADE, related_name="pieces")
    starts_at = models.PositiveIntegerField(_("begins at byte"))
    data = models.BinaryField()

    class Meta:
        verbose_name = _("piece of a photo")
        verbose_name_plural = _("pieces of photos")
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["photo", "starts_at"], name="news_imports_filedpiece_once")
        ]

    def __str__(self) -> str:
        return f"{self.photo_id}: {self.starts_at}"
