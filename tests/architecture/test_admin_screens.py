"""The newsroom's own screens in the admin share one head; Wagtail's frame bears the paper's name."""

from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
HEAD = "screen_base.html"


def extending(parent: str) -> list[str]:
    marked = f'{{% extends "{parent}" %}}'
    found = (path for path in TEMPLATES.rglob("*.html") if marked in path.read_text(encoding="utf-8"))
    return sorted(str(path.relative_to(TEMPLATES)) for path in found)


def test_only_the_shared_head_extends_wagtails():
    assert extending("wagtailadmin/base.html") == [HEAD, "wagtailadmin/base.html"], f"Extend {HEAD} instead."


def test_screens_of_every_room_have_that_head():
    rooms = {screen.partition("/")[0] for screen in extending(HEAD)}
    assert rooms == {
        "news_archive",
        "news_comments",
        "news_editorial",
        "news_imports",
        "news_quotes",
        "news_readership",
    }


@pytest.mark.parametrize("screen", extending(HEAD))
def test_each_screen_names_its_stylesheet(screen):
    assert "{% block stylesheet %}{% static 'css/admin/" in (TEMPLATES / screen).read_text(encoding="utf-8")
