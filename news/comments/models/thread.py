from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Thread(models.Model):
    """Somebody opened or closed the comments of one story, against what its kind asks for (``threads.py``)."""

    article = models.OneToOneField(
        "news.ArticlePage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="comment_thread"
    )
    is_open = models.BooleanField(_("open"))
    was_protected = models.BooleanField(
        default=False,
        help_text=_(
            "Whether the story protected somebody when this was decided; opened before, it is closed again."
        ),
    )
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("comments of a story")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.article_id}"
