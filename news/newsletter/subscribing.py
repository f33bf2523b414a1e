"""Asking, confirming and ending. Until an address is confirmed nothing is stored: the request is in the link itself."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from news.mail import letter
from news.models import PaperSettings, Region
from news.newsletter.models import Subscriber
from news.public_forms import HIDDEN_FIELD
from news.sealing import current_key, hash_of_email, hashes_of_email
from news.secret_links import hash_of, link_to, new_secret, read_request, seal_request
from news.throttle import may_get_link

LONGEST_ADDRESS = 254
LINK_DAYS = 3
PURPOSE = "newsletter"


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


@dataclass(frozen=True, slots=True)
class Request:
    """What a link of the first e-mail says."""

    email: str
    region: Region


def ask_to_confirm(email: str, *, region: Region, network: str) -> None:
    """Send the link by which the address becomes a subscriber's; none to one that had too many links today.

    Nothing that a stranger typed is in the letter: anybody may type anybody's address.
    """
    if may_get_link(email, network=network):
        link = link_to("newsletter_confirm", seal_request(PURPOSE, [email, region.pk]))
        letter("mail/newsletter_link", to=email, link=link, region=region).send()


def requested_by(token: str) -> Request | None:
    """What a link asks for; ``None`` when it is wrong or too old, or its region is gone."""
    request = read_request(PURPOSE, token, lasts=timedelta(days=LINK_DAYS))
    if request is None:
        return None
    email, region_id = request
    region = Region.objects.filter(pk=region_id).first()
    return Request(email, region) if region else None


@transaction.atomic
def confirm(token: str) -> Request | None:
    """Make a subscriber, or give one that is there a further region; ``None`` for a link that does not work."""
    request = requested_by(token)
    if request is None:
        return None
    known = Subscriber.objects.filter(email_hash__in=hashes_of_email(request.email, purpose=PURPOSE)).first()
    subscriber = known or _make(request.email)
    subscriber.regions.add(request.region)
    return request


def end(secret: str) -> bool:
    """Delete who the link of a letter belongs to; whether somebody was there."""
    return Subscriber.objects.filter(secret_hash=hash_of(secret)).delete()[0] > 0


def is_subscribed(secret: str) -> bool:
    """Whether the link of a letter still belongs to somebody."""
    return Subscriber.objects.filter(secret_hash=hash_of(secret)).exists()


def _make(email: str) -> Subscriber:
    """Two confirmations at once make one."""
    secret = new_secret()
    return Subscriber.objects.get_or_create(
        email_hash=hash_of_email(email, purpose=PURPOSE),
        defaults={
            "email": email,
            "secret": secret,
            "secret_hash": hash_of(secret),
            "sealed_with": current_key(),
        },
    )[0]
