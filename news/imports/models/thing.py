from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedThing(models.Model):
    """Somebody or something that an import entered beside its stories: a person, an author, a topic, a redirect.

    Undoing an import takes these away too, if nothing else uses them by then.
    """

    archive = models.ForeignKey("news_imports.ArchiveImport", on_delete=models.CASCADE, related_name="things")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("thing made beside")
        verbose_name_plural = _("things made beside")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="news_imports_thing_made_once")
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}:{self.object_id}"
