"""The secrets in the links that a complainant gets. Neither is stored: of the receipt's there is a hash."""

import hashlib
import hmac
import secrets

_RECEIPT = b"receipt"
LONGEST = 64


def new_token() -> str:
    """What the link of the first e-mail holds: whoever has it owns the address."""
    return secrets.token_urlsafe(32)


def receipt_secret(token: str) -> str:
    """What the link of the receipt holds. It follows from the token, so that an old e-mail still finds its receipt.

    The other way is closed: whoever is shown a receipt cannot verify anything.
    """
    return hmac.new(token.encode(), _RECEIPT, hashlib.sha256).hexdigest()


def hash_of(secret: str) -> str:
    """What is stored of a receipt's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
