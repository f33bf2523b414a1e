"""The publish gate beside the text."""

import pytest
from django.test import RequestFactory

from news.editorial.findings.panel import GateSidePanel
from tests.builders import a_reporter, a_site, an_article

pytestmark = pytest.mark.django_db


def a_panel(article, *, user) -> GateSidePanel:
    request = RequestFactory().get("/admin/")
    request.user = user
    return GateSidePanel(article, request)


@pytest.mark.parametrize(
    ("changes", "colour"),
    [({"summary": ""}, "w-bg-critical-200"), ({"title": "Air naik"}, "w-bg-warning-100")],
)
def test_button_counts_and_its_colour_says_whether_something_is_in_the_way(changes, colour):
    a_site()
    reporter = a_reporter()
    toggle = a_panel(an_article(owner=reporter, **changes), user=reporter).toggle
    context = toggle.get_context_data({})
    assert (context["count"], toggle.counter_classname) == (1, colour)


def test_rules_are_asked_once_for_panel_and_button(django_assert_max_num_queries):
    a_site()
    reporter = a_reporter()
    panel = a_panel(an_article(owner=reporter, summary=""), user=reporter)
    assert panel.gate.count == 1
    with django_assert_max_num_queries(0):
        assert panel.get_context_data({})["gate"] is panel.gate
        panel.toggle.get_context_data({})
