"""Desks in the admin: which editors approve what. The editor-in-chief arranges them (``groups/rights.py``)."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSet

from news.editorial.audit.chain import name_of
from news.editorial.groups.chiefs import chiefs
from news.editorial.models import Desk
from news.models import PaperSettings, Region


class DeskForm(WagtailAdminModelForm):
    """Offers the people who may approve at all, and the regions of the paper's own province.

    Who sits at no desk approves everything: whoever takes somebody's last seat away says so first.
    """

    sets_free = forms.BooleanField(
        label=_("Last seats"),
        help_text=_("Whoever leaves and sits at no other desk may approve for all desks"),
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
    return gettext("Without this desk they sit at none, and may approve every story: %(names)s.") % {
        "names": names
    }


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
    menu_label = _("Desks")
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
