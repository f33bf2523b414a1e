import pytest

from newsroom.checks import demo_accounts_in_place, refuse_demo_accounts


def an_account(django_user_model, *, name="editor", **changes):
    return django_user_model.objects.create_user(name, **({"password": "newsroom-demo"} | changes))


@pytest.fixture
def in_production(settings):
    settings.REFUSE_DEMO_ACCOUNTS = True


def test_start_is_refused_while_a_demo_password_opens_an_account(django_user_model, db, in_production):
    an_account(django_user_model)
    with pytest.raises(SystemExit) as refusal:
        refuse_demo_accounts()
    assert "editor" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_start_is_refused_for_a_demo_password_chosen_by_the_operator(
    django_user_model, db, in_production, settings
):
    settings.DEMO_PASSWORDS = {"newsroom-demo", "chosen-for-the-demo"}
    an_account(django_user_model, name="chief", password="chosen-for-the-demo")
    with pytest.raises(SystemExit, match="chief"):
        refuse_demo_accounts()


@pytest.mark.parametrize(
    "changes",
    [{"name": "wartawan"}, {"password": "a password of their own"}, {"password": None}, {"is_active": False}],
)
def test_start_is_not_refused_for_accounts_that_the_demo_password_does_not_open(
    django_user_model, db, changes
):
    an_account(django_user_model, **changes)
    assert demo_accounts_in_place() == []


def test_demo_itself_starts(django_user_model, db, settings):
    settings.REFUSE_DEMO_ACCOUNTS = False
    an_account(django_user_model)
    refuse_demo_accounts()
