from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.search import index


class Region(index.Indexed, ClusterableModel):
    """A province, regency or city (*wilayah*); a regency's news is also its province's.

    ``code`` is the official one of the Ministry of Home Affairs ("64", "64.02"). Regions are created and split by law,
    so each has its dates.
    """

    class Kind(models.TextChoices):
        PROVINCE = "province", _("province")
        REGENCY = "regency", _("regency")
        CITY = "city", _("city")

    class Zone(models.TextChoices):
        WESTERN = "WIB", "WIB"
        CENTRAL = "WITA", "WITA"
        EASTERN = "WIT", "WIT"

    code = models.CharField(_("official code"), max_length=13, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    short_name = models.CharField(
        _("short name"), max_length=60, blank=True, help_text=_("As people say it: PPU, Kukar, Kutim.")
    )
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    zone = models.CharField(_("time zone"), max_length=4, choices=Zone, default=Zone.CENTRAL)
    starts_on = models.DateField(_("exists since"), null=True, blank=True)
    ends_on = models.DateField(_("existed until"), null=True, blank=True)

    search_fields = [
        index.SearchField("full_name"),
        index.AutocompleteField("full_name"),
        index.SearchField("known_as"),
        index.AutocompleteField("known_as"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="province", parent=None) | ~models.Q(kind="province"),
                name="news_region_province_has_no_parent",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        return reverse("region", args=[self.slug])

    @property
    def full_name(self) -> str:
        """The name with its kind, as the law writes it: "Kabupaten Berau", "Kota Bontang", "Kalimantan Timur"."""
        if self.kind == self.Kind.REGENCY:
            return gettext("%(name)s Regency") % {"name": self.name}
        if self.kind == self.Kind.CITY:
            return gettext("%(name)s City") % {"name": self.name}
        return self.name

    # What lists in the admin call it.
    full_name.fget.short_description = _("name")

    @property
    def label(self) -> str:
        """The shortest name a local reader uses."""
        return self.short_name or self.name

    def known_as(self) -> str:
        """All other names, for choosers and search; queries the aliases."""
        return " ".join([self.short_name, *self.aliases.values_list("name", flat=True)])

    def ancestors(self) -> list["Region"]:
        """The regions this one lies in, nearest first; one query a level unless ``parent`` was selected."""
        found, region = [], self
        while region.parent_id:
            region = region.parent
            found.append(region)
        return found


class RegionAlias(models.Model):
    """Another name for a region: an abbreviation, a nickname, an old spelling."""

    region = ParentalKey(Region, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("alias"), max_length=120)

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["region", "name"], name="news_regionalias_once_a_region")
        ]

    def __str__(self) -> str:
        return self.name
