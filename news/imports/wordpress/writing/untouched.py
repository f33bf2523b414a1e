"""Which stories of an import are just as it left them: asked for many at once, and in doubt answered with no."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import batched

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignObjectRel, Model, Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex, Revision, WorkflowState

from news.comments.models import ReaderComment
from news.digest import Digests
from news.editorial.models import Approval
from news.imports.models import ImportedItem
from news.models import ArticlePage
from news.quotes.models import Quote

AT_ONCE = 250
OLD_COMMENT = Q(reader=None) & ~Q(signature="")
"""One that an import brought: nobody's of this site."""
_NOBODYS_WORK = frozenset(
    {
        # What the import wrote itself; where a person may have added to it, it is asked below.
        "news.ArticlePage_further_regions",
        "news.ArticlePage_topics",
        "news.AskedParty",
        "news.BylineEntry",
        "news.PublishedArticle",
        "news_comments.ReaderComment",
        "news_comments.Thread",
        "news_editorial.Approval",
        "news_editorial.AuditEntry",
        "news_editorial.Contribution",
        "news_editorial.DeskCard",
        "news_editorial.PublishedVersion",
        "news_imports.ImportedItem",
        "news_quotes.Quote",
        "wagtailcore.PageLogEntry",
        "wagtailredirects.Redirect",
        # Traces of reading.
        "news_editorial.Reading",
        "news_readership.DailyReads",
        "news_readership.HourlyReads",
        "wagtailcore.PageSubscription",
        # Found by a program.
        "news_imports.Duplicate",
    }
)


def hanging_on(model: type[Model]) -> Iterator[ForeignObjectRel]:
    """Every relation to a page's row or its parent's."""
    for field in model._meta.get_fields(include_hidden=True):
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one):
            yield field


def untouched(items: Sequence[ImportedItem]) -> set[int]:
    """The stories with no newer text, no decision and nothing that stands on them; some statements for all.

    A relation that is not listed above keeps its story, so that whoever adds one has to think of it.
    """
    by_story = {item.article_id: item for item in items}
    touched = set()
    for relation in hanging_on(ArticlePage):
        if relation.related_model._meta.label not in _NOBODYS_WORK:
            touched |= _named_by(relation.related_model, relation.field.name, by_story)
    touched |= _named_by(Redirect, "redirect_page", by_story, Q(automatically_created=False))
    touched |= _named_by(Approval, "article", by_story, ~Q(kind=Approval.Kind.IMPORTED))
    touched |= _named_by(Quote, "article", by_story, ~(Q(promise=None) & Q(confirmed_at=None)))
    touched |= _named_by(ReaderComment, "article", by_story, ~OLD_COMMENT)
    touched |= _at_the_desk(by_story)
    opened = _named_by(Approval, "article", by_story, Q())
    pages = Page.objects.filter(pk__in=by_story)
    for pk, live, locked, children in pages.values_list("pk", "live", "locked", "numchild"):
        # Withdrawn, or published without a decision of this newsroom; or nobody is to touch it.
        if children or locked or live != (pk in opened):
            touched.add(pk)
    return _as_written(by_story) - touched


def _named_by(model: type[Model], name: str, among: Collection[int], such: Q | None = None) -> set[int]:
    found = model._base_manager.filter(such or Q(), **{f"{name}__in": list(among)})
    return set(found.order_by().values_list(f"{name}_id", flat=True))


def _at_the_desk(among: Collection[int]) -> set[int]:
    submitted = WorkflowState.objects.filter(base_content_type=_pages(), object_id__in=map(str, among))
    return {int(pk) for pk in submitted.values_list("object_id", flat=True)}


def _as_written(by_story: dict[int, ImportedItem]) -> set[int]:
    """Those whose newest version is the one that an import wrote, and still says the same."""
    found = Revision.objects.filter(base_content_type=_pages(), object_id__in=map(str, by_story))
    newest = {int(revision.object_id): revision for revision in found.order_by("created_at", "pk")}
    return {
        pk
        for pk, revision in newest.items()
        if revision.pk == by_story[pk].written_revision and _says(revision, by_story[pk].written_digest)
    }


def _says(revision: Revision, digest: str) -> bool:
    if digest in Digests(revision.content):
        return True
    # A revision may store a value otherwise than the page says it: asked of the page, which takes longer.
    return digest in Digests.of(revision.as_object())


def unneeded(candidates: set[int]) -> set[int]:
    """Those that nothing else names: what names them is among them, and goes as well."""
    naming: dict[int, set[int]] = defaultdict(set)
    for some in batched(sorted(candidates), AT_ONCE):
        references = ReferenceIndex.objects.filter(to_content_type=_pages(), to_object_id__in=map(str, some))
        for kind, pk, named in references.values_list("base_content_type", "object_id", "to_object_id"):
            # Whatever is no page stays.
            naming[int(named)].add(int(pk) if kind == _pages().pk else 0)
    going = set(candidates)
    while held := {pk for pk in going if not naming.get(pk, set()) <= going}:
        going -= held
    return going


def _pages() -> ContentType:
    return ContentType.objects.get_for_model(Page)
