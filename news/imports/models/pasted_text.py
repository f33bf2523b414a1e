import hashlib
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

KEPT_DAYS = 30
"""So long a text waits to become a draft: it may name who nobody is to name."""
_TITLE_WORDS = 10


class PastedTextQuerySet(models.QuerySet):
    def of(self, user: Any) -> Self:
        """What this person pasted; nobody else opens it."""
        return self.filter(owner=user)

    def open(self) -> Self:
        """Not a draft yet."""
        return self.filter(saved_at=None)

    def given_up(self, *, now: datetime | None = None) -> Self:
        """Became no draft in its time, or one that was deleted as long ago."""
        limit = (now or timezone.now()) - timedelta(days=KEPT_DAYS)
        is_left = models.Q(saved_at=None, arrived_at__lt=limit)
        return self.filter(is_left | models.Q(saved_at__lt=limit, article=None))

    def became_drafts_of(self, text: str) -> Self:
        """The same words, whoever pasted them, that are a draft or a story by now; the latest first."""
        return (
            self.filter(digest=digest_of(text), article__isnull=False)
            .select_related("article", "owner")
            .defer("article__body", "article__raw_copy", "article__guesses")
            .order_by("-saved_at")
        )


class PastedText(models.Model):
    """Raw copy that somebody pasted or handed in, with the answers given so far. It becomes one draft.

    A row and not the session: a reporter's session may end between two answers, and the text must still be there.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(_("text as it arrived"))
    digest = models.CharField(max_length=64, db_index=True)
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    arrived_at = models.DateTimeField(_("arrived"), default=timezone.now)
    answers = models.JSONField(default=dict, blank=True)
    restored = models.JSONField(default=list, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    article = models.ForeignKey(
        "news.ArticlePage", null=True, blank=True, on_delete=models.SET_NULL, related_name="pasted_texts"
    )

    objects = PastedTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("pasted text")
        verbose_name_plural = _("pasted texts")
        ordering = ["-arrived_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "digest"],
                condition=models.Q(saved_at=None),
                name="news_imports_pastedtext_open_once",
            )
        ]

    def __str__(self) -> str:
        return Truncator(" ".join(self.text.split())).words(_TITLE_WORDS) or self.file_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The digest is of the words that are stored."""
        if self.text:
            self.digest = digest_of(self.text)
        super().save(*args, **kwargs)

    @property
    def is_saved(self) -> bool:
        """Whether it became a draft, be it deleted since."""
        return self.saved_at is not None


def digest_of(text: str) -> str:
    """Names the words of a text, however they are spaced and capitalised: the same message copied twice."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode(errors="replace")).hexdigest()
