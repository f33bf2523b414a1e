from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from news.sealing import SealedTextField

LONGEST_NAME = 40


class Reader(models.Model):
    """Somebody who may write comments: an e-mail address that answered, and a name of their own choice.

    No user of the newsroom, and never one: nothing here opens the admin. The address is sealed, and found by its hash.
    """

    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    email = SealedTextField()
    email_hash = models.CharField(max_length=64, unique=True)
    sealed_with = models.CharField(max_length=16)
    joined_at = models.DateTimeField(default=timezone.now)
    signed_in_at = models.DateTimeField(default=timezone.now)
    terms_version = models.CharField(_("version of the terms"), max_length=8)
    terms_accepted_at = models.DateTimeField(_("terms accepted at"))

    class Meta:
        verbose_name = _("reader")
        verbose_name_plural = _("readers")
        default_permissions = ()

    def __str__(self) -> str:
        return self.mark

    @property
    def mark(self) -> str:
        """What moderators call them: the same person again, and nobody they could write to."""
        return f"P-{salted_hmac('news.comments.reader', str(self.pk), algorithm='sha256').hexdigest()[:6].upper()}"


class ReaderSession(models.Model):
    """A browser in which a reader is signed in. The cookie holds the secret, the row its hash: ending is deleting."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="sessions")
    secret_hash = models.CharField(max_length=64, unique=True)
    ends_at = models.DateTimeField()

    class Meta:
        verbose_name = _("session of a reader")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class SignInLink(models.Model):
    """A link that was mailed and not used yet; gone with its first use, or when its time is over."""

    token_hash = models.CharField(max_length=64, unique=True)
    email = SealedTextField()
    email_hash = models.CharField(max_length=64, db_index=True)
    article = models.ForeignKey(
        "news.ArticlePage",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("To go back to."),
    )
    ends_at = models.DateTimeField()

    class Meta:
        verbose_name = _("link to sign in")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
