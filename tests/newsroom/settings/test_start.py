"""Starts of a process of its own, with wrong and right environments."""

import os
import subprocess
import sys

import pytest

from newsroom.settings.env import PROJECT_DIR

KEY = "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz"
GOOD = {"SECRET_KEY": KEY, "SITE_URL": "https://kabar.example"}
WRONG = [
    ({"SECRET_KEY": ""}, "SECRET_KEY: is required"),
    ({"SECRET_KEY": "short"}, "SECRET_KEY: the given value"),
    ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS: '*'"),
    ({"SITE_URL": "http://kabar.example"}, "SITE_URL: must begin with https://"),
    ({"TIME_ZONE": "Mars"}, "TIME_ZONE: 'Mars'"),
    ({"DATABASE_URL": "oracle://x/y"}, "DATABASE_URL: the given value"),
    ({"PORT": "http"}, "PORT: 'http'"),
    ({"DATA_DIR": "/proc/nothing/here"}, "DATA_DIR: cannot create"),
]


def start(tmp_path, *command: str, **environment: str) -> subprocess.CompletedProcess:
    """Run a command under production settings, with nothing of this shell's environment but the path."""
    variables = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "newsroom.settings.production",
        "DATA_DIR": str(tmp_path),
        **environment,
    }
    return subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, *command],
        env=variables,
        cwd=PROJECT_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(("changes", "message"), WRONG)
def test_wrong_environment_ends_manage_py_with_one_line(tmp_path, changes, message):
    ended = start(tmp_path, "manage.py", "check", **(GOOD | changes))
    assert ended.returncode != 0
    assert ended.stderr.startswith(message)
    assert len(ended.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(("changes", "message"), [WRONG[0], WRONG[2], WRONG[6]])
def test_wrong_environment_ends_gunicorn_with_one_line(tmp_path, changes, message):
    ended = start(tmp_path, "-m", "gunicorn", "--config", "newsroom/gunicorn_conf.py", **(GOOD | changes))
    assert ended.returncode != 0
    assert ended.stderr.startswith(message)
    assert len(ended.stderr.strip().splitlines()) == 1


def test_right_environment_starts(tmp_path):
    ended = start(tmp_path, "manage.py", "check", **GOOD)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_debug_is_off_in_production_whatever_the_environment_says(tmp_path):
    show = "from django.conf import settings; print(settings.DEBUG)"
    ended = start(tmp_path, "-c", show, DEBUG="1", **GOOD)
    assert ended.stdout.strip() == "False"


def test_plain_http_is_for_this_machine_and_the_demo_only(tmp_path):
    for changes in (
        {"SITE_URL": "http://localhost:8000"},
        {"SITE_URL": "http://demo.example", "NEWSROOM_DEMO": "1"},
    ):
        assert start(tmp_path, "manage.py", "check", **(GOOD | changes)).returncode == 0
