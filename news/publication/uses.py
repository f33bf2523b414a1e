"""Where readers see a photo, a person or another story, and what is drawn again when one of these changes."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from wagtail.models import Page, ReferenceIndex

from news.models import ArticlePage, Author, ListingRow, Person, PublishedArticle, Retraction
from news.withheld import without_withheld


def is_shown(thing: Model) -> bool:
    """Whether a page that everybody may read names a photo, a file or somebody now."""
    shown = Page.objects.live().public().filter(pk__in=pages_naming(thing))
    return shown.exclude(pk__in=Retraction.objects.in_force().values("article_id")).exists()


def is_public_person(person: Person) -> bool:
    """Whether anybody may read who somebody is: a public story quotes or names them, and nothing is left to confirm."""
    if not without_withheld(Person.objects.filter(pk=person.pk)).exists():
        return False
    return ListingRow.objects.of(ListingRow.Kind.PERSON, person.pk).exists() or is_shown(person)


def stories_showing(thing: Model) -> list[int]:
    """The public stories that show a photo or somebody's portrait, by number.

    A photo is also shown as the portrait of whoever a story quotes, or of its columnist: who that is may have another
    one. No other author's portrait stands with a story.
    """
    public = PublishedArticle.objects.filter(pk__in=pages_naming(thing))
    if isinstance(thing, Author):
        public = public.filter(article__label=ArticlePage.Label.OPINION)
    return list(public.order_by("pk").values_list("pk", flat=True))


def stories_linking_to(article_ids: Sequence[int]) -> list[int]:
    """The public stories whose text leads to one of these, by number; one query."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Page),
        to_object_id__in=[str(pk) for pk in article_ids],
    )
    naming = _referring(Page, references)
    if not naming:
        return []
    return list(PublishedArticle.objects.filter(pk__in=naming).order_by("pk").values_list("pk", flat=True))


def pages_naming(thing: Model) -> set[int]:
    """The ids of pages that name a thing in their rows, or somebody portrayed by it; a draft's row counts."""
    references = ReferenceIndex.get_references_to(thing)
    page_ids = _referring(Page, references)
    people = _referring(Person, references) | ({thing.pk} if isinstance(thing, Person) else set())
    # A text goes on naming whoever was merged into somebody: it shows the other's face.
    for portrayed in (
        Person.objects.filter(Q(pk__in=people) | Q(merged_into__in=people)),
        Author.objects.filter(pk__in=_referring(Author, references)),
    ):
        page_ids |= _referring(Page, ReferenceIndex.get_references_to_in_bulk(portrayed))
    return page_ids


def stories_naming(person: Person) -> set[int]:
    """The ids of public stories whose text or row names just this record of somebody."""
    naming = _referring(Page, ReferenceIndex.get_references_to(person))
    naming |= set(
        ListingRow.objects.of(ListingRow.Kind.PERSON, person.pk).values_list("published", flat=True)
    )
    return set(PublishedArticle.objects.filter(pk__in=naming).values_list("pk", flat=True))


def _referring(model: type[Model], references: QuerySet[ReferenceIndex]) -> set[int]:
    """The ids of those rows of a model that refer to something."""
    found = references.filter(base_content_type=ContentType.objects.get_for_model(model))
    return {int(pk) for pk in found.values_list("object_id", flat=True)}
