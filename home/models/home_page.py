from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.snippets.blocks import SnippetChooserBlock

from home.choices import Choices
from home.front import front_context
from home.moments import PREVIEWED, moment_of_preview
from home.zones import OPINIONS, REGION_BLOCKS, SECOND_STORIES
from news.models.base import NewsPage


def _stories(name: str, *, most: int) -> StreamField:
    """An ordered choice of stories: kept with the page, so that reading it costs no query."""
    return StreamField(
        [("story", PageChooserBlock("news.ArticlePage", label=_("Story")))],
        verbose_name=name,
        blank=True,
        max_num=most,
        help_text=_("What is left empty fills itself."),
    )


class HomePage(NewsPage):
    """The front page. The chief fills the zones that matter today; the rest fills itself and repeats no story.

    A choice is a wish, not a promise: a story that is not public, or no longer, leaves its place to the next one.
    """

    lead_story = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("lead story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Leave empty for the newest story with a photo."),
    )
    second_stories = _stories(_("second rank"), most=SECOND_STORIES)
    region_bands = StreamField(
        [("region", SnippetChooserBlock("news.Region", label=_("Region")))],
        verbose_name=_("region bands"),
        blank=True,
        max_num=REGION_BLOCKS,
        help_text=_("These first; a region needs two stories that stand nowhere else on the page."),
    )
    opinions = _stories(_("opinion"), most=OPINIONS)
    topic = models.ForeignKey(
        "news.Topic",
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A band of its newest stories, for as long as it matters."),
    )
    topic_summary = models.CharField(_("why now"), max_length=200, blank=True)
    topic_until = models.DateTimeField(_("until"), null=True, blank=True)
    breaking_text = models.CharField(
        _("breaking news"), max_length=120, blank=True, help_text=_("One sentence, over everything else.")
    )
    breaking_story = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("its story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("If the story is withdrawn, the strip goes with it."),
    )
    breaking_since = models.DateTimeField(_("since"), null=True, blank=True, help_text=_("Empty: now."))
    breaking_until = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("It goes by itself, within a minute.")
    )
    shows_most_read = models.BooleanField(_("show what is read most"), default=True)

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.NewsIndexPage", "home.StandingPage"]
    template = "home/home_page.html"
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("breaking_text"),
                PageChooserPanel("breaking_story", "news.ArticlePage"),
                FieldRowPanel([FieldPanel("breaking_since"), FieldPanel("breaking_until")]),
            ],
            heading=_("Breaking news"),
        ),
        MultiFieldPanel([PageChooserPanel("lead_story", "news.ArticlePage")], heading=_("Lead")),
        FieldPanel("second_stories"),
        MultiFieldPanel(
            [FieldPanel("topic"), FieldPanel("topic_summary"), FieldPanel("topic_until")],
            heading=_("Topic of the day"),
        ),
        FieldPanel("region_bands"),
        FieldPanel("opinions"),
        FieldPanel("shows_most_read"),
    ]
    preview_modes = PREVIEWED

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def clean(self) -> None:
        """A strip says until when it stands; whoever forgets to say since when means now."""
        super().clean()
        if not self.breaking_text:
            return
        self.breaking_since = self.breaking_since or timezone.now()
        if self.breaking_until is None or self.breaking_until <= self.breaking_since:
            raise ValidationError(
                {"breaking_until": _("Say until when the breaking news stands, later than it begins.")}
            )

    def choices_at(self, moment: datetime) -> Choices:
        """What the chief wants on the page at ``moment``; no query."""
        is_topical = self.topic_id and (self.topic_until is None or moment < self.topic_until)
        return Choices(
            lead=self.lead_story_id,
            second=_keys(self.second_stories),
            opinions=_keys(self.opinions),
            regions=_keys(self.region_bands),
            topic=self.topic_id if is_topical else None,
            breaking=self.breaking_story_id if self.is_breaking_at(moment) else None,
        )

    def is_breaking_at(self, moment: datetime) -> bool:
        """Whether the strip stands at ``moment``."""
        since, until = self.breaking_since, self.breaking_until
        return bool(self.breaking_text and since and until and since <= moment < until)

    def get_context(self, request, *args, **kwargs) -> dict:
        """The page as it is now; a preview may ask for a coming moment."""
        moment = moment_of_preview(getattr(request, "preview_mode", None) or "")
        return super().get_context(request, *args, **kwargs) | front_context(self, at=moment)

    def get_view_restrictions(self):
        """Its own and the root's, in one query where Wagtail asks twice; there is one front page, so no alias."""
        paths = [self.path[:length] for length in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(page__path__in=paths)


def _keys(choice) -> list[int]:
    """The ids that were chosen, in order, without fetching what they name."""
    return [entry["value"] for entry in choice.raw_data if isinstance(entry["value"], int)]
