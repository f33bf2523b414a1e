"""What the rules cost, over any text: they run in the transaction of each save, and again for the panel."""

import time

import pytest

from news.editorial.rules import RULES, house_rules
from news.editorial.rules.registry import MOST_OF_A_RULE
from tests.builders import a_person, a_quote, an_article
from tests.news.editorial.rules.drafts import a_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

SECONDS = 2.0
LENGTH = 100_000
WORDS = (
    "Menurut Kepala Dinas Kesehatan Rosdiana Kapitan, warga Desa Sungai Meriam di Anggana menerima 1.140 paket bantuan "
    "senilai Rp2 miliar pada Kamis (13/11/2025). “Kami sudah memberi imbauan kepada keluarga korban,” ujarnya di RT 12."
)


def filled(unit: str) -> str:
    """These words again and again, up to the longest text that anybody pastes."""
    return unit * (LENGTH // len(unit))


HOSTILE = {
    "blanks after foto": "foto" + " " * LENGTH + "x",
    "NBSP after foto": "foto" + "&nbsp;" * (LENGTH // 6) + "x",
    "line ends after foto": "foto" + "<br/>" * (LENGTH // 5) + "x",
    "foto without end": filled("foto "),
    "brackets": "(" * LENGTH,
    "brackets with words": filled("(adv "),
    "closing blanks": "(adv)" + " " * LENGTH + ".x",
    "marks": filled('"'),
    "printer's marks": filled("“"),
    "pairs of marks": filled('"a" '),
    "capitals": "A" * LENGTH,
    "capitals apart": filled("AR "),
    "names": filled("Budi Santoso "),
    "names and stops": filled("Budi. "),
    "numbers": filled("1.000.000 "),
    "digits": "1" * LENGTH,
    "scales": filled("juta "),
    "one and one": filled("satu "),
    "di": filled("di "),
    "village": filled("Desa "),
    "village without a name": filled("desa A "),
    "street": filled("warga jalan "),
    "ties": filled("warga yang tinggal "),
    "relatives": filled("ibu korban, "),
    "relatives without an end": filled("ibu kandung dari "),
    "schools": filled("SD Negeri "),
    "suspects": filled("diduga yang "),
    "victims": filled("korban "),
    "initials": filled("inisial "),
    "weekdays": filled("Senin, "),
    "open links": filled('<a href="/x/">'),
    "links": filled('<a href="/tokoh/x/">a</a>'),
    "open tags": filled("<"),
    "addresses": filled("http://a "),
    "furniture": filled("baca juga<br/>"),
    "one word": "a" * LENGTH,
    "prose": filled(f"{WORDS} "),
    "accents": filled("é\u0301"),
}


def a_hostile_story(text: str):
    """It has every mark that asks for more rules."""
    marks = {"is_about_child": True, "may_harm": False}
    return a_draft(title=text[:255], summary=text[:400], body=[("paragraph", f"<p>{text}</p>")], **marks)


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_text_stops_a_worker(kind):
    article = a_hostile_story(HOSTILE[kind])
    article.body  # noqa: B018 - takes the stored text apart before the clock runs
    started = time.process_time()
    found = list(house_rules(article))
    assert time.process_time() - started < SECONDS
    assert len(found) <= MOST_OF_A_RULE * len(RULES)


def test_many_quotes_stop_no_worker():
    body = [a_quote("“" + "Pihaknya " * 500, speaker=a_person()) for _number in range(50)]
    article = a_draft(body=body)
    started = time.process_time()
    list(house_rules(article))
    assert time.process_time() - started < SECONDS


def test_long_read_costs_a_blink():
    """5,000 words, with a speaker and every kind of mark in them."""
    body = [("paragraph", f"<p>{f'{WORDS} ' * 4}</p>")] * 33 + [a_quote()]
    article = an_article(body=body)
    list(house_rules(article))
    spent = []
    for _time in range(5):
        started = time.process_time()
        list(house_rules(article))
        spent.append(time.process_time() - started)
    assert min(spent) < 0.25
