"""The editor of a story, in the order a reporter works: the text first, then what the gate asks for."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    PublishingPanel,
)

STORY_PANELS = [
    FieldPanel(
        "title",
        heading=_("Headline"),
        help_text=_("Says the news in one line: who did what. About 60 to 90 characters."),
    ),
    FieldPanel(
        "body", help_text=_("One block a paragraph. What somebody said word for word is a quote block.")
    ),
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

SETTINGS_PANELS = [PublishingPanel(), FieldPanel("embargo_until")]
