import pytest

from news.readership.models import DailyReads, DailySalt, SeenRead
from newsroom.benchmark import beacons
from newsroom.benchmark.desk import undone
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
