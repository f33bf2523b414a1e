"""Which stories an editor may answer for: those of the desks where they sit (``models.Desk``).

Where a story belongs is asked of the text that is to be approved *and* of what readers have: a change of section in
the draft takes a public story to another desk only if both desks' editors could have approved it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Q, QuerySet
from django.utils.translation import gettext as _

from news.editorial.groups.chiefs import chiefs, is_chief
from news.editorial.models import Desk
from news.editorial.refusals import ApproverRefused
from news.models import ArticlePage, Region


@dataclass(frozen=True, slots=True)
class Territory:
    """What an editor's desks cover, by ids."""

    names: tuple[str, ...]
    sections: frozenset[int]
    regions: frozenset[int]

    def holds(self, *, section_id: int | None, region_ids: Iterable[int]) -> bool:
        """Whether a story of this section and these regions (with what they lie in) belongs here."""
        return section_id in self.sections or not self.regions.isdisjoint(region_ids)


def territory_of(user: Any) -> Territory | None:
    """What limits ``user``; None for whoever may answer for every story. At most five queries."""
    desks = list(Desk.objects.filter(members=user.pk).prefetch_related("sections", "regions"))
    if not desks or is_chief(user):
        return None
    return Territory(
        names=tuple(desk.name for desk in desks),
        sections=frozenset(section.pk for desk in desks for section in desk.sections.all()),
        regions=frozenset(region.pk for desk in desks for region in desk.regions.all()),
    )


def covers(user: Any, article: ArticlePage) -> bool:
    """Whether the story is one of ``user``'s desks: as it stands in ``article``, and as readers have it.

    One query for whoever sits at no desk; at most ten.
    """
    return _is_held(territory_of(user), article)


def objection(user: Any, article: ArticlePage) -> str:
    """The sentence that names the rule, where it stands in the way; empty otherwise."""
    territory = territory_of(user)
    if _is_held(territory, article):
        return ""
    names = ", ".join(territory.names)
    return _("You approve for the desk %(desks)s; this story is of none of its sections or regions.") % {
        "desks": names
    }


def rights_objections(article: ArticlePage, user: Any) -> list[str]:
    """Sentences that say why ``user`` may not decide about the story at all, whoever wrote it."""
    found = []
    if not article.permissions_for_user(user).can_publish():
        found.append(_("Your account may not approve stories."))
    if other_desk := objection(user, article):
        found.append(other_desk)
    return found


def may_answer(user: Any, article: ArticlePage) -> bool:
    """Whether ``user`` may decide about the story at all: publish, return, repair, correct."""
    return not rights_objections(article, user)


def require_rights(article: ArticlePage, *, by: Any) -> None:
    """Raise ``ApproverRefused`` for whoever may not decide about the story. Every decision but the override asks."""
    if found := rights_objections(article, by):
        raise ApproverRefused(found)


def stories_of(user: Any, stories: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
    """Those of ``stories`` that belong to ``user``'s desks by their newest or their public text, and their own.

    For lists, so it asks nothing by itself. It says what concerns somebody; what they may decide, ``covers`` says.
    """
    if user.is_superuser:
        return stories
    here = ArticlePage.objects.filter(_here(Q(desk__members=user.pk)))
    is_limited = Exists(Desk.objects.filter(members=user.pk)) & ~Exists(chiefs().filter(pk=user.pk))
    return stories.filter(~is_limited | Q(owner=user.pk) | Q(pk__in=here.values("pk")))


def _here(of_desk: Q) -> Q:
    """In the sections or regions of some desks; a province stands for all that lies in it."""
    sections = Desk.sections.through.objects.filter(of_desk).values("section_id")
    regions = Desk.regions.through.objects.filter(of_desk).values("region_id")
    found = Q(section__in=sections) | Q(desk_card__section__in=sections)
    for name in ("region", "desk_card__region", "further_regions"):
        found |= Q(**{f"{name}__in": regions}) | Q(**{f"{name}__parent__in": regions})
    return found


def _is_held(territory: Territory | None, article: ArticlePage) -> bool:
    if territory is None:
        return True
    newest = [*([article.region_id] if article.region_id else [])]
    newest += [region.pk for region in article.further_regions.all()]
    if not territory.holds(section_id=article.section_id, region_ids=_with_what_they_lie_in(newest)):
        return False
    public = ArticlePage.objects.filter(pk=article.pk, published_at__isnull=False)
    facts = list(public.values_list("section_id", "region_id", "further_regions"))
    if not facts:
        return True
    regions = {pk for _section, region, further in facts for pk in (region, further) if pk}
    return territory.holds(section_id=facts[0][0], region_ids=_with_what_they_lie_in(regions))


def _with_what_they_lie_in(region_ids: Iterable[int]) -> set[int]:
    """A regency is its province's too; one query."""
    ids = set(region_ids)
    if not ids:
        return ids
    parents = Region.objects.filter(pk__in=ids, parent__isnull=False).values_list("parent_id", flat=True)
    return ids | set(parents)
