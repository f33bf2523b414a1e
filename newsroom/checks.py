"""What must hold before anything is served: nobody can log in with a demo password."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import DatabaseError, OperationalError


def demo_accounts_in_place() -> list[str]:
    """Names of the demo's accounts that a demo password still opens. Slow: each password is tried as at a log-in."""
    users = (
        get_user_model()
        .objects.filter(username__in=settings.DEMO_USERNAMES, is_active=True)
        .order_by("username")
    )
    return [
        user.get_username()
        for user in users
        if user.has_usable_password() and any(map(user.check_password, sorted(settings.DEMO_PASSWORDS)))
    ]


def refuse_demo_accounts() -> None:
    """End the process when anyone could log in with the demo's password; the demo itself is exempt."""
    if not settings.REFUSE_DEMO_ACCOUNTS:
        return
    try:
        names = demo_accounts_in_place()
    except OperationalError as error:
        if settings.IS_POSTGRES:
            raise SystemExit(f"DATABASE_URL: the database does not answer ({str(error).strip()})") from None
        return  # SQLite says so when the tables are not there yet
    except DatabaseError:
        return  # not migrated yet: nobody can log in
    if names:
        raise SystemExit(
            f"DEMO_PASSWORD: the demo's password still opens {', '.join(names)}; change it or delete the accounts "
            "(NEWSROOM_DEMO=1 permits it, for demonstrations only)"
        )
