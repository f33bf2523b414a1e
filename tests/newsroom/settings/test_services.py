from newsroom.settings import services
from newsroom.settings.env import PROJECT_DIR
from newsroom.settings.parse import CACHE_URL, DATABASE_URL, MAIL_URL


def test_sqlite_waits_for_writers_instead_of_failing():
    options = services.database(DATABASE_URL.convert("sqlite:////srv/db.sqlite3"))["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    assert "journal_mode=WAL" in options["init_command"]


def test_sqlite_path_is_absolute_after_four_slashes_and_in_the_project_after_three():
    assert (
        str(services.database(DATABASE_URL.convert("sqlite:////srv/a b.sqlite3"))["NAME"])
        == "/srv/a b.sqlite3"
    )
    assert services.database(DATABASE_URL.convert("sqlite:///x.sqlite3"))["NAME"] == PROJECT_DIR / "x.sqlite3"


def test_postgres_password_may_hold_any_character():
    database = services.database(DATABASE_URL.convert("postgres://desk:p%40ss%2F@db.example:5433/news"))
    assert (database["USER"], database["PASSWORD"], database["HOST"], database["PORT"], database["NAME"]) == (
        "desk",
        "p@ss/",
        "db.example",
        "5433",
        "news",
    )


def test_postgres_socket_directory_is_the_host():
    database = services.database(
        DATABASE_URL.convert("postgres://desk@/news?host=%2Frun%2Fpg&sslmode=disable")
    )
    assert database["HOST"] == "/run/pg"
    assert database["OPTIONS"] == {"connect_timeout": 5, "sslmode": "disable"}


def test_cache_is_in_memory_or_in_redis():
    assert "locmem" in services.cache(CACHE_URL.convert("memory://"))["BACKEND"]
    assert services.cache(CACHE_URL.convert("redis://cache.example:6379/1"))["LOCATION"] == (
        "redis://cache.example:6379/1"
    )


def test_mail_is_encrypted_unless_said_otherwise():
    options = services.mailer(MAIL_URL.convert("smtp://desk:secret@mail.example:587"))["OPTIONS"]
    assert (options["use_tls"], options["use_ssl"]) == (True, False)
    options = services.mailer(MAIL_URL.convert("smtps://desk:secret@mail.example"))["OPTIONS"]
    assert (options["use_tls"], options["use_ssl"], options["port"]) == (False, True, 465)
    assert services.mailer(MAIL_URL.convert("smtp://localhost:25?tls=0"))["OPTIONS"]["use_tls"] is False
