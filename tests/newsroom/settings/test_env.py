import pytest

from newsroom.settings import env, parse
from newsroom.settings.env import Variable, WrongEnvironment


def a_variable(kind: parse.Kind, **changes) -> Variable:
    facts = {"name": "A_NAME", "default": None, "help": "Some help."} | changes
    return Variable(convert=kind.convert, accepts=kind.accepts, **facts)


@pytest.fixture
def environ(monkeypatch):
    """An environment of our own: a dict that the reader uses in place of the real one."""
    values: dict[str, str] = {}
    monkeypatch.setattr(env, "_source", values)
    monkeypatch.setattr(env, "_assumed", {})
    return values


def test_value_is_converted(environ):
    environ["A_NAME"] = "8080"
    assert a_variable(parse.integer(1, 65535)).read() == 8080


def test_default_is_used_when_nothing_is_given(environ):
    assert a_variable(parse.integer(1, 10), default="3").read() == 3


def test_empty_value_counts_as_not_given(environ):
    environ["A_NAME"] = ""
    assert a_variable(parse.integer(1, 10), default="3").read() == 3


def test_missing_required_value_names_variable_and_what_it_accepts(environ):
    with pytest.raises(WrongEnvironment) as refusal:
        a_variable(parse.TIME_ZONE).read()
    assert (
        str(refusal.value) == "A_NAME: is required; it accepts a zone name such as Asia/Makassar. Some help."
    )


def test_refusal_is_one_line(environ):
    environ["A_NAME"] = "first\nsecond"
    with pytest.raises(WrongEnvironment) as refusal:
        a_variable(parse.TEXT).read()
    assert "\n" not in str(refusal.value)


def test_refused_secret_is_not_repeated(environ):
    environ["A_NAME"] = "hunter2"
    with pytest.raises(WrongEnvironment) as refusal:
        a_variable(parse.SECRET_KEY, is_secret=True).read()
    assert "hunter2" not in str(refusal.value)


def test_secret_may_come_from_a_file(environ, tmp_path):
    file = tmp_path / "secret"
    file.write_text("from the file\n", encoding="utf-8")
    environ["A_NAME_FILE"] = str(file)
    assert a_variable(parse.TEXT).read() == "from the file"


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_unusable_secret_file_is_refused_by_name(environ, tmp_path, content):
    file = tmp_path / "secret"
    if content is not None:
        file.write_bytes(content)
    environ["A_NAME_FILE"] = str(file)
    with pytest.raises(WrongEnvironment, match=r"^A_NAME_FILE: "):
        a_variable(parse.TEXT).read()


def test_value_and_file_together_are_refused(environ, tmp_path):
    environ |= {"A_NAME": "one", "A_NAME_FILE": str(tmp_path)}
    with pytest.raises(WrongEnvironment, match="given twice"):
        a_variable(parse.TEXT).read()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (parse.integer(1, 65535), "0"),
        (parse.integer(1, 65535), "65536"),
        (parse.integer(1, 65535), "eight"),
        (parse.integer(1, 65535), "-1"),
        (parse.BOOLEAN, "maybe"),
        (parse.SECRET_KEY, "short"),
        (parse.SECRET_KEY, "a" * 80),
        (parse.SECRET_KEYS, "short"),
        (parse.SECRET_KEYS, f"{'abcdefgh' * 10},"),
        (parse.SECRET_KEYS, f"{'abcdefgh' * 10},short"),
        (parse.SITE_URL, "kabar.example"),
        (parse.SITE_URL, "https://kabar.example/berita/"),
        (parse.SITE_URL, "https://kabar.example:port"),
        (parse.SITE_URL, "ftp://kabar.example"),
        (parse.HOSTS, "*"),
        (parse.HOSTS, "kabar.example,*"),
        (parse.HOSTS, "http://kabar.example"),
        (parse.HOSTS, ","),
        (parse.TIME_ZONE, "WITA"),
        (parse.TIME_ZONE, "../../etc/passwd"),
        (parse.LOG_LEVEL, "LOUD"),
        (parse.DATABASE_URL, "mysql://localhost/news"),
        (parse.DATABASE_URL, "postgres://localhost"),
        (parse.DATABASE_URL, "db.sqlite3"),
        (parse.CACHE_URL, "localhost:6379"),
        (parse.MAIL_URL, "mail.example"),
        (parse.MAIL_URL, "smtp://mail.example:many"),
    ],
)
def test_wrong_value_is_refused(environ, kind, value):
    environ["A_NAME"] = value
    with pytest.raises(WrongEnvironment, match=r"^A_NAME: .*it accepts "):
        a_variable(kind).read()


def test_several_keys_are_separated_by_commas(environ):
    environ["A_NAME"] = f"{'abcdefgh' * 10}, {'ijklmnop' * 10}"
    assert a_variable(parse.SECRET_KEYS).read() == ["abcdefgh" * 10, "ijklmnop" * 10]


def test_file_is_not_a_directory(tmp_path):
    (tmp_path / "var").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="it is a file"):
        parse.directory(tmp_path).convert("var")


def test_relative_directory_lies_in_the_project(tmp_path):
    assert parse.directory(tmp_path).convert("var") == tmp_path / "var"


def test_site_url_loses_its_last_slash():
    assert parse.SITE_URL.convert("https://kabar.example/") == "https://kabar.example"


def test_hosts_may_be_addresses():
    assert parse.HOSTS.convert("kabar.example, 192.0.2.1,[::1]") == ["kabar.example", "192.0.2.1", "[::1]"]
