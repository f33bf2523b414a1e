"""The work runs in a process of its own, for as long as it takes: no request, and no worker, waits for it."""

import logging
import subprocess
import sys

from django.conf import settings
from django.db import transaction

from news.imports.wordpress.screens.folder import folder

logger = logging.getLogger(__name__)

COMMAND = "run_imports"
LONGEST_LOG_BYTES = 1_000_000
_started: list[subprocess.Popen] = []
"""Asked now and then whether they ended: else each stays a zombie as long as its worker lives."""


def start_soon() -> None:
    """After the commit: the new process reads what was asked for. What cannot be started now, the timer starts."""
    if settings.IMPORTS_START_AT_ONCE:
        transaction.on_commit(_start, robust=True)


def _start() -> None:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), COMMAND]
    path = folder() / "last-run.log"
    is_long = path.exists() and path.stat().st_size > LONGEST_LOG_BYTES
    with path.open("wb" if is_long else "ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own command, without a word of anybody's
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    _started[:] = [one for one in (*_started, process) if one.poll() is None]
    logger.info("An import was started.", extra={"pid": process.pid})
