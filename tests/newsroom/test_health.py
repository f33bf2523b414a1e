import json
from pathlib import Path

import pytest

from newsroom import health


@pytest.fixture(autouse=True)
def _forget_migrated(monkeypatch):
    monkeypatch.setattr(health, "_migrated", set())


def test_live_asks_no_database(client):
    response = client.get("/health/live")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_is_never_kept_by_a_cache_and_sets_no_cookie(client, db, path):
    response = client.get(path)
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


def test_ready_names_each_part(client, db):
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "database": "ok",
        "migrations": "ok",
        "data_directory": "ok",
        "edition": "ok",
    }


def test_ready_is_503_when_the_data_directory_cannot_be_written(client, db, settings, caplog):
    settings.DATA_DIR = Path("/proc/nothing/here")
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["data_directory"] == "failed"
    assert "A readiness check failed" in caplog.text


def test_ready_is_503_while_migrations_wait(client, db):
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder(connection).record_unapplied("news_accounts", "0001_user")
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["migrations"].endswith("not applied")


def test_reasons_are_told_to_the_operator_and_not_to_the_public(client, db, settings, caplog):
    settings.DATA_DIR = Path("/proc/a-name-of-the-house")
    response = client.get("/health/ready")
    assert "a-name-of-the-house" not in json.dumps(response.json())
    assert "a-name-of-the-house" in caplog.text


def test_health_answers_only_safe_methods(client, db):
    assert client.post("/health/live").status_code == 405
