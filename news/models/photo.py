from secrets import token_hex

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from news.clock import today


class Photo(AbstractImage):
    """A picture with what the law and the reader ask of it: credit, rights, who is shown."""

    class Rights(models.TextChoices):
        OWN = "own", _("our own")
        LICENSED = "licensed", _("licensed")
        HANDOUT = "press_handout", _("press handout")
        PUBLIC_DOMAIN = "public_domain", _("public domain or open licence")
        UNKNOWN = "unknown", _("not known yet")

    credit = models.CharField(
        _("credit"),
        max_length=160,
        blank=True,
        help_text=_("Photographer and outlet, as printed under the picture."),
    )
    rights = models.CharField(_("rights"), max_length=20, choices=Rights, default=Rights.UNKNOWN)
    rights_note = models.CharField(_("note on rights"), max_length=255, blank=True)
    rights_expire_on = models.DateField(_("rights end on"), null=True, blank=True)
    people = models.ManyToManyField(
        "news.Person", verbose_name=_("people shown"), blank=True, related_name="photos"
    )

    is_drawn_later = False
    """Whoever saves this object makes its sizes as well."""

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "rights",
        "rights_note",
        "rights_expire_on",
        "people",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        indexes = [
            # Few rights end; the desk asks each minute whether some have.
            models.Index(
                fields=["rights_expire_on"],
                condition=models.Q(rights_expire_on__isnull=False),
                name="news_photo_rights_end",
            )
        ]

    @property
    def is_printable(self) -> bool:
        """Whether readers may get it today: the last day of its rights is still one."""
        return self.rights_expire_on is None or self.rights_expire_on >= today()

    def get_upload_to(self, filename: str) -> str:
        """Sizes are made at upload and have this name: nobody shall guess that of a picture not public yet."""
        return super().get_upload_to(f"{token_hex(4)}-{filename}")


class PhotoRendition(AbstractRendition):
    """One size of a photo, made once and kept."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("photo rendition")
        verbose_name_plural = _("photo renditions")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="news_rendition_unique"
            )
        ]


class SourceDocument(AbstractDocument):
    """A file behind a story: a decree, a court ruling, a budget. Private until a story shows it."""

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
