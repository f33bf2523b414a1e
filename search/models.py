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


class KnownWord(models.Model):
    """A word that some story has or had, under how it is spelled when mistakes are left out of account.

    In how many stories it stands is asked of the index, so that a withdrawn story's words are suggested to nobody.
    """

    word = models.CharField(max_length=40, primary_key=True)
    spelling = models.CharField(max_length=40, db_index=True)

    class Meta:
        verbose_name = _("known word")
        verbose_name_plural = _("known words")

    def __str__(self) -> str:
        return self.word


class Abbreviation(models.Model):
    """What the paper's readers shorten, beside the usual abbreviations of ``search/data/abbreviations.csv``.

    A search for either finds the other. Names of regions and people have aliases of their own.
    """

    short = models.CharField(
        _("short"), max_length=60, help_text=_("As people type it: DPRD, bansos, walikota.")
    )
    long = models.CharField(_("in full"), max_length=160, help_text=_("Or another word for the same."))

    class Meta:
        verbose_name = _("abbreviation")
        verbose_name_plural = _("abbreviations")
        ordering = ["short"]
        constraints = [
            models.UniqueConstraint(fields=["short", "long"], name="search_abbreviation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.short} = {self.long}"
