"""Who is signed in: a secret in a cookie that browsers send to ``/komentar/`` and to no other page.

Forms of a signed-in reader carry a proof made of the same secret, which a foreign page cannot know; so there is no
second cookie, and none at all on the paper's other pages (decision 0025).
"""

from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from news.comments.models import Reader, ReaderSession

COOKIE = "komentar"
PATH = "/komentar/"
LASTS = timedelta(days=30)
PROOF_FIELD = "kunci"
_LONGEST = 100


def begin(response: HttpResponse, reader: Reader) -> None:
    """Sign somebody in, in this browser."""
    secret = token_urlsafe(32)
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


def end(request: HttpRequest, response: HttpResponse) -> None:
    """Sign out: the secret opens nothing any more, wherever a copy of it is."""
    ReaderSession.objects.filter(secret_hash=hash_of(_secret(request))).delete()
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")


def end_everywhere(reader: Reader) -> None:
    """Sign a reader out of each browser."""
    ReaderSession.objects.filter(reader=reader).delete()


def proof_for(request: HttpRequest) -> str:
    """What forms of this reader carry."""
    return salted_hmac("news.comments.proof", _secret(request), algorithm="sha256").hexdigest()


def is_proven(request: HttpRequest) -> bool:
    """Whether a form came from a page of ours that this reader saw."""
    return constant_time_compare(request.POST.get(PROOF_FIELD, ""), proof_for(request))


def hash_of(secret: str) -> str:
    """As it is stored."""
    return sha256(secret.encode(errors="replace")).hexdigest()


def _secret(request: HttpRequest) -> str:
    return request.COOKIES.get(COOKIE, "")[:_LONGEST]
