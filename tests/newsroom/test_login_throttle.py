import pytest

from newsroom.login_throttle import client_address, nameless_client

PASSWORD = "a long password of mine"


@pytest.fixture
def editor(django_user_model, db, settings):
    settings.AXES_ENABLED = True
    return django_user_model.objects.create_superuser("editor", password=PASSWORD)


def log_in(client, *, password, name="editor", address="203.0.113.9"):
    return client.post("/admin/login/", {"username": name, "password": password}, REMOTE_ADDR=address)


def test_right_password_opens_the_newsroom(client, editor):
    assert log_in(client, password=PASSWORD).status_code == 302


def test_guessing_ends_after_five_tries_even_with_the_right_password(client, editor):
    statuses = [log_in(client, password="wrong").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 200, 429]
    locked = log_in(client, password=PASSWORD)
    assert locked.status_code == 429
    assert "15" in locked.content.decode()


def test_colleague_elsewhere_is_not_locked_out(client, editor):
    for _ in range(6):
        log_in(client, password="wrong")
    assert log_in(client, password=PASSWORD, address="198.51.100.4").status_code == 302


def test_own_success_forgets_earlier_mistakes(client, editor):
    for _ in range(4):
        log_in(client, password="wrong")
    assert log_in(client, password=PASSWORD).status_code == 302
    client.logout()
    assert log_in(client, password="wrong").status_code == 200


def test_log_names_no_address(client, editor, caplog):
    for _ in range(6):
        log_in(client, password="wrong")
    assert "203.0.113.9" not in caplog.text


def test_address_that_tries_many_names_is_locked_for_all_of_them(client, editor, settings):
    settings.LOGIN_NAMES_PER_ADDRESS = 6
    statuses = [log_in(client, password="wrong", name=f"nama{number}").status_code for number in range(6)]
    assert statuses == [200, 200, 200, 200, 200, 429]
    assert log_in(client, password=PASSWORD).status_code == 429
    assert log_in(client, password=PASSWORD, address="198.51.100.4").status_code == 302


def test_colleagues_at_one_address_who_get_in_at_last_lock_nobody_out(
    client, editor, settings, django_user_model
):
    settings.LOGIN_NAMES_PER_ADDRESS = 3
    for number in range(6):
        name = f"rekan{number}"
        django_user_model.objects.create_superuser(name, password=PASSWORD)
        assert log_in(client, password="wrong", name=name).status_code == 200
        assert log_in(client, password=PASSWORD, name=name).status_code == 302
        client.logout()


def test_newsroom_behind_one_address_is_locked_late(settings):
    assert settings.LOGIN_NAMES_PER_ADDRESS >= 20


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (2, "1.2.3.4, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_only_what_trusted_proxies_added_is_believed(rf, settings, proxies, forwarded, expected):
    settings.PROXY_COUNT = proxies
    assert client_address(rf.get("/", HTTP_X_FORWARDED_FOR=forwarded)) == expected


def test_throttle_logs_no_address():
    assert nameless_client("editor", "203.0.113.9", "Browser", "/admin/login/", None) == "user 'editor'"
