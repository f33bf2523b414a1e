"""The screens of merging people."""

import pytest
from django.urls import reverse

from news.imports.archive import merging
from news.imports.archive.merging import merge
from news.imports.models import PersonMerge
from news.models import Person, Position
from news.quotes.models import Quote
from tests.builders import a_chief, a_person, a_published_article, a_quote, an_editor

TEXT = ("paragraph", "<p>Air pasang merendam sembilan desa sejak Kamis dini hari.</p>")


@pytest.fixture(scope="module")
def people(site):
    """Two records of one man, one of them quoted twice."""
    kept, other = a_person("Tohar Sukarsa"), a_person("H. Tohar Sukarsa", description="Sekretaris daerah.")
    for words in ("Air naik.", "Air turun."):
        a_published_article(body=[TEXT, a_quote(words, speaker=kept)])
    a_published_article(body=[TEXT, a_quote("Air tetap.", speaker=other)])
    return kept, other


@pytest.fixture
def chief(client, people):
    chief = a_chief()
    client.force_login(chief)
    return chief


def address(*people):
    return reverse("news_people:merge") + "?" + "&".join(f"id={person.pk}" for person in people)


def posted(kept, *people, **changes):
    return {"id": [person.pk for person in (kept, *people)], "stays": kept.pk, **changes}


def post_merge(client, kept, other, **changes):
    data = posted(kept, other, take_description=other.pk, **changes)
    return client.post(reverse("news_people:merge"), data, follow=True)


def test_whoever_may_not_merge_is_sent_away(client, people):
    client.force_login(an_editor())
    for name in ("merge", "merges"):
        assert client.get(reverse(f"news_people:{name}")).status_code in {302, 403}


def test_without_people_one_is_asked_for(client, chief):
    response = client.get(reverse("news_people:merge"), {"q": "tohar"})
    assert response.text.count("Tohar Sukarsa") >= 2
    assert "Belum" not in response.text


def test_what_each_has_stands_side_by_side(client, chief, people):
    response = client.get(address(*people))
    shown = {row.label: [cell.text for cell in row.cells] for row in response.context["rows"]}
    assert ["2", "1"] in shown.values()
    assert ["", "Sekretaris daerah."] in shown.values()


def test_whoever_has_most_on_record_is_proposed_to_stay(client, chief, people):
    kept, other = people
    stays = client.get(address(other, kept)).context["stays"]
    assert [choice.data["selected"] for choice in stays] == [False, True]


def test_what_one_of_them_lacks_is_proposed_of_the_other(client, chief, people):
    description = next(
        row for row in client.get(address(*people)).context["rows"] if row.kind == "description"
    )
    assert [cell.choice.data["selected"] for cell in description.cells] == [False, True]


def test_merging_leads_to_what_became_of_it(client, chief, people):
    kept, other = people
    response = post_merge(client, kept, other)
    assert response.redirect_chain[-1][0] == reverse(
        "news_people:merged", args=[PersonMerge.objects.get().pk]
    )
    assert Person.objects.get(pk=kept.pk).description == "Sekretaris daerah."
    assert set(Quote.objects.values_list("speaker", flat=True)) == {kept.pk}
    assert PersonMerge.objects.get().waiting == []


def test_a_merge_is_undone_on_its_screen(client, chief, people):
    kept, other = people
    post_merge(client, kept, other)
    made = PersonMerge.objects.get()
    client.post(reverse("news_people:merged", args=[made.pk]), {"undo": "1"})
    assert Person.objects.get(pk=other.pk).merged_into is None
    assert Quote.objects.filter(speaker=other).count() == 1
    again = client.post(reverse("news_people:merged", args=[made.pk]), {"undo": "1"}, follow=True)
    assert again.status_code == 200


def test_what_waits_goes_on_at_each_step(client, chief, people):
    kept, other = people
    post_merge(client, kept, other)
    made = PersonMerge.objects.get()
    waiting = list(Quote.objects.values_list("article", flat=True))
    PersonMerge.objects.update(waiting=waiting)
    screen = reverse("news_people:merged", args=[made.pk])
    assert "data-goes-on" in client.get(screen).text
    client.post(screen)
    assert PersonMerge.objects.get().waiting == []


def test_the_old_address_leads_on(client, chief, people):
    kept, other = people
    post_merge(client, kept, other)
    response = client.get(f"/tokoh/{other.slug}/")
    assert (response.status_code, response.url) == (302, f"/tokoh/{kept.slug}/")
    assert client.get(f"/tokoh/{other.slug}/feed/").status_code == 200
    assert "Air tetap." in client.get(f"/kutipan/?tokoh={other.slug}").text


def test_somebody_merged_is_offered_nowhere(client, chief, people):
    kept, other = people
    post_merge(client, kept, other)
    assert not client.get(address(kept, other)).context.get("rows")
    listed = client.get(reverse(Person.snippet_viewset.get_url_name("list"))).text
    assert f"/edit/{other.pk}/" not in listed
    chooser = client.get(reverse(Person.snippet_viewset.chooser_viewset.get_url_name("choose_results")))
    assert f"/{other.pk}/" not in chooser.text


def test_only_offices_of_those_compared_are_taken(client, chief, people):
    kept, other = people
    foreign = Position.objects.create(person=a_person("Orang lain"), title="Camat")
    response = post_merge(client, kept, other, offices=[foreign.pk])
    assert response.status_code == 422
    assert not PersonMerge.objects.exists()


@pytest.mark.parametrize("wrong", [{}, {"id": ["x", "9" * 40, "\x00"]}, {"id": ["1"], "stays": "x"}])
def test_rubbish_gets_a_sentence(client, chief, wrong):
    assert client.post(reverse("news_people:merge"), wrong).status_code == 422
    # Numbers that no database takes are refused before any screen is asked.
    assert client.get(reverse("news_people:merge"), wrong).status_code in {200, 400}


def test_whoever_comes_second_is_told(client, chief, people):
    kept, other = people
    post_merge(client, kept, other)
    response = client.post(reverse("news_people:merge"), posted(other, kept))
    assert response.status_code == 422


def test_deleting_either_of_them_says_why_not(client, chief, people):
    kept, other = people
    post_merge(client, kept, other)
    client.force_login(a_chief(is_superuser=True))
    for person in people:
        url = reverse(Person.snippet_viewset.get_url_name("delete"), args=[person.pk])
        assert f"“{person.name}”" in client.post(url, follow=True).text
        assert Person.objects.filter(pk=person.pk).exists()


def test_all_merges_are_listed(client, chief, people):
    kept, other = people
    post_merge(client, kept, other)
    assert "H. Tohar Sukarsa" in client.get(reverse("news_people:merges")).text


def test_who_ticks_the_whole_list_is_asked_for_a_few(client, chief, people):
    url = reverse("wagtail_bulk_action", args=["news", "person", "merge"])
    listed = reverse(Person.snippet_viewset.get_url_name("list"))
    response = client.get(url, {"id": "all", "next": listed}, follow=True)
    assert response.redirect_chain[-1][0] == listed
    assert "tick them one by one" in response.text or "satu per satu" in response.text


def test_a_story_that_cannot_be_drawn_stops_no_other_and_is_named(client, chief, people, monkeypatch):
    kept, other = people
    made = merge(kept, [other], by=chief)
    broken = made.waiting[0]

    def draw(made, number, **kwargs):
        if number == broken:
            raise ValueError("broken")

    monkeypatch.setattr(merging, "_draw", draw)
    merging.redraw(made, seconds=60)
    made.refresh_from_db()
    assert (made.waiting, made.failed) == ([], [broken])
    monkeypatch.undo()
    screen = reverse("news_people:merged", args=[made.pk])
    assert reverse("wagtailadmin_pages:edit", args=[broken]) in client.get(screen).text
    client.post(screen, {"again": "1"})
    made.refresh_from_db()
    assert (made.waiting, made.failed) == ([], [])


def test_an_office_that_is_not_ticked_goes_until_the_merge_is_undone(client, chief, people):
    kept, other = people
    ticked, left = (
        Position.objects.create(person=kept, title=title) for title in ("Sekretaris Daerah", "Camat")
    )
    post_merge(client, kept, other, offices=[ticked.pk])
    assert list(kept.positions.all()) == [ticked]
    client.post(reverse("news_people:merged", args=[PersonMerge.objects.get().pk]), {"undo": "1"})
    assert set(kept.positions.all()) == {ticked, left}


def test_phones_offer_nobody_merged(client, chief, people):
    kept, other = people
    post_merge(client, kept, other)
    text = client.get(reverse("news_filing:report")).text
    assert f'value="{kept.name}"' in text
    assert other.name not in text


def test_ticked_people_are_compared(client, chief, people):
    url = reverse("wagtail_bulk_action", args=["news", "person", "merge"])
    response = client.get(url, {"id": [person.pk for person in people]})
    assert response.url == address(*people)
