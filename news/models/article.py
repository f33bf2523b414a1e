from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager, PageViewRestriction
from wagtail.search import index

from news import low_data, panels
from news.forms.article import ArticleForm
from news.headline import has_headline
from news.models.base import NewsPage
from news.models.correction import Correction
from news.models.paper import PaperSettings
from news.models.person import Person
from news.models.projection import PublishedArticle
from news.models.region import Region
from news.models.retraction import Retraction
from news.permissions import StoryPermissionTester
from news.presentation import low_data_context, notice_address, story_context
from news.querysets import ArticleQuerySet
from news.references import indexed_once, look_up
from news.signals import article_stored
from news.stories.blocks.story import StoryBlock
from news.tombstone import tombstone_context


class ArticlePage(NewsPage):
    """A story: what readers read, what editors approve, what the ledger quotes.

    Every field may be empty in a draft; submitting asks for what is missing (``news/checks.py``).
    It goes live only by an approval of its content (``news.editorial.gate``).
    """

    class Label(models.TextChoices):
        NEWS = "news", _("News")
        OPINION = "opinion", _("Opinion")
        PRESS_RELEASE = "press_release", _("Press release")
        ADVERTORIAL = "advertorial", _("Advertorial")

    kicker = models.CharField(
        _("kicker"),
        max_length=60,
        blank=True,
        help_text=_("Two or three words over the headline; leave empty for the region."),
    )
    summary = models.TextField(
        _("summary"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences that tell the news. Not the first paragraph again."),
    )
    section = models.ForeignKey(
        "news.Section",
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    region = models.ForeignKey(
        "news.Region",
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        help_text=_("Where it happened. A regency's news also stands under its province."),
    )
    further_regions = ParentalManyToManyField(
        "news.Region", verbose_name=_("further regions"), blank=True, related_name="further_articles"
    )
    label = models.CharField(
        _("kind of text"),
        max_length=20,
        choices=Label,
        default=Label.NEWS,
        help_text=_("Press releases and paid texts are marked to the reader."),
    )
    sponsor = models.CharField(
        _("paid by, or released by"),
        max_length=160,
        blank=True,
        help_text=_("For an advertorial or a press release."),
    )
    source = models.CharField(
        _("source or agency"),
        max_length=120,
        blank=True,
        help_text=_("If the text came from elsewhere: Antara."),
    )
    dateline_place = models.CharField(
        _("dateline: place"),
        max_length=80,
        blank=True,
        help_text=_("Where the reporting was done. Printed before the first word."),
    )
    dateline_on = models.DateField(
        _("dateline: day"), null=True, blank=True, help_text=_("The day it happened.")
    )
    topics = ParentalManyToManyField(
        "news.Topic", verbose_name=_("topics"), blank=True, related_name="articles"
    )
    lead_photo = models.ForeignKey(
        "news.Photo",
        verbose_name=_("lead photo"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    lead_photo_caption = models.CharField(_("caption"), max_length=400, blank=True)
    lead_photo_alt = models.CharField(
        _("what the picture shows"),
        max_length=250,
        blank=True,
        help_text=_("For readers who cannot see it: who does what where."),
    )
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("A promise to a source: nobody reads it before this time."),
    )
    initials = models.CharField(
        _("closing initials"),
        max_length=60,
        blank=True,
        help_text=_("As printed at the end of the copy: “ara”."),
    )
    body = StreamField(StoryBlock(), verbose_name=_("story"), blank=True)
    is_about_child = models.BooleanField(
        _("about a child"),
        default=False,
        help_text=_(
            "Somebody under 18 is offender, victim or witness: no name, face, initials or exact place."
        ),
    )
    is_about_sexual_violence = models.BooleanField(
        _("about a victim of sexual violence"),
        default=False,
        help_text=_("The same protection as for a child."),
    )
    may_harm = models.BooleanField(
        _("can harm somebody"),
        default=False,
        help_text=_("Somebody is accused or put in a bad light: the other side must have been asked."),
    )
    is_unverified = models.BooleanField(
        _("still being verified"),
        default=False,
        help_text=_("Readers are told so at the end of the story, in the press council's form."),
    )
    verification_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who goes on verifying"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    verification_due_on = models.DateField(_("verified by"), null=True, blank=True)
    change_note = models.TextField(
        _("note on the change"),
        max_length=400,
        blank=True,
        help_text=_("For a story that is public already: what changes and why, as readers will see it."),
    )
    raw_copy = models.TextField(_("text as it arrived"), blank=True, editable=False)
    guesses = models.JSONField(
        _("guesses to confirm"),
        default=list,
        blank=True,
        editable=False,
        help_text=_("What the structurer assumed: block or field, what, value, why, confidence 0–1."),
    )
    published_at = models.DateTimeField(
        _("first published at"), null=True, editable=False, help_text=_("Set once; orders all listings.")
    )
    changed_at = models.DateTimeField(
        _("text last changed at"),
        null=True,
        editable=False,
        help_text=_("When readers last got another text."),
    )

    lost_references: Sequence[str] = ()
    """Fields that lost what they named since this version was saved; none for a story from its own row."""

    is_arriving = False
    """Being written with many others (``news/arriving.py``): nobody can have corrected it yet."""

    correction_to_preview: Correction | None = None
    """One that readers do not have yet: drawn above the story for whoever decides about it."""

    objects = PageManager.from_queryset(ArticleQuerySet)()

    template = "news/article_page.html"
    parent_page_types = ["news.NewsIndexPage", "news.MonthPage"]
    subpage_types: list[str] = []
    base_form_class = ArticleForm
    content_panels = panels.STORY_PANELS
    promote_panels = panels.ADDRESS_PANELS
    settings_panels = panels.SETTINGS_PANELS
    exclude_fields_in_copy = [
        *NewsPage.exclude_fields_in_copy,
        "published_at",
        "changed_at",
        "first_published_at",
        "last_published_at",
    ]
    search_fields = [*NewsPage.search_fields, index.SearchField("summary"), index.FilterField("label")]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        # The board asks for what appeared today.
        indexes = [models.Index(fields=["published_at"], name="news_article_published")]

    @transaction.atomic
    def save(self, *args, **kwargs) -> None:
        """Nothing is born live: Wagtail's model default would publish a story before anybody approved it.

        Raises ``PermissionDenied`` for an alias: a story has one address, and a mirror would stand twice in lists.
        """
        fields = kwargs.get("update_fields")
        if self.alias_of_id:
            raise PermissionDenied(_("A story has one address; copy it, or link to it with “Read also”."))
        if self._state.adding:
            self.live, self.live_revision = False, None
        elif not self.live and "live_revision" in (fields or ()):
            # Wagtail's copy of a public story, asked to stay public: a draft that never was.
            self.live_revision = self.first_published_at = self.last_published_at = None
        with indexed_once(self):
            super().save(*args, **kwargs)
        article_stored.send(
            sender=type(self), article=self, update_fields=None if fields is None else frozenset(fields)
        )

    def with_content_json(self, content: dict) -> "ArticlePage":
        """Facts of the page, not of a revision, survive an old revision."""
        page = super().with_content_json(content)
        page.published_at, page.changed_at = self.published_at, self.changed_at
        page.live_revision_id = self.live_revision_id
        return page

    @classmethod
    def from_serializable_data(cls, data: dict, check_fks: bool = True, strict_fks: bool = False):
        """What a version names is looked up once, here, and may be gone by now (``lost_references``).

        The library's own look-ups (``check_fks``) would end in an exception for what may not be deleted.
        """
        named = look_up(data, model=cls)
        article = super().from_serializable_data(named.kept, check_fks=False)
        named.hand_to(article)
        return article

    def get_admin_display_title(self) -> str:
        """The newest headline, for the newsroom; a draft may have none yet."""
        title = super().get_admin_display_title()
        return title if has_headline(title) else str(_("(no headline yet)"))

    def get_context(self, request, *args, **kwargs) -> dict[str, Any]:
        """The stored rendering for readers; a fresh one for previews of any revision."""
        context = super().get_context(request, *args, **kwargs)
        stored = None if getattr(request, "is_preview", False) else self.load_published()
        if stored is not None and low_data.is_asked_for(request):
            return context | low_data_context(self, published=stored)
        return context | story_context(self, published=stored)

    def get_template(self, request, *args, **kwargs) -> str:
        """The page with all its pictures, or the one that saves data."""
        is_low = low_data.is_asked_for(request) and self.load_published() is not None
        return low_data.TEMPLATE if is_low else super().get_template(request, *args, **kwargs)

    def serve(self, request, *args, **kwargs):
        """The story, or the notice in its place while a retraction is in force.

        An address made of a headline that would do harm leads to one that says nothing.
        """
        retraction = self.load_retraction()
        if retraction is None:
            return low_data.finished(super().serve(request, *args, **kwargs))
        if retraction.hides_headline:
            return redirect(notice_address(retraction))
        context = tombstone_context(retraction, paper=PaperSettings.load())
        return TemplateResponse(request, "news/tombstone.html", context)

    def load_retraction(self) -> Retraction | None:
        """The retraction in force; no query for a story found with its projected row: such a one is not retracted."""
        if self._state.fields_cache.get("published") is not None:
            return None
        return Retraction.objects.in_force().with_story().filter(article_id=self.pk).first()

    def load_published(self) -> PublishedArticle | None:
        """The row that serving reads; no query if the story was found ``at_address``."""
        try:
            return self.published
        except PublishedArticle.DoesNotExist:
            return None

    def forget_published(self) -> None:
        """The row is gone: this instance, which may have been public, shall not go on taking it for there."""
        self._state.fields_cache.pop("published", None)

    def get_view_restrictions(self):
        """No query for a story found with its projected row: a restricted story has none (``signal_handlers.py``)."""
        if self._state.fields_cache.get("published") is not None:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def permissions_for_user(self, user) -> StoryPermissionTester:
        """Wagtail's rights, with what stories are exempt from."""
        return StoryPermissionTester(user, self)

    def load_regions(self) -> list[Region]:
        """Where it happened, the main region first; one query for each kind."""
        return [*([self.region] if self.region_id else []), *self.further_regions.all()]

    def load_speakers(self) -> list[Person]:
        """Who is quoted, each once, in the order in which they speak; one query for the whole body."""
        speakers = (block.value.get("speaker") for block in self.quotes)
        return list(dict.fromkeys(filter(None, speakers)))

    @property
    def is_paid(self) -> bool:
        """Paid text is no news: it is marked, and left out of the listings of news."""
        return self.label == self.Label.ADVERTORIAL

    @property
    def quotes(self) -> list:
        """The quote blocks of the body, in order; no query."""
        return [block for block in self.body if block.block.is_speech]


class BylineEntry(Orderable):
    """One name in a byline, in print order."""

    class Role(models.TextChoices):
        WRITER = "writer", _("written by")
        PHOTOGRAPHER = "photographer", _("photographs by")
        EDITOR = "editor", _("edited by")

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="byline_entries")
    author = models.ForeignKey(
        "news.Author", verbose_name=_("author"), on_delete=models.PROTECT, related_name="byline_entries"
    )
    role = models.CharField(_("part"), max_length=14, choices=Role, default=Role.WRITER)

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        # Only the editor numbers the names; made in code, they stand in the order in which they were added.
        ordering = ["sort_order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["article", "author", "role"], name="news_bylineentry_once_a_role")
        ]

    def __str__(self) -> str:
        return str(self.author)


class AskedParty(Orderable):
    """Somebody whom a story may harm, and whether they were asked (press council guideline, point 2)."""

    class Way(models.TextChoices):
        MEETING = "meeting", _("in person")
        PHONE = "phone", _("by phone")
        MESSAGE = "message", _("by message")
        LETTER = "letter", _("by letter or e-mail")

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="asked_parties")
    name = models.CharField(_("who was asked"), max_length=160)
    asked_at = models.DateTimeField(_("when"))
    way = models.CharField(_("how"), max_length=10, choices=Way, default=Way.PHONE)
    answer = models.TextField(
        _("answer"), max_length=1000, blank=True, help_text=_("Leave empty as long as there is none.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("party asked")
        verbose_name_plural = _("parties asked")
        ordering = ["sort_order", "id"]

    def __str__(self) -> str:
        return self.name
