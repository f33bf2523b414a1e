"""What pages cost, beside what they cost elsewhere; counts are asserted, times never."""

from io import StringIO

import pytest
from django.core.management import call_command

from devtools.benchmark import growth
from devtools.benchmark.growth import HELD, Cost
from tests.news.archive import an_archive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def costs(milliseconds: float) -> dict[str, Cost]:
    return {HELD: Cost(8, milliseconds, milliseconds, milliseconds, milliseconds)}


def test_each_page_is_measured_and_kept_for_later(monkeypatch, tmp_path):
    an_archive(3)
    monkeypatch.setattr(growth, "_ROUNDS", 1)
    out, file = StringIO(), tmp_path / "few.json"
    call_command("benchmark", pages=True, save=file, stdout=out)
    kept = growth.read(file)
    assert {HELD, "regions", "ledger", "promises", "sitemap", "person"} <= kept.keys()
    assert all(cost.sql <= 9 for cost in kept.values())
    assert len(out.getvalue().splitlines()) == len(kept) + 1


@pytest.mark.parametrize(("now", "status"), [(11, 0), (13, 1)])
def test_front_page_that_grows_ends_the_command_with_status_1(monkeypatch, tmp_path, now, status):
    an_archive(1)
    growth.save(costs(10), tmp_path / "few.json")
    monkeypatch.setattr(growth, "measured", lambda: costs(now))
    out = StringIO()
    if status:
        with pytest.raises(SystemExit):
            call_command("benchmark", pages=True, than=tmp_path / "few.json", stdout=out)
    else:
        call_command("benchmark", pages=True, than=tmp_path / "few.json", stdout=out)
    assert f"{now / 10:.2f} ×" in out.getvalue()
