from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from news.sealing import SealedTextField


class SubscriberQuerySet(models.QuerySet):
    def without_letter_on(self, day: date) -> "SubscriberQuerySet":
        """Nobody sent them one that day, or is about to."""
        return self.filter(Q(sent_on=None) | Q(sent_on__lt=day))


class Subscriber(models.Model):
    """Somebody who confirmed that they want the newsletter of some regions; gone when they do not any more.

    The address is sealed. ``secret`` is in the link that ends it, in each letter; it is found by its hash.
    """

    email = SealedTextField()
    email_hash = models.CharField(max_length=64, unique=True)
    secret = SealedTextField()
    secret_hash = models.CharField(max_length=64, unique=True)
    sealed_with = models.CharField(max_length=16)
    regions = models.ManyToManyField("news.Region", verbose_name=_("regions"), related_name="+")
    confirmed_at = models.DateTimeField(auto_now_add=True)
    sent_on = models.DateField(
        null=True, help_text=_("The day of the last letter, which nobody sends twice.")
    )
    sent_at = models.DateTimeField(null=True, help_text=_("Later stories are for the next letter."))

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
