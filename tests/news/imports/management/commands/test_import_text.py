from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from news.models import ArticlePage, Person
from tests.builders import a_reporter, a_site, a_user
from tests.news.imports.copy import AGENCY, SEED_SHAPE

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(tmp_path: Path) -> list[Path]:
    a_site()
    paths = [tmp_path / "rapat.txt", tmp_path / "jagung.txt"]
    for path, text in zip(paths, [SEED_SHAPE, AGENCY], strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_each_file_becomes_a_draft_of_the_user(stories: list[Path]):
    reporter = a_reporter("wida")

    call_command("import_text", *stories, username="wida", stdout=StringIO())

    drafts = ArticlePage.objects.order_by("pk")
    assert [draft.live for draft in drafts] == [False, False]
    assert {draft.owner for draft in drafts} == {reporter}


def test_one_bad_file_and_nothing_is_imported(stories: list[Path], tmp_path: Path):
    a_reporter("wida")
    bad = tmp_path / "foto.txt"
    bad.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    errors = StringIO()

    with pytest.raises(CommandError):
        call_command("import_text", *stories, bad, username="wida", stderr=errors)

    assert "foto.txt" in errors.getvalue()
    assert not ArticlePage.objects.exists()
    assert not Person.objects.exists()


def test_an_unknown_user_is_named(stories: list[Path]):
    with pytest.raises(CommandError, match="tidakada"):
        call_command("import_text", *stories, username="tidakada")


def test_who_may_not_write_imports_nothing(stories: list[Path]):
    a_user("pembaca")

    with pytest.raises(CommandError, match="pembaca"):
        call_command("import_text", *stories, username="pembaca")

    assert not ArticlePage.objects.exists()
    assert not Person.objects.exists()
