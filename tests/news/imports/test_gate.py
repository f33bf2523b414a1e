import pytest

from news.guesses import SURE
from news.imports.drafts import make_draft
from news.imports.gate import unconfirmed_guesses
from news.models import ArticlePage
from news.publishing import find_all
from news.structurer import structure_text
from tests.builders import a_person, a_reporter, an_article
from tests.news.imports.pasting.stories import PIER

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def stored(site) -> ArticlePage:
    return make_draft(structure_text(PIER), by=a_reporter(), raw=PIER)


@pytest.fixture
def draft(stored) -> ArticlePage:
    return ArticlePage.objects.get(pk=stored.pk)


def test_the_gate_asks_for_each_guess_that_nobody_confirmed(draft):
    found = list(unconfirmed_guesses(draft))
    assert [finding.block_id for finding in found] == [str(block.id) for block in draft.quotes][:2]
    assert not any(finding.is_blocking for finding in found)
    assert {finding.rule for finding in find_all(draft)} >= {"unconfirmed_guess"}


def test_a_guess_that_was_corrected_in_the_text_is_asked_no_more(draft):
    first = draft.quotes[0]
    first.value["speaker"] = a_person("Laila Munthe")
    assert [finding.block_id for finding in unconfirmed_guesses(draft)] == [str(draft.quotes[1].id)]


def test_a_guess_about_a_block_that_is_gone_is_asked_no_more(draft):
    for block in draft.quotes:
        draft.body.remove(block)
    assert list(unconfirmed_guesses(draft)) == []


@pytest.mark.parametrize(
    ("guess", "change"),
    [
        ({"block": "title", "what": "headline", "value": "Judul tebakan"}, {"title": "Judul tebakan"}),
        ({"block": "dateline_place", "what": "dateline", "value": "Anggana"}, {"dateline_place": "Anggana"}),
    ],
)
def test_a_guess_about_a_field_is_asked_while_the_field_says_so(site, guess, change):
    article = an_article(guesses=[guess | {"why": "mail_subject", "confidence": SURE - 0.1}], **change)
    assert [finding.field for finding in unconfirmed_guesses(article)] == [guess["block"]]
    setattr(article, guess["block"], "Lain")
    assert list(unconfirmed_guesses(article)) == []


def test_what_is_nearly_sure_is_not_asked(site):
    article = an_article(
        guesses=[{"block": "title", "what": "headline", "value": "x", "why": "", "confidence": SURE}],
        title="x",
    )
    assert list(unconfirmed_guesses(article)) == []
