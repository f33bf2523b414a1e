"""Two clicks in the same moment, of one reader and of two moderators."""

import pytest
from django.db import transaction
from django.utils import timezone

from news.comments.models import ModerationDecision, Reader, ReaderComment, SignInLink
from news.comments.moderating import ChangedMeanwhile, approve, load_seen
from news.comments.signing_in import use
from news.comments.writing import write
from tests.at_once import together
from tests.builders import a_published_article, a_site, an_editor
from tests.news.comments.people import ANI, a_paper_with_comments

pytestmark = pytest.mark.django_db(transaction=True)


@transaction.atomic
def enter(link: SignInLink) -> bool:
    return use(link, name="Ani Warga") is not None


def decide(comment: ReaderComment, by, as_seen: str) -> bool:
    try:
        approve(comment.pk, by=by, as_seen=as_seen)
    except ChangedMeanwhile:
        return False
    return True


def test_link_comment_and_decision_happen_once():
    a_site()
    a_paper_with_comments()
    story, editors = a_published_article(), [an_editor(), an_editor()]
    link = SignInLink.objects.create(
        token_hash="x", email=ANI, ends_at=timezone.now() + timezone.timedelta(minutes=30)
    )
    assert sorted(together(*[lambda: enter(link)] * 2)) == [False, True]
    reader = Reader.objects.get()
    together(*[lambda: write(reader, article_id=story.pk, text="Halo.", network_mark="")] * 2)
    comment = ReaderComment.objects.get()
    key = load_seen(comment)
    decided = together(*[lambda by=by: decide(comment, by, key) for by in editors])
    assert sorted(decided) == [False, True]
    assert ModerationDecision.objects.count() == 1
