"""A topic or an author that is typed, where a list to choose from would be ten thousand lines long."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from news.text import clean_text, one_line

OFFERED, PROPOSED = 300, 5


class ByName(forms.CharField):
    """Comes to the thing that is called so, or to None where nothing was typed. An address names it as well."""

    def __init__(self, model: type[Model], **kwargs: Any) -> None:
        super().__init__(required=False, max_length=160, **kwargs)
        self.model = model

    def clean(self, value: Any) -> Model | None:
        name = one_line(clean_text(super().clean(value)))
        if not name:
            return None
        found = list(self.model.objects.filter(Q(name__iexact=name) | Q(slug=name)).order_by("pk")[:PROPOSED])
        if len(found) == 1:
            return found[0]
        by_address = [thing for thing in found if thing.slug == name]
        if by_address:
            return by_address[0]
        if found:
            slugs = ", ".join(thing.slug for thing in found)
            raise ValidationError(_("Several are called so. Type one of these: %(slugs)s") % {"slugs": slugs})
        raise ValidationError(self._unknown(name))

    def offered(self) -> list[str]:
        """The first names, for the browser to offer while somebody types."""
        return list(self.model.objects.order_by("name").values_list("name", flat=True)[:OFFERED])

    def _unknown(self, name: str) -> str:
        alike = self.model.objects.filter(name__icontains=name).order_by("name")
        names = ", ".join(alike.values_list("name", flat=True)[:PROPOSED])
        if names:
            return _("Nothing is called just so. There are: %(names)s") % {"names": names}
        return _("Nothing is called so.")
