#!/usr/bin/env python
"""Command line of the newsroom: `manage.py help` lists the commands."""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import execute_from_command_line

DEVELOPERS_COMMANDS = Path(__file__).parent / "devtools" / "management" / "commands"

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.dev")
    # Installed for its own commands only: nothing of a running paper imports devtools.
    if any((DEVELOPERS_COMMANDS / f"{name}.py").exists() for name in sys.argv[1:3]):
        settings.INSTALLED_APPS.append("devtools")
    execute_from_command_line(sys.argv)
