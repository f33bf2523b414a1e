from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.search import index

from news.slugs import SelfSlugged


class Person(index.Indexed, SelfSlugged, ClusterableModel):
    """Somebody written about or quoted (*tokoh*): not an author, not a user."""

    class Sex(models.TextChoices):
        """As somebody says of themselves, or as their office is known; never guessed from a name."""

        WOMAN = "woman", _("Woman")
        MAN = "man", _("Man")

    name = models.CharField(_("name"), max_length=160, help_text=_("Without titles or degrees."))
    slug = models.SlugField(_("slug"), max_length=160, unique=True, blank=True)
    honorific = models.CharField(_("titles and degrees"), max_length=80, blank=True)
    description = models.TextField(_("who this is"), blank=True)
    sex = models.CharField(
        _("sex, where stated"),
        max_length=10,
        choices=Sex,
        blank=True,
        help_text=_(
            "For counting who gets quoted; readers are not shown it. Leave empty what nobody stated."
        ),
    )
    portrait = models.ForeignKey(
        "news.Photo",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("known_as"),
        index.AutocompleteField("known_as"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.slug])

    def known_as(self) -> str:
        """Aliases in one line, for choosers and search; queries them."""
        return " ".join(self.aliases.values_list("name", flat=True))


class PersonAlias(models.Model):
    """Another spelling or a nickname of a person."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("alias"), max_length=160)

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="news_personalias_once_a_person")
        ]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """An office a person holds or held, with its dates, so that a quote can show who spoke *then*."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="positions")
    title = models.CharField(_("office"), max_length=160)
    institution = models.CharField(_("institution"), max_length=160, blank=True)
    region = models.ForeignKey(
        "news.Region",
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    starts_on = models.DateField(_("since"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="news_position_ends_after_it_starts",
                violation_error_message=_("The office ends before it starts."),
            )
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, [self.title, self.institution]))
