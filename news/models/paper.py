from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="home")
class PaperSettings(BaseGenericSetting):
    """The paper itself: name, home province, who answers for it (Press Law 40/1999, article 12)."""

    class AICrawlers(models.TextChoices):
        NOTHING = "nothing", _("nothing")
        SEARCH = "search", _("search and answer with a link; not train")
        ALL = "all", _("everything, training too")

    name = models.CharField(_("name of the paper"), max_length=60, default="Kabar Muara")
    motto = models.CharField(_("motto"), max_length=160, blank=True)
    city = models.CharField(_("home city"), max_length=60, blank=True)
    legal_line = models.CharField(
        _("publisher and address"),
        max_length=255,
        blank=True,
        help_text=_("Printed at the foot of every page."),
    )
    person_in_charge = models.CharField(_("person in charge"), max_length=120, blank=True)
    home_province = models.ForeignKey(
        "news.Region",
        verbose_name=_("home province"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        limit_choices_to={"kind": "province"},
        related_name="+",
        help_text=_("Its regencies and cities are the first navigation."),
    )
    shows_read_counts = models.BooleanField(
        _("show readers how often a story was read"),
        default=False,
        help_text=_(
            "Below each story and in the list of the most read. The desk sees the numbers in any case."
        ),
    )
    sends_newsletter = models.BooleanField(
        _("send a newsletter"),
        default=False,
        help_text=_("Readers may ask for the day's stories of a region by e-mail, at /buletin/."),
    )
    posts_paid_texts = models.BooleanField(
        _("post paid texts in the channel"),
        default=False,
        help_text=_("Advertorials too, with their label; news and opinion are posted in any case."),
    )
    ai_crawlers = models.CharField(
        _("what robots of AI may do"),
        max_length=10,
        choices=AICrawlers,
        default=AICrawlers.NOTHING,
        help_text=_(
            "Written into /robots.txt and /llms.txt. Search engines are not meant. It is a request: robots that "
            "heed it say so, others do not."
        ),
    )
    takes_comments = models.BooleanField(
        _("take comments from readers"),
        default=False,
        help_text=_(
            "Under each story, at /komentar/. Somebody of the newsroom reads each one before it appears."
        ),
    )
    comment_report_hours = models.PositiveSmallIntegerField(
        _("hours to decide about a reported comment"),
        default=48,
        validators=[MinValueValidator(1), MaxValueValidator(48)],
        help_text=_("The press council's guideline allows 2×24 hours (3.f)."),
    )
    is_demo = models.BooleanField(
        _("demo content"),
        default=False,
        editable=False,
        help_text=_("Every page says that its content is invented."),
    )

    navigation = models.JSONField(
        default=dict,
        editable=False,
        help_text=_("Regions and sections as links; written by news/navigation.py."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("motto"), FieldPanel("city")], heading=_("The paper")
        ),
        MultiFieldPanel(
            [FieldPanel("legal_line"), FieldPanel("person_in_charge")], heading=_("Who answers for it")
        ),
        FieldPanel("home_province"),
        MultiFieldPanel(
            [FieldPanel("shows_read_counts"), FieldPanel("sends_newsletter")], heading=_("Readers")
        ),
        MultiFieldPanel([FieldPanel("posts_paid_texts")], heading=_("Telegram")),
        MultiFieldPanel([FieldPanel("ai_crawlers")], heading=_("Machines")),
        MultiFieldPanel(
            [FieldPanel("takes_comments"), FieldPanel("comment_report_hours")], heading=_("Comments")
        ),
    ]

    class Meta:
        verbose_name = _("the paper")
