"""Signing in by a link in an e-mail; there is no password. Who is signed in says a cookie.

What is shown is the same for addresses that are known, unknown or blocked: nobody learns who writes here. Browsers send
the cookie to ``/komentar/`` and to no other page. Forms of a signed-in reader carry a proof made of its secret, which a
foreign page cannot know; so there is no second cookie, and none at all on the paper's other pages (decision 0025).
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from news.comments.models import Reader, ReaderSession, SignInLink
from news.mail import letter
from news.sealing import current_key, hash_of_email, hashes_of_email
from news.secret_links import hash_of, link_to, new_secret
from news.throttle import may_get_link

TERMS_VERSION = "1"
"""Raise it with every change of the text that binds a reader to more: they are asked again."""


LINK_MINUTES = 30
PURPOSE = "comments"
COOKIE = "komentar"
PATH = "/komentar/"
LASTS = timedelta(days=30)
PROOF_FIELD = "kunci"


def ask_for_link(email: str, *, article_id: int | None, address: str) -> None:
    """Send the link; an e-mail address that had too many today gets none, and the answer is the same.

    ``address``: the internet address of whoever asks, of which nothing is kept.
    """
    if not may_get_link(email, network=address):
        return
    token = new_secret()
    SignInLink.objects.create(
        token_hash=hash_of(token),
        email=email,
        email_hash=hash_of_email(email, purpose=PURPOSE),
        article_id=article_id,
        ends_at=timezone.now() + timedelta(minutes=LINK_MINUTES),
    )
    # Nothing that a stranger typed is in it: anybody may type anybody's address.
    link = link_to("comments_enter", token)
    letter("mail/comments_link", to=email, with_html=True, link=link, minutes=LINK_MINUTES).send()


def link_of(token: str) -> SignInLink | None:
    """The link that a token belongs to; ``None`` when it was used, is too old, or none of ours."""
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


def begin_session(response: HttpResponse, reader: Reader) -> None:
    """Sign somebody in, in this browser."""
    secret = new_secret()
    ReaderSession.objects.create(reader=reader, secret_hash=hash_of(secret), ends_at=timezone.now() + LASTS)
    response.set_cookie(
        COOKIE,
        secret,
        max_age=LASTS,
        path=PATH,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def load_reader(request: HttpRequest) -> Reader | None:
    """Who is signed in; one query, none without a cookie."""
    secret = _secret(request)
    if not secret:
        return None
    sessions = ReaderSession.objects.filter(secret_hash=hash_of(secret), ends_at__gt=timezone.now())
    session = sessions.select_related("reader").first()
    return session.reader if session else None


def end_session(request: HttpRequest, response: HttpResponse) -> None:
    """Sign out: the secret opens nothing any more, wherever a copy of it is."""
    ReaderSession.objects.filter(secret_hash=hash_of(_secret(request))).delete()
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")


def end_all_sessions(reader: Reader) -> None:
    """Sign a reader out of each browser."""
    ReaderSession.objects.filter(reader=reader).delete()


def proof_for(request: HttpRequest) -> str:
    """What forms of this reader carry."""
    return salted_hmac("news.comments.proof", _secret(request), algorithm="sha256").hexdigest()


def is_proven(request: HttpRequest) -> bool:
    """Whether a form came from a page of ours that this reader saw."""
    return constant_time_compare(request.POST.get(PROOF_FIELD, ""), proof_for(request))


def _secret(request: HttpRequest) -> str:
    return request.COOKIES.get(COOKIE, "")
