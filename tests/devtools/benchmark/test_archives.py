"""The benchmark of imports measures on a database made for it, and on no other."""

import pytest
from django.core.management import CommandError, call_command

from devtools.benchmark.archives import _slower, may_write
from tests.builders import a_published_article


def test_last_quarter_is_compared_with_the_first():
    told = [(float(second * second), second * 100) for second in range(12)]
    assert _slower(told) > 2
    assert _slower([(float(second), second * 100) for second in range(12)]) == pytest.approx(1)
    assert _slower(told[:4]) is None


@pytest.mark.django_db
def test_database_of_a_paper_is_left_alone(site):
    a_published_article()
    assert not may_write()
    with pytest.raises(CommandError, match="made for it"):
        call_command("benchmark", posts=5)
