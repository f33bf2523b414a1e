import pytest
from django.core.management import call_command

from newsroom.management.commands.prepare import static_fingerprint


def test_fingerprint_is_the_same_while_no_file_changes():
    assert static_fingerprint() == static_fingerprint()


@pytest.mark.django_db(transaction=True)
def test_second_call_collects_nothing_anew(settings, tmp_path, capsys):
    settings.STATIC_ROOT = tmp_path / "static"
    call_command("prepare")
    assert "Collecting static files" in capsys.readouterr().out
    assert (settings.STATIC_ROOT / "css" / "article.css").exists()
    call_command("prepare")
    assert "Collecting static files" not in capsys.readouterr().out
