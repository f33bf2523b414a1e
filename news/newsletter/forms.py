"""What the public form takes."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from news.models import PaperSettings, Region
from news.public_forms import HIDDEN_FIELD

LONGEST_ADDRESS = 254


def offered_regions(*, chosen: str = "") -> list[Region]:
    """The home province and what lies in it, or all provinces of a paper that named none; and ``chosen``, by slug."""
    home = PaperSettings.load().home_province_id
    of_paper = Q(pk=home) | Q(parent=home) if home else Q(kind=Region.Kind.PROVINCE)
    found = Region.objects.filter(Q(of_paper, ends_on=None) | Q(slug=chosen))
    return sorted(found, key=lambda region: (region.kind != Region.Kind.PROVINCE, region.name))


class SubscriptionForm(forms.Form):
    """An address, and the region whose stories it wants."""

    wilayah = forms.SlugField(
        max_length=120,
        error_messages={
            "required": _("The region is missing. Choose one."),
            "invalid": _("The region is missing. Choose one."),
            "max_length": _("The region is missing. Choose one."),
        },
    )
    email = forms.EmailField(
        max_length=LONGEST_ADDRESS,
        error_messages={
            "required": _("The e-mail address is missing."),
            "invalid": _("This e-mail address is not complete. Check it: the newsletter goes there."),
            "max_length": _("This e-mail address is not complete. Check it: the newsletter goes there."),
        },
    )

    def clean_wilayah(self) -> Region:
        region = Region.objects.filter(slug=self.cleaned_data["wilayah"]).first()
        if region is None:
            raise forms.ValidationError(_("The region is missing. Choose one."))
        return region

    @property
    def is_by_machine(self) -> bool:
        """Whether the field that people do not see is filled in."""
        return bool(self.data.get(HIDDEN_FIELD))

    def problems(self) -> list[dict[str, Any]]:
        """As ``components/form_errors.html`` draws them."""
        return [
            {"id": f"galat-{name}", "lead": "", "text": errors[0]} for name, errors in self.errors.items()
        ]
