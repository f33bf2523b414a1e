"""Desks: which stories an editor may answer for."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from news.digest import digest_of_content
from news.editorial import desks
from news.editorial.actions import return_with_note, withdraw_approval
from news.editorial.desks import chiefs
from news.editorial.four_eyes import objections
from news.editorial.groups import CHIEFS
from news.editorial.models import Approval, Desk
from news.editorial.refusals import ApproverRefused
from news.models import ArticlePage, Region
from tests.builders import (
    PASSWORD,
    a_chief,
    a_province,
    a_published_article,
    a_region,
    a_reporter,
    a_section,
    a_user,
    an_article_in_review,
    an_editor,
    approve_as_read,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def a_desk(name, *members, sections=(), regions=()) -> Desk:
    desk = Desk.objects.create(name=name)
    desk.members.set(members)
    desk.sections.set(sections)
    desk.regions.set(regions)
    return desk


def samarinda() -> Region:
    return a_region("Samarinda", code="64.72", kind="city")


def of_samarinda(*members) -> Desk:
    return a_desk("Samarinda", *members, regions=[samarinda()])


def answer(client, user, article, kind="publish", **values):
    client.login(username=user.username, password=PASSWORD)
    url = reverse("news_editorial:read", args=[article.pk])
    client.get(url)
    digest = digest_of_content(ArticlePage.objects.get(pk=article.pk).get_latest_revision().content)
    return client.post(url, {"answer": kind, "digest": digest, **values}, follow=True)


def is_live(article) -> bool:
    return ArticlePage.objects.get(pk=article.pk).live


def test_editor_of_the_desk_approves_what_belongs_there(client):
    editor = an_editor()
    of_samarinda(editor)
    article = an_article_in_review(region=samarinda())
    answer(client, editor, article)
    assert is_live(article)


def test_editor_of_another_desk_may_not_and_is_told_the_rule(client):
    editor = an_editor()
    a_desk("Meja Berau", editor, regions=[a_region("Berau")])
    article = an_article_in_review(region=samarinda())
    response = answer(client, editor, article)
    assert not is_live(article)
    assert "Meja Berau" in response.text


def test_two_desks_each_approve_their_own_and_not_the_others(client):
    one, other = an_editor(), an_editor()
    of_samarinda(one)
    a_desk("Berau", other, regions=[a_region("Berau")])
    here, there = an_article_in_review(region=samarinda()), an_article_in_review(region=a_region("Berau"))
    for editor, article in ((one, there), (other, here)):
        answer(client, editor, article)
        assert not is_live(article)
    for editor, article in ((one, here), (other, there)):
        answer(client, editor, article)
        assert is_live(article)


def test_other_desk_cannot_return_a_story_either(client):
    editor = an_editor()
    of_samarinda(editor)
    article = an_article_in_review(region=a_region("Berau"))
    answer(client, editor, article, "return", note="Tolong singkat.")
    assert article.current_workflow_state.status == "in_progress"
    with pytest.raises(ApproverRefused):
        return_with_note(article, by=editor, note="x")


def test_other_desk_cannot_take_an_approval_back():
    editor, reader = an_editor(), an_editor()
    of_samarinda(editor)
    article = an_article_in_review(region=a_region("Berau"))
    approve_as_read(article, by=reader)
    with pytest.raises(ApproverRefused):
        withdraw_approval(article, by=editor, reason="Keliru.")


def test_section_is_as_good_as_a_region():
    editor = an_editor()
    a_desk("Ekonomi", editor, sections=[a_section("Ekonomi")])
    assert desks.covers(editor, an_article_in_review(section=a_section("Ekonomi")))
    assert not desks.covers(editor, an_article_in_review(section=a_section("Politik")))


def test_province_stands_for_its_regencies_and_not_the_other_way_round():
    provincial, regency = an_editor(), an_editor()
    a_desk("Kaltim", provincial, regions=[a_province()])
    of_samarinda(regency)
    assert desks.covers(provincial, an_article_in_review(region=samarinda()))
    assert not desks.covers(regency, an_article_in_review(region=a_province()))


def test_further_region_counts():
    editor = an_editor()
    of_samarinda(editor)
    article = an_article_in_review(region=a_region("Berau"))
    assert not desks.covers(editor, article)
    article.further_regions = [samarinda()]
    assert desks.covers(editor, article)


def test_several_desks_add_up():
    editor = an_editor()
    of_samarinda(editor)
    a_desk("Ekonomi", editor, sections=[a_section("Ekonomi")])
    story = an_article_in_review(region=a_region("Berau"), section=a_section("Ekonomi"))
    assert desks.covers(editor, story)


def test_editor_of_an_empty_desk_approves_nothing():
    editor = an_editor()
    a_desk("Baru", editor)
    assert not desks.covers(editor, an_article_in_review())


@pytest.mark.parametrize("make", [an_editor, a_chief, lambda: a_user(is_superuser=True)])
def test_who_sits_at_no_desk_approves_everywhere(make):
    of_samarinda(an_editor())
    assert desks.covers(make(), an_article_in_review(region=a_region("Berau")))


def test_chief_is_the_chief_whatever_the_group_is_called():
    chief = a_chief()
    Group.objects.filter(name=CHIEFS).update(name="Pemimpin Redaksi")
    of_samarinda(chief)
    far = an_article_in_review(region=a_region("Berau"))
    assert desks.covers(chief, far)
    assert far in desks.stories_of(chief, ArticlePage.objects.all())
    assert list(chiefs()) == [chief]


@pytest.mark.parametrize("make", [a_chief, lambda: a_user(is_superuser=True)])
def test_chief_approves_everywhere_whatever_desk_they_sit_at(make):
    chief = make()
    of_samarinda(chief)
    assert desks.covers(chief, an_article_in_review(region=a_region("Berau")))


def test_draft_that_moves_a_public_story_to_ones_own_desk_is_still_the_other_desks(client):
    editor = an_editor()
    of_samarinda(editor)
    article = a_published_article(owner=a_reporter(), region=a_region("Berau"), title="Judul lama")
    draft = article.get_latest_revision_as_object()
    draft.region, draft.title = samarinda(), "Judul baru"
    draft.save_revision(user=article.owner)
    article = ArticlePage.objects.get(pk=article.pk)
    article.get_workflow().start(article, article.owner)
    answer(client, editor, article)
    assert ArticlePage.objects.get(pk=article.pk).title == "Judul lama"
    assert not Approval.objects.filter(article=article, made_by=editor).exists()


def test_draft_that_leaves_ones_desk_is_no_longer_ones_own():
    editor = an_editor()
    of_samarinda(editor)
    article = a_published_article(owner=a_reporter(), region=samarinda())
    draft = article.get_latest_revision().as_object()
    draft.region = a_region("Berau")
    assert desks.covers(editor, article)
    assert not desks.covers(editor, draft)


def test_story_without_place_is_of_no_desk():
    editor = an_editor()
    of_samarinda(editor)
    assert not desks.covers(editor, an_article_in_review(region=None, section=None))


def test_answering_needs_the_right_to_publish_and_the_desk():
    editor, reporter = an_editor(), a_reporter()
    of_samarinda(editor, reporter)
    here, there = an_article_in_review(region=samarinda()), an_article_in_review(region=a_region("Berau"))
    assert desks.may_answer(editor, here)
    assert not desks.may_answer(editor, there)
    assert not desks.may_answer(reporter, here)


def test_objection_names_the_rule_once():
    editor = an_editor()
    of_samarinda(editor)
    found = objections(an_article_in_review(region=a_region("Berau")), editor)
    assert len(found) == 1
    assert "Samarinda" in found[0]


def test_list_shows_the_desks_stories_by_their_newest_or_their_public_text():
    editor = an_editor()
    a_desk("Kaltim", editor, regions=[a_province()])
    far = a_region("Banjar", code="63.03", parent=None)
    here, there = an_article_in_review(region=samarinda()), an_article_in_review(region=far)
    mine = desks.stories_of(editor, ArticlePage.objects.all())
    assert here in mine
    assert there not in mine
    assert desks.stories_of(a_chief(), ArticlePage.objects.all()).count() == 2


def test_rule_costs_a_fixed_number_of_queries(django_assert_max_num_queries):
    editor, free = an_editor(), an_editor()
    for number in range(4):
        a_desk(f"Meja {number}", editor, regions=[a_region(f"W{number}", code=f"64.9{number}")])
    article = a_published_article(region=a_region("Berau"))
    article = ArticlePage.objects.get(pk=article.pk)
    with django_assert_max_num_queries(10):
        desks.covers(editor, article)
    with django_assert_max_num_queries(1):
        desks.covers(free, article)


@pytest.fixture
def desk(client) -> Desk:
    """Rahma sits here alone, Bimo at another desk too, and the chief is limited by none."""
    chief = a_chief("pemred", first_name="Chandra")
    client.force_login(chief)
    rahma, bimo = an_editor("rahma", first_name="Rahma"), an_editor("bimo", first_name="Bimo")
    desk, other = Desk.objects.create(name="Samarinda"), Desk.objects.create(name="Olahraga")
    desk.members.set([rahma, bimo, chief])
    other.members.set([bimo])
    return desk


def url(action: str, desk: Desk) -> str:
    return reverse(Desk.snippet_viewset.get_url_name(action), args=[desk.pk])


def test_last_seat_is_taken_away_only_by_saying_so(client, desk):
    response = client.post(url("edit", desk), {"name": "Samarinda", "members": []})
    assert response.status_code == 200
    (sentence,) = response.context["form"].errors["sets_free"]
    assert "Rahma" in sentence
    assert "Bimo" not in sentence
    assert "Chandra" not in sentence
    assert desk.members.count() == 3
    form = {"name": "Samarinda", "members": [], "sets_free": "on"}
    assert client.post(url("edit", desk), form).status_code == 302
    assert desk.members.count() == 0


def test_seat_beside_another_is_taken_away_without_a_word(client, desk):
    staying = desk.members.exclude(username="bimo").values_list("pk", flat=True)
    form = {"name": "Samarinda", "members": list(staying)}
    assert client.post(url("edit", desk), form).status_code == 302
    assert desk.members.count() == 2


def test_question_before_a_desk_is_deleted_names_who_would_be_free(client, desk):
    html = client.get(url("delete", desk)).text
    assert "Rahma" in html
    assert "Bimo" not in html


def test_seats_are_asked_about_only_where_somebody_could_lose_the_last_one(client, desk):
    other = Desk.objects.get(name="Olahraga")
    assert 'name="sets_free"' in client.get(url("edit", desk)).text
    assert 'name="sets_free"' not in client.get(url("edit", other)).text
    assert 'name="sets_free"' not in client.get(reverse(Desk.snippet_viewset.get_url_name("add"))).text
