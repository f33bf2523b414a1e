from django.db import models
from django.utils.translation import gettext_lazy as _

from news.models.append_only import AppendOnly
from news.querysets import AppendOnlyQuerySet


class PublishedVersionQuerySet(AppendOnlyQuerySet):
    def newest_for(self, article) -> "PublishedVersion | None":
        """What readers have, or had until the story was taken down; without its content."""
        return self.filter(article_id=article.pk).defer("content").order_by("-number").first()


class PublishedVersion(AppendOnly):
    """A content that readers were shown: one row for each time the public text became another.

    The source of a story's public change log and of its evidence package.
    """

    article = models.ForeignKey("news.ArticlePage", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    digest = models.CharField(max_length=80)
    content = models.JSONField(help_text=_("The content, without editors' remarks, as a revision stores it."))
    approval = models.ForeignKey(
        "news_editorial.Approval", null=True, on_delete=models.PROTECT, related_name="versions"
    )
    note = models.TextField(_("note on the change"), blank=True)
    changed_by = models.JSONField(
        default=list, help_text=_("Names of those who changed the text, as printed.")
    )
    approved_by = models.CharField(max_length=160, blank=True)
    published_at = models.DateTimeField()
    newest_contribution = models.PositiveBigIntegerField(
        default=0, help_text=_("The last contribution that this text holds: later ones are not public.")
    )
    masthead = models.JSONField(
        default=dict, help_text=_("Who was in charge that day: paper, person in charge, publisher.")
    )

    objects = PublishedVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="news_editorial_version_number")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} v{self.number}"

    def as_article(self):
        """The story as it was public."""
        return self.article.with_content_json(self.content)
