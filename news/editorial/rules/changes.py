"""A public text that becomes another says so to its readers."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.digest import Digests
from news.editorial.models import PublishedVersion
from news.editorial.repairs.rules import repair_of
from news.editorial.rules.registry import obstacle, rule
from news.models import ArticlePage, PublishedArticle
from news.publishing import Finding


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
