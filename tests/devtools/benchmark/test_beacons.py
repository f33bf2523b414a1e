import pytest

from devtools.benchmark import beacons
from devtools.benchmark.desk import undone
from news.readership.models import DailyReads, DailySalt, SeenRead
from tests.builders import a_published_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_different_readers_cost_few_statements_and_leave_nothing_behind(monkeypatch):
    a_published_article()
    monkeypatch.setattr(beacons, "BEACONS", 1200)
    with undone():
        _to_count, _to_write, statements = beacons._count_and_write()
        assert DailyReads.objects.get().count == 1200
    assert statements <= 12
    assert not any(model.objects.exists() for model in (DailyReads, DailySalt, SeenRead))
