"""Asking for a link by e-mail, and using it. Whoever can read an address's e-mail is its reader; there is no password.

What is shown is the same for addresses that are known, unknown or blocked: nobody learns who writes here.
"""

from datetime import timedelta
from secrets import token_urlsafe

from django.utils import timezone

from news.comments import letters, limits
from news.comments.models import Reader, SignInLink
from news.comments.session import hash_of
from news.comments.terms import TERMS_VERSION
from news.sealing import current_key, hash_of_email, hashes_of_email

LINK_MINUTES = 30
PURPOSE = "comments"
_LONGEST_TOKEN = 100


def ask_for_link(email: str, *, article_id: int | None, address: str) -> None:
    """Send the link; an e-mail address that had too many today gets none, and the answer is the same.

    ``address``: the internet address of whoever asks, of which nothing is kept.
    """
    if not limits.may_get_link(email, address=address):
        return
    token = token_urlsafe(32)
    SignInLink.objects.create(
        token_hash=hash_of(token),
        email=email,
        email_hash=hash_of_email(email, purpose=PURPOSE),
        article_id=article_id,
        ends_at=timezone.now() + timedelta(minutes=LINK_MINUTES),
    )
    letters.send_link(email, token=token, minutes=LINK_MINUTES)


def link_of(token: str) -> SignInLink | None:
    """The link that a token belongs to; ``None`` when it was used, is too old, or none of ours."""
    if len(token) > _LONGEST_TOKEN:
        return None
    link = SignInLink.objects.filter(token_hash=hash_of(token), ends_at__gt=timezone.now()).first()
    return link if link and link.email else None


def reader_of(email: str) -> Reader | None:
    """The account of an address."""
    return Reader.objects.filter(email_hash__in=hashes_of_email(email, purpose=PURPOSE)).first()


def known_hashes(reader: Reader) -> list[str]:
    """By which the reader's address may be stored: with each key, and as it stands on the account."""
    return [*hashes_of_email(reader.email, purpose=PURPOSE), reader.email_hash]


def drop_links(email_hashes: list[str]) -> set[int]:
    """Delete the links of an address, in a transaction; says which there were.

    Locked by their number, so that of two people none waits for the other in a ring.
    """
    links = SignInLink.objects.filter(email_hash__in=email_hashes)
    pks = set(links.select_for_update().order_by("pk").values_list("pk", flat=True))
    SignInLink.objects.filter(pk__in=pks).delete()
    return pks


def use(link: SignInLink, *, name: str = "") -> Reader | None:
    """Use a link up; a new account takes ``name``, and the terms are accepted with it. ``None`` if it was used already.

    In a transaction. Of two clicks at once the database lets one lock the row. With it go the other links of the
    address: whoever has signed in needs none that lies about in a mailbox.
    """
    if link.pk not in drop_links([link.email_hash]):
        return None
    reader = reader_of(link.email) or _make(link.email, name=name)
    reader.signed_in_at = timezone.now()
    reader.save(update_fields=["signed_in_at"])
    return reader


def _make(email: str, *, name: str) -> Reader:
    """Two links used at once make one account."""
    return Reader.objects.get_or_create(
        email_hash=hash_of_email(email, purpose=PURPOSE),
        defaults={
            "name": name,
            "email": email,
            "sealed_with": current_key(),
            "terms_version": TERMS_VERSION,
            "terms_accepted_at": timezone.now(),
        },
    )[0]


def accept_terms(reader: Reader) -> None:
    """The terms as they are now, on record with their time; the same ones are accepted once."""
    if has_accepted(reader):
        return
    reader.terms_version, reader.terms_accepted_at = TERMS_VERSION, timezone.now()
    reader.save(update_fields=["terms_version", "terms_accepted_at"])


def has_accepted(reader: Reader) -> bool:
    """Whether a reader accepted the terms that hold today."""
    return reader.terms_version == TERMS_VERSION
