"""The newsroom's own screens in the admin share one head."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "templates" / "news_editorial"
HEAD = "screen_base.html"


def extending(parent: str) -> list[str]:
    marked = f'{{% extends "{parent}" %}}'
    found = (path for path in SCREENS.rglob("*.html") if marked in path.read_text(encoding="utf-8"))
    return sorted(str(path.relative_to(SCREENS)) for path in found)


def test_only_the_shared_head_extends_wagtails():
    assert extending("wagtailadmin/base.html") == [HEAD], f"Extend news_editorial/{HEAD} instead."


@pytest.mark.parametrize("screen", extending(f"news_editorial/{HEAD}"))
def test_each_screen_names_its_stylesheet(screen):
    assert "{% block stylesheet %}{% static 'css/admin/" in (SCREENS / screen).read_text(encoding="utf-8")
