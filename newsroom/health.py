"""For operators and load balancers: does the process live, and can it do its work?"""

import logging
import tempfile
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from newsroom import edition

logger = logging.getLogger(__name__)

PREFIX = "/health/"
"""Below it nothing asks the database but ``ready``, on purpose."""
OK = "ok"
_migrated: set[str] = set()


@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers; asks nothing of anyone."""
    return _answer({"status": OK}, status=200)


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when pages can be served, else 503 with the part that fails; reasons are in the log only."""
    parts = {name: _outcome(name, check) for name, check in CHECKS.items()}
    is_ready = all(outcome == OK for outcome in parts.values())
    return _answer({"status": OK if is_ready else "unavailable", **parts}, status=200 if is_ready else 503)


def _answer(body: dict[str, str], *, status: int) -> JsonResponse:
    return JsonResponse(body, status=status, headers={"Cache-Control": "no-store"})


def _outcome(name: str, check: Callable[[], str]) -> str:
    try:
        return check()
    except Exception:  # whatever fails, the probe has to be answered
        logger.exception("A readiness check failed", extra={"check": name})
        return "failed"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def _migrations() -> str:
    """Reading all migrations takes 70 ms, and none appears in a running process: a good answer is remembered."""
    if connection.alias not in _migrated:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            return f"{len(waiting)} not applied"
        _migrated.add(connection.alias)
    return OK


def _data_directory() -> str:
    with tempfile.TemporaryFile(dir=settings.DATA_DIR) as file:
        file.write(b"ready?")
    return OK


def _edition() -> str:
    return OK if edition.current() is not None else "no answer from Redis"


CHECKS: dict[str, Callable[[], str]] = {
    "database": _database,
    "migrations": _migrations,
    "data_directory": _data_directory,
    "edition": _edition,
}
