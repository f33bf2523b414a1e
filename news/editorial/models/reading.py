from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from news.digest import Digests
from news.references import uploads_named

# Wagtail keeps the editors' remarks in the revision; no reader is shown them.
_NOT_SHOWN = frozenset({"wagtail_admin_comments"})


class ReadingQuerySet(models.QuerySet):
    def of_content(self, article, digests: Iterable[str]) -> "ReadingQuerySet":
        """By whichever recipe they were noted."""
        return self.filter(article_id=article.pk, digest__in=list(digests))

    def by(self, user) -> "ReadingQuerySet":
        return self.filter(read_by=user)

    def note(self, article, *, content: dict[str, Any], by) -> "Reading":
        """Record that ``by`` was shown ``content``; once for each content, however often it is opened."""
        kept = {name: value for name, value in content.items() if name not in _NOT_SHOWN}
        digests = Digests(content)
        reading, is_new = self.of_content(article, digests).get_or_create(
            article_id=article.pk, read_by=by, defaults={"digest": digests.newest, "content": kept}
        )
        if is_new:
            ReadUpload.objects.note(uploads_named(article.with_content_json(kept)))
        return reading


class Reading(models.Model):
    """Somebody was shown exactly this content on the reading screen.

    It keeps the content itself, because autosave may overwrite the revision that held it: when the text moves on,
    the reader is shown what changed since. With the approval it is the evidence of what was read.
    """

    article = models.ForeignKey("news.ArticlePage", on_delete=models.CASCADE, related_name="readings")
    digest = models.CharField(_("digest of the content"), max_length=80)
    content = models.JSONField(_("content"))
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("read by"), on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(_("first opened at"), db_default=Now())

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "digest", "read_by"], name="news_editorial_reading_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.digest[:14]} {self.read_by}"

    def as_article(self):
        """The story as it was shown."""
        return self.article.with_content_json(self.content)


class ReadUploadQuerySet(models.QuerySet):
    def of(self, upload: models.Model) -> "ReadUploadQuerySet":
        return self.filter(kind=upload._meta.label_lower, upload_id=upload.pk)

    def note(self, uploads: Iterable[tuple[type[models.Model], int]]) -> None:
        """Each once, whoever reads it again."""
        rows = [
            ReadUpload(kind=model._meta.label_lower, upload_id=pk) for model, pk in sorted(uploads, key=str)
        ]
        self.bulk_create(rows, ignore_conflicts=True)


class ReadUpload(models.Model):
    """A picture or file that somebody was shown on the reading screen: one row, for ever, also when it is gone."""

    kind = models.CharField(max_length=80)
    upload_id = models.PositiveBigIntegerField()

    objects = ReadUploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload that was read")
        verbose_name_plural = _("uploads that were read")
        constraints = [
            models.UniqueConstraint(fields=["kind", "upload_id"], name="news_editorial_readupload_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.upload_id}"
