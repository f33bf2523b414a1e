"""The paper's Telegram channel: each story once, kept as true as its page; the token is nobody's."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from news.channels import outside
from news.channels.models import ChannelPost
from news.channels.outbox import send_outbox
from news.editorial.actions import publish_imported
from news.models import ArticlePage, PaperSettings, PublishedArticle
from news.publication.writing import reproject
from tests.builders import a_correction, a_published_article, a_retraction
from tests.news.channels.services import TOKEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

# What says nothing of the message that was asked for.
ODD_ANSWERS = (
    (500, {}),
    (502, {}),
    (503, {}),
    (504, {"parameters": None}),
    (200, {"result": None}),
    (200, {"result": True}),
    (200, {"result": {"message_id": "7"}}),
    (200, []),
)


@pytest.fixture(autouse=True)
def _no_hub(service, settings):
    settings.WEBSUB_HUB = ""


def post_of(story: ArticlePage) -> ChannelPost:
    return ChannelPost.objects.get(article_id=story.pk)


def changed(story: ArticlePage, **values) -> ArticlePage:
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    publish_imported(draft)
    return ArticlePage.objects.get(pk=story.pk)


def make_due() -> None:
    ChannelPost.objects.exclude(due_at=None).update(due_at=timezone.now())


def later(hours: int) -> None:
    """As if a story had been published so long ago."""
    moment = timezone.now() - timedelta(hours=hours)
    ArticlePage.objects.update(published_at=moment)
    PublishedArticle.objects.update(published_at=moment)


def during_the_call(monkeypatch, service, *, happens: Callable[[], object]) -> None:
    """Something that others do while a run waits for Telegram, once."""

    def connect(host, port):
        monkeypatch.setattr(outside, "_connected", service.connect)
        happens()
        return service.connect(host, port)

    monkeypatch.setattr(outside, "_connected", connect)


def test_new_story_is_posted_with_headline_summary_and_link(service):
    story = a_published_article(title="Air <pasang> & angin", summary="Air masuk.")
    assert service.calls == []
    send_outbox()
    ((host, path, values),) = service.calls
    assert (host, path) == ("api.telegram.org", f"/bot{TOKEN}/sendMessage")
    assert (values["chat_id"], values["parse_mode"]) == ("@kabarmuara", "HTML")
    assert values["text"] == (
        f"<b>Air &lt;pasang&gt; &amp; angin</b>\n\nAir masuk.\n\nhttp://testserver{story.get_url()}"
    )
    assert post_of(story).message_id == 7


def test_story_is_posted_once_whatever_happens_to_its_rows(service):
    story = a_published_article()
    for _again in range(3):
        reproject(story.pk)
        send_outbox()
    assert service.methods == ["sendMessage"]


def test_story_of_the_archive_is_no_news(service):
    a_published_article(published_at=timezone.now() - timedelta(hours=2))
    send_outbox()
    assert service.calls == []


def test_nothing_is_noted_without_a_channel(service, settings):
    settings.TELEGRAM_CHANNEL = ""
    a_published_article()
    assert not ChannelPost.objects.exists()


def test_paid_text_is_posted_only_if_the_paper_says_so(service):
    values = {"label": ArticlePage.Label.ADVERTORIAL, "sponsor": "PT Muara", "title": "Rumah murah"}
    a_published_article(**values)
    send_outbox()
    assert service.calls == []
    paper = PaperSettings.load()
    paper.posts_paid_texts = True
    paper.save()
    a_published_article(**values)
    send_outbox()
    assert service.texts[0].startswith("<b>Advertorial: Rumah murah</b>")


def test_story_withdrawn_before_the_run_is_not_posted(service):
    story = a_published_article()
    story.unpublish()
    send_outbox()
    assert service.calls == []


def test_corrected_headline_and_correction_are_edited_in(service):
    story = a_published_article(title="Sembilan desa")
    send_outbox()
    story = changed(story, title="Delapan desa")
    send_outbox()
    a_correction(story, text="Bukan sembilan, delapan.")
    send_outbox()
    assert service.methods == ["sendMessage", "editMessageText", "editMessageText"]
    assert service.texts[1].startswith("<b>Delapan desa</b>")
    assert "<b>Ralat:</b> Bukan sembilan, delapan." in service.texts[2]
    assert service.calls[1][2]["message_id"] == 7


def test_retraction_takes_the_place_of_the_post(service):
    story = a_published_article(title="Gudang itu kosong", summary="Isi gudang hilang.")
    send_outbox()
    a_retraction(story, reason="Angkanya keliru.")
    send_outbox()
    assert service.methods[-1] == "editMessageText"
    assert service.texts[-1].startswith("<b>Dicabut: Gudang itu kosong</b>\n\nAngkanya keliru.")
    assert "Isi gudang" not in service.texts[-1]


def test_retraction_that_protects_somebody_names_nothing(service):
    from news.models import Retraction

    story = a_published_article(title="Nama anak itu")
    send_outbox()
    a_retraction(story, ground=next(iter(Retraction.PROTECTIVE)), reason="Demi anak itu.")
    send_outbox()
    assert "Nama anak" not in service.texts[-1]
    assert story.slug not in service.texts[-1]


def test_story_that_readers_no_longer_have_leaves_nothing_in_the_channel(service):
    story = a_published_article(title="Tertutup")
    send_outbox()
    story.unpublish()
    send_outbox()
    assert "Tertutup" not in service.texts[-1]
    assert "http" not in service.texts[-1]


def test_busy_telegram_is_asked_again(service):
    service.answers = [
        (429, {"parameters": {"retry_after": 90}}),
        (200, {"result": {"message_id": 9}}),
    ]
    story = a_published_article()
    send_outbox()
    assert post_of(story).due_at > timezone.now() + timedelta(seconds=80)
    make_due()
    send_outbox()
    assert (len(service.calls), post_of(story).message_id) == (2, 9)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_edit_is_repeated_whatever_went_wrong(service, status):
    story = a_published_article()
    send_outbox()
    changed(story, title="Lain")
    service.answers = [(status, {}), (200, {})]
    send_outbox()
    make_due()
    send_outbox()
    assert service.methods[1:] == ["editMessageText", "editMessageText"]
    assert post_of(story).due_at is None


def test_unreachable_telegram_is_asked_again(service, monkeypatch):
    def refuse(host, port):
        raise OSError

    story = a_published_article()
    with monkeypatch.context() as patch:
        patch.setattr(outside, "_connected", refuse)
        send_outbox()
    make_due()
    send_outbox()
    assert service.methods == ["sendMessage"]
    assert post_of(story).message_id == 7


NOBODY_KNOWS = "Nobody knows whether a story was posted; look at the channel."


def test_post_of_which_nobody_knows_is_not_sent_twice(service, caplog):
    service.is_mute = True
    story = a_published_article()
    send_outbox()
    service.is_mute = False
    reproject(story.pk)
    changed(story, title="Lain")
    make_due()
    send_outbox()
    assert service.methods == ["sendMessage"]
    assert caplog.messages.count(NOBODY_KNOWS) == 1


@pytest.mark.parametrize("answer", ODD_ANSWERS)
def test_answer_after_which_the_post_may_stand_there_leaves_a_question(service, answer):
    service.answers = [answer]
    story = a_published_article()
    send_outbox()
    reproject(story.pk)
    send_outbox()
    assert service.methods == ["sendMessage"]
    assert (post_of(story).fate, post_of(story).due_at) == ("unknown", None)


def test_run_that_died_while_sending_leaves_a_question_and_no_second_post(service):
    story = a_published_article()
    ChannelPost.objects.update(fate="leaving", taken_until=timezone.now() - timedelta(seconds=1))
    send_outbox()
    reproject(story.pk)
    send_outbox()
    assert service.calls == []
    assert post_of(story).problem


def test_withdrawal_of_a_story_that_may_stand_there_is_said_to_the_operator(service, caplog):
    service.is_mute = True
    story = a_published_article()
    send_outbox()
    caplog.clear()
    story.unpublish()
    send_outbox()
    assert NOBODY_KNOWS in caplog.messages
    assert service.methods == ["sendMessage"]


def test_story_that_the_channel_did_not_get_while_it_was_news_is_never_sent(service):
    service.answers = [(403, {"description": "Forbidden: bot is not a member"})]
    refused, withdrawn = a_published_article(title="Ditolak"), a_published_article(title="Ditarik")
    withdrawn.unpublish()
    send_outbox()
    assert service.methods == ["sendMessage"]
    publish_imported(ArticlePage.objects.get(pk=withdrawn.pk).get_latest_revision_as_object())
    later(hours=2)
    for story in (refused, withdrawn):
        reproject(story.pk)
    send_outbox()
    assert service.methods == ["sendMessage"]


def test_story_is_no_news_any_more_when_telegram_comes_back(service, monkeypatch, caplog):
    def refuse(host, port):
        raise OSError

    a_published_article()
    with monkeypatch.context() as patch:
        patch.setattr(outside, "_connected", refuse)
        send_outbox()
    later(hours=2)
    make_due()
    send_outbox()
    assert service.calls == []
    assert "A post was given up." in caplog.messages


def test_retraction_while_the_story_is_on_its_way_reaches_the_channel(service, monkeypatch):
    story = a_published_article(title="Gudang itu kosong")

    def retract_and_run() -> None:
        a_retraction(story)
        send_outbox()

    during_the_call(monkeypatch, service, happens=retract_and_run)
    send_outbox()
    send_outbox()
    assert service.methods == ["sendMessage", "editMessageText"]
    assert service.texts[-1].startswith("<b>Dicabut:")


def test_correction_while_an_edit_is_on_its_way_reaches_the_channel(service, monkeypatch):
    story = a_published_article(title="Satu")
    send_outbox()
    story = changed(story, title="Dua")
    during_the_call(monkeypatch, service, happens=lambda: changed(story, title="Tiga"))
    send_outbox()
    send_outbox()
    assert service.texts[-1].startswith("<b>Tiga</b>")


def test_refusal_is_not_repeated(service):
    service.answers = [(403, {"description": "Forbidden: bot is not a member"})]
    story = a_published_article()
    send_outbox()
    send_outbox()
    assert len(service.calls) == 1
    assert "bot is not a member" in post_of(story).problem


@pytest.mark.parametrize("status", [403, 429, 500])
def test_token_is_in_no_log_and_no_row(service, caplog, status):
    service.answers = [(status, {"description": f"failed for bot{TOKEN}"})]
    a_published_article()
    send_outbox()
    assert TOKEN not in caplog.text
    assert not any(TOKEN in str(vars(record)) for record in caplog.records)
    assert TOKEN not in ChannelPost.objects.get().problem
