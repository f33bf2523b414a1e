"""The editor of a story, in the order a reporter works: the text first, then what the gate asks for."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    Panel,
    PublishingPanel,
)

from news.guesses import CERTAIN, unsure_guesses
from news.proposals import Proposal, propose
from news.stories.fields import rows_of


class GuessesPanel(Panel):
    """What the structurer assumed when a raw text became this draft, each with its reason and the way to it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/guesses.html"

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.unsure)

        @cached_property
        def unsure(self) -> list[dict[str, Any]]:
            """Those that nobody has confirmed or corrected yet, least sure first."""
            return unsure_guesses(self.instance, below=CERTAIN)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            rows = [guess | {"is_field": guess["block"] in FIELDS_OF_GUESSES} for guess in self.unsure]
            return super().get_context_data(parent_context) | {"guesses": rows}


class StartingPointsPanel(Panel):
    """Other ways to begin than with an empty page; gone once the story is saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/starting_points.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.pk is None


class ReadAlsoPanel(Panel):
    """Stories that this one could lead on to, from the draft as it was saved last; a click puts one into the text."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/read_also.html"

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.proposals)

        @cached_property
        def proposals(self) -> list[Proposal]:
            """Two queries; none for a story that is not saved yet."""
            return propose(self.instance) if self.instance.pk else []

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {"proposals": self.proposals}


class ChangeNotePanel(FieldPanel):
    """Asked for once readers know the story: what changes, and why."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.published_at is not None


# A guess names a field of the story or a block of its body.
FIELDS_OF_GUESSES = frozenset(
    {
        "title",
        "summary",
        "dateline_place",
        "dateline_on",
        "region",
        "topics",
        "byline_entries",
        "initials",
        "source",
    }
)

# Where the editor says more of a field than its model does.
_SAID_HERE = {
    "title": {
        "heading": _("Headline"),
        "required_on_save": False,
        "help_text": _("Says the news in one line: who did what. About 60 to 90 characters."),
    },
    "body": {"help_text": _("One block a paragraph. What somebody said word for word is a quote block.")},
    "slug": {
        "help_text": _("The last part of the address. After first publication a change leaves a redirect.")
    },
}
_MADE_BY = {"change_note": ChangeNotePanel}


def fields_in(panel: str) -> list[Panel]:
    """The fields that ``news/stories/fields.py`` puts there, those of one row beside each other."""
    rows = ([_field(field.name) for field in row] for row in rows_of(panel))
    return [row[0] if len(row) == 1 else FieldRowPanel(row) for row in rows]


def _field(name: str) -> FieldPanel:
    return _MADE_BY.get(name, FieldPanel)(name, **_SAID_HERE.get(name, {}))


STORY_PANELS = [
    StartingPointsPanel(heading=_("Is the text there already?")),
    GuessesPanel(heading=_("Guesses to confirm")),
    *fields_in("headline"),
    *fields_in("body"),
    ReadAlsoPanel(heading=_("“Read also”: proposals")),
    *fields_in("summary"),
    MultiFieldPanel(fields_in("place"), heading=_("Where the reader finds it")),
    MultipleChooserPanel(
        "byline_entries",
        chooser_field_name="author",
        heading=_("Byline"),
        label=_("name"),
        panels=[FieldRowPanel([FieldPanel("author"), FieldPanel("role")])],
        help_text=_("Who is credited, in print order. Nobody in the byline can approve the story."),
    ),
    MultiFieldPanel(fields_in("lead_photo"), heading=_("Lead photo")),
    MultiFieldPanel(fields_in("origin"), heading=_("Label and origin")),
    MultiFieldPanel(
        [
            *fields_in("protection"),
            InlinePanel(
                "asked_parties",
                heading=_("The other side"),
                label=_("party asked"),
                panels=[
                    FieldRowPanel([FieldPanel("name"), FieldPanel("asked_at"), FieldPanel("way")]),
                    FieldPanel("answer"),
                ],
                help_text=_("Who was asked, when, how, and what they answered. Never shown to readers."),
            ),
            *fields_in("verification"),
        ],
        heading=_("People to protect, and the other side"),
    ),
    *fields_in("change_note"),
]

ADDRESS_PANELS = [MultiFieldPanel(fields_in("address"), heading=_("For search engines"))]

# Remarks at words of the text are part of the form, though nothing of them stands in it (``reading/side.py``).
SETTINGS_PANELS = [PublishingPanel(), *fields_in("settings"), CommentPanel()]
