"""Who complained, as it is stored: sealed; and the letters to them, and to the editor-in-chief about the clock.

Nothing that a sender typed is in the first letter: anybody may type anybody's address, and our server carries no
stranger's words. Letters to the newsroom never say who complained.
"""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from functools import partial

from django.contrib.auth import get_user_model

from news.editorial.desks import chiefs
from news.editorial.models import Complaint
from news.mail import Letter, letter
from news.sealing import seal_bytes, unseal_bytes
from news.secret_links import link_to
from news.throttle import give_link_back

_RECEIPT = b"receipt"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who complained, and the secret of their receipt, which later e-mails link to."""

    name: str
    email: str
    phone: str = ""
    party: str = ""
    receipt: str = ""


def seal(identity: Identity) -> str:
    """The identity as it is stored."""
    return seal_bytes(json.dumps(asdict(identity), ensure_ascii=False).encode()).decode()


def unseal(sealed: str) -> Identity | None:
    """Who it is; ``None`` when it was removed, or when no key opens it."""
    content = unseal_bytes(sealed.encode()) if sealed else None
    return Identity(**json.loads(content)) if content is not None else None


def receipt_secret(token: str) -> str:
    """What the link of the receipt holds. It follows from the token, so that an old e-mail still finds its receipt.

    The other way is closed: whoever is shown a receipt cannot verify anything.
    """
    return hmac.new(token.encode(errors="replace"), _RECEIPT, hashlib.sha256).hexdigest()


def ask_to_verify(complaint: Complaint, *, token: str) -> None:
    """The link that shows that the e-mail address is the sender's. The clock sends another if this one is lost."""
    identity = unseal(complaint.identity)
    made = _letter("verify", to=identity.email, complaint=complaint, link=link_to("complaint_verify", token))
    made.when_lost = partial(_ask_again, complaint.pk, identity.email)
    made.send()


def send_receipt(complaint: Complaint) -> None:
    """Number, clock and the link of the receipt."""
    _to_complainant("receipt", complaint)


def tell_outcome(complaint: Complaint) -> None:
    """What became of it; nobody, once the identity was removed."""
    _to_complainant("outcome", complaint)


def tell_half_time(complaint: Complaint) -> int:
    """Half of the time is gone. Number, story and clock, nothing of the complainant; returns how many were told."""
    return _to_chiefs("half_time", complaint, again="half_time_told_at")


def tell_limit(complaint: Complaint) -> int:
    """The time is over, and the case is open."""
    return _to_chiefs("limit", complaint, again="limit_told_at")


def tell_forgotten(complaint: Complaint) -> int:
    """An open case was so late that who sent it, and what they wrote, had to go."""
    return _to_chiefs("forgotten", complaint)


def _to_chiefs(template: str, complaint: Complaint, *, again: str = "") -> int:
    """To the editors-in-chief; where there is none with an address, to the administrators.

    ``again`` is the moment at which it was told: gone, and so due again, if the mail server does not take it.
    """
    administrators = get_user_model().objects.filter(is_active=True, is_superuser=True)
    told = chiefs().exclude(email="") or administrators.exclude(email="")
    addresses = sorted({user.email for user in told})
    link = link_to("news_editorial:complaint", complaint.pk)
    for email in addresses:
        made = _letter(template, to=email, complaint=complaint, link=link)
        if again:
            made.when_lost = partial(_is_due_again, complaint.pk, again)
        made.send()
    return len(addresses)


def _to_complainant(template: str, complaint: Complaint) -> None:
    identity = unseal(complaint.identity)
    if identity is not None:
        link = link_to("complaint_receipt", identity.receipt)
        _letter(template, to=identity.email, complaint=complaint, link=link).send()


def _letter(template: str, *, to: str, complaint: Complaint, link: str) -> Letter:
    return letter(f"news_editorial/mail/complaint_{template}", to=to, complaint=complaint, link=link)


def _ask_again(pk: int, email: str) -> None:
    give_link_back(email)
    _is_due_again(pk, "link_sent_at")


def _is_due_again(pk: int, name: str) -> None:
    Complaint.objects.filter(pk=pk).update(**{name: None})
