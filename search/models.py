from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchDocument(models.Model):
    """A public story as the search sees it: the text that snippets are cut from and the facets that are counted.

    Its tokens are in the index beside (``search/index/``), which the database's own kind decides. Nothing here is a
    source: publishing writes it, ``rebuild_published`` makes it again.
    """

    published = models.OneToOneField(
        "news.PublishedArticle",
        on_delete=models.CASCADE,
        primary_key=True,
        db_column="article_id",
        related_name="search_document",
    )
    key = models.BigIntegerField(unique=True, help_text=_("Publication key: orders and pages results."))
    recipe = models.PositiveSmallIntegerField(help_text=_("Which normaliser made the tokens."))
    # Read for a thousand hits at a time: it stands before the long text, which SQLite then need not fetch.
    facets = models.TextField(help_text=_("Facet tokens, divided by blanks."))
    title = models.TextField()
    text = models.TextField(help_text=_("Summary and body as plain text."))

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")

    def __str__(self) -> str:
        return self.title
