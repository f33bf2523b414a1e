"""What is on record at a busy desk: corrections, retractions, an override, complaints, plans, links."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from news.accounts.models import User
from news.digest import digest_of_content
from news.editorial.corrections.retraction import propose_retraction
from news.editorial.models import Assignment, Complaint, Desk
from news.editorial.overrides import publish_by_override
from news.editorial.sharing import share
from news.models import ArticlePage, Correction, PublishedArticle
from tests.builders import a_correction, a_published_article, a_retraction, an_article_in_review
from tests.news.editorial.complaints.cases import a_case, receipt_path, token, typed

REASON = "Banjir sampai di jalan kota sebelum ada yang dapat membaca."


def what_is_on_record(live: ArticlePage, *, reporter: User, editor: User, chief: User) -> dict[str, object]:
    """The keys of all of it, for addresses of screens."""
    proposed = a_published_article(title="Diusulkan dicabut", owner=reporter)
    retraction = propose_retraction(
        proposed, by=editor, ground="unsupported", reason="Angkanya bukan milik gudang itu."
    )
    retracted = a_published_article(title="Sudah dicabut", owner=reporter)
    in_force = a_retraction(retracted, proposed_by=editor, confirmed_by=chief)
    waiting = Correction.objects.create(article=live, text="Yang benar dua desa.", made_by=reporter)
    keys = {"proposed_retraction": retraction.pk, "retraction": in_force.pk, "retracted": retracted.pk}
    keys |= {
        "correction": a_correction(live, made_by=editor, approved_by=chief).pk,
        "waiting_correction": waiting.pk,
    }
    _, secret = share(live, by=editor, for_whom="Kuasa hukum", expires_at=timezone.now() + timedelta(hours=2))
    keys |= {"share": secret, "override": _an_override(reporter, by=chief), "assignment": _a_plan(reporter)}
    keys["desk"] = Desk.objects.create(name="Samarinda").pk
    return keys | _complaints(live)


def _an_override(reporter: User, *, by: User) -> int:
    story = an_article_in_review(title="Listrik pulau padam sejak petang", owner=reporter)
    digest = digest_of_content(story.get_latest_revision().content)
    return publish_by_override(story, by=by, seen_digest=digest, reason=REASON).pk


def _a_plan(reporter: User) -> int:
    plan = Assignment.objects.create(title="Sidang dewan", place="Samarinda", starts_at=timezone.now())
    plan.people.add(reporter)
    return plan.pk


def _complaints(live: ArticlePage) -> dict[str, object]:
    story = PublishedArticle.objects.get(pk=live.pk)
    case = a_case(story)
    receipt = receipt_path()
    Complaint.objects.filter(pk=case.pk).update(due_at=timezone.now() + timedelta(hours=5))
    return {"complaint": case.pk, "receipt": receipt, "unverified": _sent_only(story)}


def _sent_only(story: PublishedArticle) -> str:
    Client().post("/hak-jawab/", typed(story, claim="Nama desa keliru.", email="lain@warga.example"))
    return token()
