from hashlib import sha256

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

LONGEST_KEY = 300
FILE_KEY = "file:"
_FILES = ("photo: ", "lead photo: ", "document: ")
"""How lines of what was left out begin that name a picture or a document; they stand before all others."""


def item_key(guid: str, *, post_id: int) -> str:
    """By what a thing of the old site is known again: its guid, or its number where the file gives none."""
    key = guid.replace("\x00", "").strip() or f"#{post_id}"
    return _fitted(key)


def file_key(address: str) -> str:
    """By what a picture or a document is known again: its address, in the one way to write it."""
    return f"{FILE_KEY}{_fitted(address)}"


def _fitted(key: str) -> str:
    return key if len(key) <= LONGEST_KEY else f"sha256:{sha256(key.encode()).hexdigest()}"


class ImportedItemQuerySet(models.QuerySet):
    def of_site(self, site_url: str) -> "ImportedItemQuerySet":
        """All that ever came from an old site, by whichever import."""
        return self.filter(site_url=site_url)

    def with_fate(self, fate: str) -> "ImportedItemQuerySet":
        return self.filter(fate=fate)

    def of_kind(self, kind: str) -> "ImportedItemQuerySet":
        """Posts, pages, attachments …, as the old site called them."""
        return self.filter(kind=kind)

    def files(self) -> "ImportedItemQuerySet":
        """Files that stories show, whether they came or not; an attachment of the export is another thing."""
        return self.of_kind("attachment").filter(key__startswith=FILE_KEY)

    def lacking_files(self) -> "ImportedItemQuerySet":
        """Stories with fewer pictures or documents than the old site showed."""
        photo, lead_photo, document = (Q(dropped__0__startswith=beginning) for beginning in _FILES)
        return self.exclude(article=None).filter(photo | lead_photo | document)

    def with_troubles(self) -> "ImportedItemQuerySet":
        """Somebody should look at them, or they are not here at all."""
        return self.filter(Q(trouble_count__gt=0) | Q(fate=ImportedItem.Fate.FAILED))

    def counted(self) -> dict[str, dict[str, int]]:
        """How many of each kind had each fate; one query."""
        rows = self.order_by().values_list("kind", "fate").annotate(count=Count("pk"))
        found: dict[str, dict[str, int]] = {}
        for kind, fate, count in rows:
            found.setdefault(kind, {})[fate] = count
        return found

    def in_file_order(self) -> "ImportedItemQuerySet":
        return self.order_by("pk")


class ImportedItem(models.Model):
    """One thing of an old site and what became of it: the reason why a second run doubles nothing."""

    class Fate(models.TextChoices):
        PUBLISHED = "published", _("public story")
        DRAFT = "draft", _("draft")
        MEDIA = "media", _("photo or file")
        NOTED = "noted", _("noted; its file was not asked for")
        UPDATED = "updated", _("written again: it changed at the old site, or its pictures came")
        KEPT = "kept", _("changed here; ours stays")
        SKIPPED = "skipped", _("left out")
        FAILED = "failed", _("failed")

    PRESENT = (Fate.PUBLISHED, Fate.DRAFT, Fate.MEDIA, Fate.UPDATED, Fate.KEPT)
    """Something of ours came of it."""

    archive = models.ForeignKey(
        "news_imports.ArchiveImport",
        verbose_name=_("import"),
        on_delete=models.CASCADE,
        related_name="items",
        help_text=_("The one that brought it first."),
    )
    site_url = models.CharField(max_length=255)
    key = models.CharField(_("guid"), max_length=LONGEST_KEY + 20)
    post_id = models.BigIntegerField(_("number at the old site"))
    kind = models.CharField(_("kind"), max_length=40)
    status = models.CharField(_("status at the old site"), max_length=40, blank=True)
    fate = models.CharField(_("what became of it"), max_length=10, choices=Fate)
    why = models.CharField(
        _("why"), max_length=40, blank=True, help_text=_("A short word: trash, private, planned …")
    )
    title = models.CharField(_("title"), max_length=255, blank=True)
    old_address = models.CharField(_("old address"), max_length=500, blank=True)
    line = models.PositiveBigIntegerField(_("line in the file"), default=0)
    source_digest = models.CharField(
        max_length=64, help_text=_("Of the item as the file had it: another one means that it changed there.")
    )
    written_digest = models.CharField(
        max_length=80,
        blank=True,
        help_text=_("Of the story as it was written: another one was changed here."),
    )
    written_revision = models.BigIntegerField(
        null=True, help_text=_("The story's version that an import wrote last: a newer one is somebody's.")
    )
    article = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="imported_items",
    )
    photo = models.ForeignKey(
        "news.Photo",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="imported_items",
    )
    document = models.ForeignKey(
        "news.SourceDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="imported_items",
    )
    troubles = models.JSONField(
        _("troubles"), default=list, blank=True, help_text=_("Each with its code, and why.")
    )
    trouble_count = models.PositiveSmallIntegerField(default=0)
    dropped = models.JSONField(
        _("left out of the text"), default=list, blank=True, help_text=_("What it was, and why.")
    )
    redirects = models.JSONField(default=list, blank=True, help_text=_("Old paths that lead to it."))
    read_count_before = models.PositiveBigIntegerField(
        _("reads at the old site"),
        null=True,
        blank=True,
        help_text=_("As counted there: never added to our own figures."),
    )

    objects = ImportedItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("imported thing")
        verbose_name_plural = _("imported things")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["site_url", "key"], name="news_imports_item_once_a_site")
        ]
        indexes = [
            models.Index(fields=["archive", "fate", "id"], name="news_imports_item_fates"),
            models.Index(fields=["site_url", "post_id"], name="news_imports_item_number"),
            models.Index(
                fields=["archive", "id"],
                condition=Q(trouble_count__gt=0) | Q(fate="failed"),
                name="news_imports_item_troubles",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.post_id}: {self.title}"

    @property
    def missing_files(self) -> list[str]:
        """The addresses of the pictures and documents that its story came without."""
        return [line.partition(": ")[2] for line in self.dropped if line.startswith(_FILES)]
