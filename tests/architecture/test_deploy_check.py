"""Django's own checks for a deployment find nothing under production settings."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_deploy_check_is_clean(tmp_path):
    ended = subprocess.run(
        [
            sys.executable,
            "-W",
            "error::DeprecationWarning",
            "manage.py",
            "check",
            "--deploy",
            "--fail-level",
            "WARNING",
        ],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "newsroom.settings.production",
            "DATA_DIR": str(tmp_path),
            "SECRET_KEY": "f0Yq7mZ2vK9xT4bW8nR1cJ6hL3sD5gP0aE7uI2oV9yX4kQ8zB1",
            "SITE_URL": "https://kabar.example",
            "MAIL_URL": "smtp://mail.example",
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
