"""Bring an installation up to date: database, standing rows, static files, and the demo paper when asked for."""

import hashlib
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder, FileSystemFinder, get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

FINGERPRINT_NAME = ".collected"


class Command(BaseCommand):
    """After an install and after every upgrade; what is up to date already costs next to nothing."""

    help = "Bring the installation up to date: migrations, standing rows, static files; --demo adds the demo paper."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One flag."""
        parser.add_argument("--demo", action="store_true", help="Load the demo paper as well (load_demo).")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is due, in the order in which each needs the one before."""
        self._migrate()
        call_command("setup_newsroom", verbosity=0)
        if options["demo"]:
            call_command("load_demo", verbosity=options["verbosity"])
        self._collect_static()

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        self.stdout.write("Preparing the database")
        call_command("migrate", interactive=False, verbosity=0)

    def _collect_static(self) -> None:
        """Collecting takes half a minute: every file is hashed and compressed. Do it when a file is new."""
        mark = Path(settings.STATIC_ROOT) / FINGERPRINT_NAME
        fingerprint = static_fingerprint()
        if mark.exists() and mark.read_text(encoding="utf-8") == fingerprint:
            return
        self.stdout.write("Collecting static files")
        call_command("collectstatic", interactive=False, clear=mark.parent.exists(), verbosity=0)
        mark.write_text(fingerprint, encoding="utf-8")


def static_fingerprint() -> str:
    """A number that changes with any static file, or with the storage that writes them."""
    digest = hashlib.blake2b(repr(settings.STORAGES["staticfiles"]).encode(), digest_size=16)
    for line in sorted(_static_files()):
        digest.update(line.encode())
    return digest.hexdigest()


def _static_files() -> Iterator[str]:
    for finder in get_finders():
        is_on_disk = isinstance(finder, AppDirectoriesFinder | FileSystemFinder)
        for path, storage in finder.list([]):
            file = Path(storage.path(path))
            yield f"{path}\0{_by_status(file) if is_on_disk else _by_content(file)}\n"


def _by_status(file: Path) -> str:
    status = file.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def _by_content(file: Path) -> str:
    """For files that are made anew each time they are looked for."""
    return hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()
