from collections.abc import Iterable
from copy import copy

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.search import index

from news.slugs import SelfSlugged


class PersonQuerySet(models.QuerySet):
    def standing(self) -> "PersonQuerySet":
        """Those that stand for themselves: choosers, lists and imports offer nobody who was merged."""
        return self.filter(merged_into=None)


class Person(index.Indexed, SelfSlugged, ClusterableModel):
    """Somebody written about or quoted (*tokoh*): not an author, not a user.

    Two records of one human being are merged, never rewritten: stories go on naming the one they were approved with,
    and whoever reads them meets the other (``in_their_place``, decision 0036).
    """

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
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = PersonQuerySet.as_manager()

    stored_as: int | None = None
    """The number under which a text names somebody else, in whose place this one was read."""

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("known_as"),
        index.AutocompleteField("known_as"),
        index.FilterField("merged_into"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
                name="news_person_is_not_merged_into_itself",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.slug])

    @classmethod
    def in_their_place(cls, people: Iterable["Person | None"]) -> list["Person | None"]:
        """Whoever each was merged into, and knows as whom it was stored; one query, none if nobody was merged."""
        named = list(people)
        ids = {person.merged_into_id for person in named if person and person.merged_into_id}
        kept = cls.objects.in_bulk(ids) if ids else {}
        return [
            kept[person.merged_into_id].in_place_of(person) if person and person.merged_into_id else person
            for person in named
        ]

    def in_place_of(self, merged: "Person") -> "Person":
        """This person as read where a text names ``merged``."""
        found = copy(self)
        found.stored_as = merged.pk
        return found

    @property
    def stored_pk(self) -> int:
        """What a text that names this person holds: writing it back changes nothing."""
        return self.stored_as or self.pk

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
