"""Desks: which stories an editor may answer for, and who is the editor-in-chief.

Where a story belongs is asked of the text that is to be approved *and* of what readers have: a change of section in
the draft takes a public story to another desk only if both desks' editors could have approved it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSet

from news.editorial.audit.chain import name_of
from news.editorial.models import Desk
from news.editorial.refusals import ApproverRefused
from news.models import ArticlePage, PaperSettings, Region

RIGHT = "news_editorial.override_approval"
# Rights are the database's; the other backend only counts wrong passwords.
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def is_chief(user: Any) -> bool:
    """An administrator holds every right, and is one too; two queries at most, kept on ``user``."""
    return user.has_perm(RIGHT)


def chiefs() -> QuerySet:
    """The same as rows, without administrators who were not given the right: for lists and e-mails."""
    return get_user_model().objects.with_perm(RIGHT, include_superusers=False, backend=_BACKEND)


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
    """What limits ``user``; None for those who may answer for every story. At most five queries."""
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

    One query for those who sit at no desk; at most ten.
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
    """Sentences that say why ``user`` may not decide about the story at all."""
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
    """Raise ``ApproverRefused`` for a user who may not decide about the story. Every decision but the override asks."""
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


class DeskForm(WagtailAdminModelForm):
    """Offers the people who may approve at all, and the regions of the paper's own province.

    Who sits at no desk approves everything: taking away somebody's last seat has to be confirmed.
    """

    sets_free = forms.BooleanField(
        label=gettext_lazy("Last seats"),
        help_text=gettext_lazy("Whoever leaves and sits at no other desk may approve for all desks"),
        required=False,
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "members" in self.fields:
            self.fields["members"].queryset = _approvers(self.instance)
        if "regions" in self.fields:
            self.fields["regions"].queryset = _regions(self.instance)
        # Nobody can leave a desk that is new, and who sits at another one is not set free.
        if not self.instance.pk or not seated_here_alone(self.instance):
            self.fields.pop("sets_free", None)

    def clean(self) -> dict[str, Any]:
        """Name whom the change would let approve everything, until that is ticked."""
        cleaned = super().clean()
        if self.instance.pk and "members" in cleaned and not cleaned.get("sets_free"):
            staying = {member.pk for member in cleaned["members"]}
            free = [member for member in seated_here_alone(self.instance) if member.pk not in staying]
            if free:
                self.add_error("sets_free", set_free_sentence(free))
        return cleaned


def seated_here_alone(desk: Desk) -> list[Any]:
    """Those for whom ``desk`` is the only one, but for the editor-in-chief, whom no desk limits; one query."""
    seats = Count("desks", distinct=True)
    members = get_user_model().objects.filter(pk__in=desk.members.values("pk")).exclude(pk__in=chiefs())
    return list(members.annotate(seats=seats).filter(seats=1).order_by("first_name", "username"))


def set_free_sentence(members: list[Any]) -> str:
    """What follows if ``members`` lose their last seat."""
    names = ", ".join(map(name_of, members))
    return _("Without this desk they sit at none, and may approve every story: %(names)s.") % {"names": names}


def _approvers(desk: Desk) -> QuerySet:
    may_publish = Q(groups__page_permissions__permission__codename="publish_page", is_active=True)
    if desk.pk:
        may_publish |= Q(desks=desk)
    return get_user_model().objects.filter(may_publish).distinct().order_by("first_name", "username")


def _regions(desk: Desk) -> QuerySet[Region]:
    province = PaperSettings.load().home_province_id
    if province is None:
        return Region.objects.order_by("code")
    offered = Q(pk=province) | Q(parent=province)
    if desk.pk:
        offered |= Q(pk__in=desk.regions.values("pk"))
    return Region.objects.filter(offered).order_by("code")


class RemoveDesk(DeleteView):
    """Says first who may approve everything afterwards."""

    @property
    def confirmation_message(self) -> str:
        """Wagtail's question, and the consequence."""
        free = seated_here_alone(self.object)
        question = super().confirmation_message
        return f"{question} {set_free_sentence(free)}" if free else question


class DeskSnippets(SnippetViewSet):
    model = Desk
    icon = "group"
    menu_label = gettext_lazy("Desks")
    menu_order = 602
    add_to_settings_menu = True
    copy_view_enabled = False
    delete_view_class = RemoveDesk
    list_display = ["name"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("members", widget=forms.CheckboxSelectMultiple),
            FieldPanel("sets_free"),
            FieldPanel("sections", widget=forms.CheckboxSelectMultiple),
            FieldPanel("regions", widget=forms.CheckboxSelectMultiple),
        ],
        base_form_class=DeskForm,
    )
