"""The search finds on the demo's stories what readers look for there."""

from io import StringIO

import pytest
from django.core.management import call_command

from newsroom.demo.content import read_stories
from newsroom.demo.relevance.corpus import DEMO
from search.relevance.measure import HALVES, judged_queries
from tests.search.relevance.report import means_of_all

FLOOR = 0.9


@pytest.mark.django_db
def test_each_half_of_the_queries_is_answered_well():
    out = StringIO()
    call_command("measure_search", stories="demo", queries=True, stdout=out)
    means = means_of_all(out.getvalue())
    assert len(means) == len(HALVES)
    assert min(ours for ours, _plain in means) >= FLOOR, out.getvalue()


@pytest.mark.parametrize("half", HALVES)
def test_every_judgement_names_a_public_story(half):
    public = {story["slug"] for story in read_stories() if story["state"] in {"published", "emergency"}}
    queries = judged_queries(half, corpus=DEMO)
    assert len(queries) >= 30
    assert all(judged.grades.keys() <= public for judged in queries)
