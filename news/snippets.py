"""How the newsroom keeps what stories refer to: sections, regions, authors, people, topics, series.

Choosers find by name and alias; people and topics can be made on the spot by their name.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet, SnippetViewSetGroup

from news.models import Author, Person, Region, Section, Series, Topic
from news.models.series import MOST_PARTS

MOST_PINS = 12


def _is_in_navigation(section: Section) -> str:
    return gettext("Yes") if section.is_in_navigation else gettext("No")


class _Standing:
    """Offers nobody who was merged into somebody else."""

    def get_object_list(self) -> QuerySet:
        return super().get_object_list().standing()


class ChoosePerson(_Standing, ChooseView):
    """The chooser's window."""


class ChoosePersonResults(_Standing, ChooseResultsView):
    """The part of it that a search draws anew."""


class PersonChooser(SnippetChooserViewSet):
    choose_view_class = ChoosePerson
    choose_results_view_class = ChoosePersonResults
    # Only the name, which whoever approves the story reads; everything else is on the person's public page at once.
    form_fields = ["name"]
    creation_tab_label = _("New person")
    create_action_label = _("Add and choose")


class TopicChooser(SnippetChooserViewSet):
    form_fields = ["name"]
    creation_tab_label = _("New topic")
    create_action_label = _("Add and choose")


class PeopleList(IndexView):
    """Those that stand for themselves; offers to add somebody to those who may."""

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().standing()

    def get_add_url(self) -> str | None:
        return super().get_add_url() if self.user_has_permission("change") else None


class AddPerson(CreateView):
    """The whole record of a person is for those who may change it: reporters make people in the chooser."""

    permission_required = "change"


class PersonSnippets(SnippetViewSet):
    model = Person
    icon = "user"
    index_view_class = PeopleList
    add_view_class = AddPerson
    copy_view_enabled = False
    list_display = [
        "name",
        Column("known_as", label=_("Aliases")),
        DateColumn("created_at", label=_("Made at"), sort_key="created_at"),
    ]
    chooser_viewset_class = PersonChooser
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("honorific")]),
        InlinePanel("aliases", heading=_("Aliases"), label=_("alias")),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("portrait"), FieldPanel("sex")]),
        InlinePanel(
            "positions",
            heading=_("Offices"),
            label=_("office"),
            panels=[
                FieldRowPanel([FieldPanel("title"), FieldPanel("institution")]),
                FieldPanel("region"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            ],
        ),
        FieldPanel("slug"),
    ]


class AuthorSnippets(SnippetViewSet):
    model = Author
    icon = "edit"
    list_display = ["name", "initials", "job_title"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("initials")]),
        FieldPanel("job_title"),
        FieldPanel("bio"),
        FieldPanel("portrait"),
        FieldPanel("user"),
        FieldPanel("slug"),
    ]


class RegionSnippets(SnippetViewSet):
    model = Region
    icon = "site"
    list_display = ["full_name", "short_name", "code", "zone"]
    list_filter = ["kind", "zone"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("code")]),
        InlinePanel("aliases", heading=_("Aliases"), label=_("alias")),
        FieldRowPanel([FieldPanel("parent"), FieldPanel("zone")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("slug"),
    ]


class SectionSnippets(SnippetViewSet):
    model = Section
    icon = "folder-open-inverse"
    list_display = [
        "name",
        "sort_order",
        Column("navigation", label=_("Shown in the navigation"), accessor=_is_in_navigation),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        MultiFieldPanel(
            [FieldPanel("sort_order"), FieldPanel("is_in_navigation"), FieldPanel("is_opinion")],
            heading=_("Place"),
        ),
        FieldPanel("slug"),
    ]


class TopicSnippets(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name"]
    chooser_viewset_class = TopicChooser
    panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldPanel("intro"),
        FieldPanel("lead_photo"),
        MultipleChooserPanel(
            "pins",
            chooser_field_name="article",
            heading=_("Pinned stories"),
            label=_("story"),
            panels=[FieldPanel("article"), FieldPanel("until")],
            help_text=_("They stand first, in this order; all others follow by themselves, newest first."),
            max_num=MOST_PINS,
        ),
        FieldPanel("slug"),
    ]


class SeriesSnippets(SnippetViewSet):
    """Here and not in a story's editor: approving is of what a story says, and its series is none of that."""

    model = Series
    icon = "list-ol"
    list_display = ["name"]
    panels = [
        FieldPanel("name"),
        FieldPanel("intro"),
        FieldPanel("lead_photo"),
        MultipleChooserPanel(
            "parts",
            chooser_field_name="article",
            heading=_("Parts"),
            label=pgettext_lazy("of a series", "part"),
            panels=[FieldPanel("article")],
            help_text=_(
                "In the order in which they are read. Readers see and count only those that are public."
            ),
            max_num=MOST_PARTS,
        ),
        FieldPanel("slug"),
    ]


class ReferenceGroup(SnippetViewSetGroup):
    """One menu item for all that stories refer to."""

    menu_label = _("People & places")
    menu_icon = "group"
    menu_order = 250
    items = (PersonSnippets, RegionSnippets, AuthorSnippets, SectionSnippets, TopicSnippets, SeriesSnippets)
