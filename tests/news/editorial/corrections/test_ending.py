"""A retracted story comes back: one proposes, another confirms."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.test import Client

from news.editorial.corrections.retraction import end_retraction, keep_retraction, propose_end
from news.editorial.models import AuditEntry
from news.editorial.refusals import ApproverRefused, DecidedAlready, ReasonMissing
from news.models import ArticlePage, Retraction
from tests.builders import a_chief, a_published_article, a_reporter, an_editor
from tests.news.editorial.corrections.retractions import retracted
from tests.news.editorial.corrections.test_retraction import screen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


WHY = "Pemilik dokumen sudah dipastikan."


@pytest.fixture
def story() -> ArticlePage:
    return a_published_article(title="Gudang beras disebut kosong")


def public_text(story: ArticlePage) -> str:
    client, address = Client(), story.get_url()
    return "".join(client.get(url).text for url in (address, f"{address}riwayat/", "/koreksi/"))


def test_one_proposes_over_http_and_another_confirms(client, story):
    retraction = retracted(story)
    client.force_login(an_editor())
    client.post(screen(retraction), {"answer": "propose_end", "reason": WHY})
    assert WHY not in public_text(story)
    assert Retraction.objects.get().is_in_force
    chief = a_chief()
    client.force_login(chief)
    assert WHY in client.get(screen(retraction)).text
    client.post(screen(retraction), {"answer": "end"})
    assert not Retraction.objects.get().is_in_force
    assert WHY in public_text(story)
    actions = AuditEntry.objects.about(story).filter(action__in=["propose_end", "end_retraction"])
    assert set(actions.values_list("action", flat=True)) == {"propose_end", "end_retraction"}


def test_nobody_confirms_the_end_that_they_proposed(client, story):
    chief = a_chief()
    retraction = propose_end(retracted(story), by=chief, reason=WHY)
    with pytest.raises(ApproverRefused):
        end_retraction(retraction, by=chief)
    client.force_login(chief)
    client.post(screen(retraction), {"answer": "end"})
    assert Retraction.objects.get().is_in_force
    with pytest.raises(IntegrityError), transaction.atomic():
        QuerySet(Retraction).filter(pk=retraction.pk).update(ended_by=chief)


def test_nothing_ends_that_nobody_proposed_to_end(story):
    with pytest.raises(DecidedAlready):
        end_retraction(retracted(story), by=a_chief())


def test_whoever_wrote_the_story_brings_it_back_only_with_a_reason_on_record(client):
    writer = a_chief()
    story = a_published_article(owner=writer)
    retraction = propose_end(retracted(story), by=an_editor(), reason=WHY)
    with pytest.raises(ApproverRefused):
        end_retraction(retraction, by=writer)
    client.force_login(writer)
    client.post(screen(retraction), {"answer": "end", "reason": "Tidak ada pemred lain."})
    assert not Retraction.objects.get().is_in_force
    entry = AuditEntry.objects.get(action="end_retraction")
    assert (entry.data["reason"], entry.data["note"]) == (WHY, "Tidak ada pemred lain.")
    assert "Tidak ada pemred lain." not in public_text(story)


def test_editor_does_not_end_and_reporter_does_not_propose_to(story):
    retraction = retracted(story)
    with pytest.raises(ApproverRefused):
        propose_end(retraction, by=a_reporter(), reason=WHY)
    propose_end(retraction, by=an_editor(), reason=WHY)
    with pytest.raises(ApproverRefused):
        end_retraction(retraction, by=an_editor())


@pytest.mark.parametrize("reason", ["", "  "])
def test_proposal_to_end_needs_a_reason(story, reason):
    with pytest.raises(ReasonMissing):
        propose_end(retracted(story), by=an_editor(), reason=reason)


def test_one_proposal_to_end_waits_at_a_time(story):
    retraction = propose_end(retracted(story), by=an_editor(), reason=WHY)
    with pytest.raises(DecidedAlready):
        propose_end(retraction, by=an_editor(), reason="Lain.")


def test_proposal_that_is_not_confirmed_leaves_the_notice_and_stays_on_record(client, story):
    retraction = propose_end(retracted(story), by=an_editor(), reason=WHY)
    client.force_login(a_chief())
    client.post(screen(retraction), {"answer": "keep", "reason": "Dokumennya tetap meragukan."})
    retraction = Retraction.objects.get()
    assert retraction.is_in_force
    assert not retraction.is_end_proposed
    assert WHY not in public_text(story)
    assert AuditEntry.objects.get(action="propose_end").data["reason"] == WHY
    assert AuditEntry.objects.get(action="keep_retraction").data["reason"] == "Dokumennya tetap meragukan."
    propose_end(retraction, by=an_editor(), reason="Bukti baru.")
    end_retraction(retraction, by=a_chief())
    assert "Bukti baru." in public_text(story)


def test_proposer_takes_a_proposal_to_end_back_and_another_editor_does_not(story):
    editor = an_editor()
    retraction = propose_end(retracted(story), by=editor, reason=WHY)
    with pytest.raises(ApproverRefused):
        keep_retraction(retraction, by=an_editor(), reason="Tidak.")
    keep_retraction(retraction, by=editor, reason="Keliru.")
    assert not Retraction.objects.get().is_end_proposed


def test_ended_retraction_is_not_ended_again(story):
    retraction = propose_end(retracted(story), by=an_editor(), reason=WHY)
    end_retraction(retraction, by=a_chief())
    for action in (end_retraction, keep_retraction):
        with pytest.raises(DecidedAlready):
            action(retraction, by=a_chief(), **({"reason": "Lagi."} if action is keep_retraction else {}))
