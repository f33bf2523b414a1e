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

STORY_PANELS = [
    StartingPointsPanel(heading=_("Is the text there already?")),
    GuessesPanel(heading=_("Guesses to confirm")),
    FieldPanel(
        "title",
        heading=_("Headline"),
        required_on_save=False,
        help_text=_("Says the news in one line: who did what. About 60 to 90 characters."),
    ),
    FieldPanel(
        "body", help_text=_("One block a paragraph. What somebody said word for word is a quote block.")
    ),
    ReadAlsoPanel(heading=_("“Read also”: proposals")),
    FieldPanel("summary"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("section"), FieldPanel("region")]),
            FieldPanel("further_regions"),
            FieldRowPanel([FieldPanel("dateline_place"), FieldPanel("dateline_on")]),
            FieldPanel("topics"),
        ],
        heading=_("Where the reader finds it"),
    ),
    MultipleChooserPanel(
        "byline_entries",
        chooser_field_name="author",
        heading=_("Byline"),
        label=_("name"),
        panels=[FieldRowPanel([FieldPanel("author"), FieldPanel("role")])],
        help_text=_("Who is credited, in print order. Nobody in the byline can approve the story."),
    ),
    MultiFieldPanel(
        [FieldPanel("lead_photo"), FieldPanel("lead_photo_alt"), FieldPanel("lead_photo_caption")],
        heading=_("Lead photo"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("label"),
            FieldPanel("sponsor"),
            FieldRowPanel([FieldPanel("source"), FieldPanel("initials")]),
            FieldPanel("kicker"),
        ],
        heading=_("Label and origin"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("is_about_child"), FieldPanel("is_about_sexual_violence")]),
            FieldPanel("may_harm"),
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
            FieldPanel("is_unverified"),
            FieldRowPanel([FieldPanel("verification_by"), FieldPanel("verification_due_on")]),
        ],
        heading=_("People to protect, and the other side"),
    ),
    ChangeNotePanel("change_note"),
]

ADDRESS_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel(
                "slug",
                help_text=_(
                    "The last part of the address. After first publication a change leaves a redirect."
                ),
            ),
            FieldPanel("seo_title"),
            FieldPanel("search_description"),
        ],
        heading=_("For search engines"),
    ),
]

# Remarks at words of the text are part of the form, though nothing of them stands in it (``reading/side.py``).
SETTINGS_PANELS = [PublishingPanel(), FieldPanel("embargo_until"), CommentPanel()]
