from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

_YEAR_HOURS = 24 * 366


def _hours(label: str, *, default: int) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(
        label, default=default, validators=[MinValueValidator(1), MaxValueValidator(_YEAR_HOURS)]
    )


@register_setting(icon="time")
class DeskSettings(BaseGenericSetting):
    """The house rules of the desk: clocks and limits. Rules of the house, not of the law (``docs/guides/edit.md``)."""

    reply_hours = _hours(_("right of reply: hours to answer"), default=48)
    correction_hours = _hours(_("right of correction: hours to answer"), default=48)
    identity_days = models.PositiveIntegerField(
        _("days after which a complainant's identity is removed"),
        default=180,
        validators=[MinValueValidator(1), MaxValueValidator(3660)],
    )
    waiting_amber_minutes = models.PositiveIntegerField(_("waiting: amber after minutes"), default=60)
    waiting_red_minutes = models.PositiveIntegerField(_("waiting: red after minutes"), default=120)
    repair_words = models.PositiveIntegerField(
        _("small repair: words at most"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )
    share_hours = _hours(_("shared draft: hours a link lasts"), default=72)

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("reply_hours"), FieldPanel("correction_hours")]),
                FieldPanel("identity_days"),
            ],
            heading=_("Complaints"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("waiting_amber_minutes"), FieldPanel("waiting_red_minutes")]),
                FieldPanel("repair_words"),
                FieldPanel("share_hours"),
            ],
            heading=_("Desk"),
        ),
    ]

    class Meta:
        verbose_name = _("the desk's rules")
