"""Two merges at once."""

import pytest

from news.imports.archive.merging import merge
from news.imports.archive.steps import MergedAlready
from news.imports.models import PersonMerge
from news.models import Person
from tests.at_once import together
from tests.builders import a_chief, a_person, a_published_article, a_quote, a_site

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_two_merges_against_each_other_is_refused():
    a_site()
    chief, one, other = a_chief(), a_person("Tohar"), a_person("H. Tohar")
    a_published_article(body=[a_quote(speaker=one), a_quote("Air turun.", speaker=other)])

    def merging(kept, merged):
        try:
            return merge(kept, [merged], by=chief)
        except MergedAlready as refusal:
            return refusal

    answers = together(lambda: merging(one, other), lambda: merging(other, one))
    assert sorted(type(answer).__name__ for answer in answers) == ["MergedAlready", "PersonMerge"]
    assert Person.objects.exclude(merged_into=None).count() == 1
    assert PersonMerge.objects.count() == 1
