"""What readers were shown is kept, and shown: each public text once, with who changed and who approved it."""

import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from news.digest import digest_of_content
from news.editorial.actions import publish_imported
from news.editorial.models import Approval, PublishedVersion
from news.editorial.synthetic import Archive
from news.editorial.versions.history import VERSIONS_SHOWN, load_history
from news.forms.article import ArticleForm
from news.models import ArticlePage, PaperSettings, PublishedArticle
from news.projection import reproject
from news.rebuild import rebuild
from newsroom import edition
from tests.builders import (
    a_correction,
    a_person,
    a_published_article,
    a_quote,
    a_region,
    a_reporter,
    a_retraction,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
    approve_as_read,
)
from tests.news.editor import loaded
from tests.news.editorial.corrections.retractions import brought_back, retracted
from tests.newsroom.form_reader import filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def versions(article) -> list[PublishedVersion]:
    return list(PublishedVersion.objects.filter(article=article).order_by("number"))


def changed(
    article, *, by=None, approved_by=None, kind=Approval.Kind.FOUR_EYES, note="Angka diperbaiki.", **values
):
    """Another text goes public: written by one, approved by another."""
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    for name, value in {"change_note": note, **values}.items():
        setattr(draft, name, value)
    revision = draft.save_revision(user=by)
    digest = digest_of_content(revision.content)
    Approval.objects.create(article=article, digest=digest, kind=kind, made_by=approved_by or an_editor())
    revision.publish()
    return ArticlePage.objects.get(pk=article.pk)


def log_of(article) -> str:
    return f"{PublishedArticle.objects.get(pk=article.pk).url}riwayat/"


def named(maker, name: str):
    first, _blank, last = name.partition(" ")
    return maker(first_name=first, last_name=last)


# Kept -----------------------------------------------------------------------------------------------------------------


def test_first_publication_is_version_one_with_its_writers_and_who_approved():
    author = an_author("Dimas Arya")
    article = an_article_in_review(authors=(author,), embargo_until=None, dateline_on=date(2026, 11, 24))
    approve_as_read(article, by=named(an_editor, "Bimo Saketi"))
    (version,) = versions(article)
    assert (version.number, version.changed_by, version.approved_by) == (1, ["Dimas Arya"], "Bimo Saketi")
    assert (
        version.digest
        == digest_of_content(version.content)
        == PublishedArticle.objects.get(pk=article.pk).digest
    )
    assert version.approval == Approval.objects.newest_for(article)
    assert version.as_article().title == article.title


def test_version_keeps_no_remark_and_no_raw_copy_and_names_the_masthead_of_the_day():
    paper = PaperSettings.load()
    paper.person_in_charge = "Rahma Idris"
    paper.save()
    (version,) = versions(a_published_article(raw_copy="Naskah mentah yang rahasia"))
    assert not {"wagtail_admin_comments", "raw_copy", "guesses"} & set(version.content)
    assert version.masthead["person_in_charge"] == "Rahma Idris"


def test_text_that_becomes_another_is_another_version_with_its_note_and_its_people():
    article = a_published_article()
    reporter, editor = named(a_reporter, "Dimas Putra"), named(an_editor, "Bimo Saketi")
    changed(article, by=reporter, approved_by=editor, title="Judul kedua", note="Judul diperjelas.")
    second = versions(article)[1]
    assert (second.number, second.note) == (2, "Judul diperjelas.")
    assert (second.changed_by, second.approved_by) == (["Dimas Putra"], "Bimo Saketi")
    assert second.published_at == ArticlePage.objects.get(pk=article.pk).changed_at


def test_account_that_writes_as_an_author_is_named_as_one_and_a_login_is_never_printed():
    article, unnamed = a_published_article(), a_reporter("nama.masuk")
    reporter = a_reporter()
    an_author("Laras Wening", user=reporter)
    changed(article, by=reporter, title="Judul kedua")
    assert versions(article)[1].changed_by == ["Laras Wening"]
    changed(article, by=unnamed, title="Judul ketiga")
    assert "nama.masuk" not in str(versions(article)[2].changed_by)


def test_drawing_a_story_again_is_no_version():
    article = a_published_article()
    a_correction(article)
    reproject(article.pk)
    publish_imported(article)
    assert len(versions(article)) == 1


def test_text_that_came_back_is_a_version_of_its_own():
    article = a_published_article(title="Satu")
    changed(article, title="Dua")
    changed(article, title="Satu", note="")
    assert [version.content["title"] for version in versions(article)] == ["Satu", "Dua", "Satu"]


def test_version_is_never_changed():
    (version,) = versions(a_published_article())
    with pytest.raises(TypeError):
        version.save()


def test_synthetic_story_has_its_version():
    a_region()
    article = Archive(newest_at=timezone.now()).make(1)
    assert [version.number for version in versions(article)] == [1]


# Shown ----------------------------------------------------------------------------------------------------------------


def test_log_shows_what_changed_word_by_word_inside_quotes_too(client):
    quote = a_quote("Rumah saya terendam 1.410 kali.", speaker=a_person("Mira Anggraini"))
    article = a_published_article(
        summary="Air masuk ke 1.410 rumah.", body=[("paragraph", "<p>Air naik.</p>"), quote]
    )
    body = json.loads(json.dumps(list(article.body.raw_data)))
    body[1]["value"]["text"] = "Rumah saya terendam 1.140 kali."
    changed(
        article, summary="Air masuk ke 1.140 rumah.", body=json.dumps(body), note="Salah salin dari rekap."
    )
    page = client.get(log_of(article)).text
    assert page.count("<del>1.410</del>") == page.count("<ins>1.140</ins>") == 2
    assert "Mira Anggraini" in page
    assert "Salah salin dari rekap." in page


def test_log_is_linked_from_the_story_once_something_changed(client):
    article = a_published_article()
    assert "riwayat/" not in client.get(article.get_url()).text
    changed(article, title="Judul kedua")
    assert f'href="{log_of(article)}"' in client.get(article.get_url()).text


def test_log_is_linked_from_the_story_with_a_correction_alone(client):
    article = a_published_article()
    a_correction(article)
    assert f'href="{log_of(article)}"' in client.get(article.get_url()).text


def test_notices_stand_beside_the_version_nearest_in_time(client):
    article = a_published_article(published_at=timezone.now() - timedelta(days=3))
    changed(article, title="Judul kedua")
    a_correction(article)
    entries = load_history(article, is_retracted=False).entries
    kinds = {entry.number: [chip["kind"] for chip in entry.chips] for entry in entries}
    assert kinds == {2: ["correction"], 1: []}


def test_small_repair_is_named_as_one_and_not_as_an_approval():
    article, editor = a_published_article(), named(an_editor, "Bimo Saketi")
    changed(
        article,
        by=editor,
        approved_by=editor,
        kind=Approval.Kind.REPAIR,
        title="Judul tanpa salah ketik",
        note="",
    )
    entry = load_history(article, is_retracted=False).entries[0]
    assert [chip["kind"] for chip in entry.chips] == ["repair"]
    assert (entry.changed_by, entry.approved_by) == ("Bimo Saketi", "")


def test_log_says_when_verification_began_and_when_it_was_finished():
    article = a_published_article(is_unverified=True)
    changed(article, is_unverified=False, note="Dinas membenarkan.")
    newest, first = load_history(article, is_retracted=False).entries
    assert [chip["kind"] for chip in first.chips] == ["verification"]
    assert [chip["kind"] for chip in newest.chips] == ["verified"]


def test_first_version_can_be_read_and_is_left_out_of_search_engines(client):
    article = a_published_article(title="Judul pertama")
    changed(article, title="Judul kedua")
    page = client.get(f"{log_of(article)}?versi=1")
    assert "Judul pertama" in page.text
    assert 'content="noindex"' in page.text
    assert client.get(f"{log_of(article)}?versi=9").status_code == 404


@pytest.mark.parametrize("query", ["versi=abc", "versi=%00", f"versi={'9' * 40}", "versi=-1", "versi="])
def test_version_that_no_link_names_is_not_found(client, query):
    assert client.get(f"{log_of(a_published_article())}?{query}").status_code == 404


def test_what_readers_do_not_have_has_no_log(client):
    draft = an_article()
    assert client.get(f"{draft.get_url()}riwayat/").status_code == 404
    assert client.get("/berita/2026/11/tidak-ada/riwayat/").status_code == 404


def test_words_removed_to_protect_somebody_are_not_shown_by_the_log(client):
    article = a_published_article(summary="Bunga, 12 tahun, murid sekolah dasar.")
    changed(article, summary="Seorang anak.", is_about_child=True, note="Identitas anak kami hapus.")
    page = client.get(log_of(article)).text
    assert "Bunga" not in page
    assert "Identitas anak kami hapus." in page
    assert client.get(f"{log_of(article)}?versi=1").status_code == 302


@pytest.mark.parametrize(("ground", "status"), [("unsupported", 200), ("child", 302), ("victim", 302)])
def test_retraction_closes_the_log_where_it_protects_somebody(client, ground, status):
    article = a_published_article()
    address = log_of(article)
    a_retraction(article, ground=ground)
    assert client.get(address).status_code == status
    assert client.get(f"{address}?versi=1").status_code == 302


def test_log_tells_of_a_retraction_and_of_its_end(client):
    article = a_published_article()
    brought_back(retracted(article, reason="Dokumen tidak asli."), reason="Dokumen ternyata asli.")
    page = client.get(log_of(article)).text
    assert "Dokumen tidak asli." in page
    assert "Dokumen ternyata asli." in page


def test_log_escapes_what_was_written(client):
    article = a_published_article(summary="Aman.")
    changed(article, summary="<script>alert(1)</script>", note="<b>tebal</b>")
    page = client.get(log_of(article)).text
    assert "<script>alert(1)" not in page
    assert "<b>tebal</b>" not in page


def test_log_costs_at_most_ten_statements_with_two_versions_and_with_many(client):
    article = a_published_article()
    changed(article, title="Judul 2")
    costs = []
    for _round in range(2):
        edition.forget_all()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(log_of(article)).status_code == 200
        costs.append(len(captured))
        for number in range(3, VERSIONS_SHOWN + 4):
            changed(article, title=f"Judul {number} {_round}")
    assert costs[0] == costs[1] <= 10


def test_long_log_goes_on_at_an_address_of_its_own(client):
    article = a_published_article()
    for number in range(2, VERSIONS_SHOWN + 4):
        changed(article, title=f"Judul {number}")
    first = client.get(log_of(article))
    second = client.get(log_of(article) + first.context["older_url"])
    shown = [entry.number for page in (first, second) for entry in page.context["history"].entries]
    assert shown == list(range(VERSIONS_SHOWN + 3, 0, -1))


# Still being verified -------------------------------------------------------------------------------------------------


def test_reader_is_told_in_the_fixed_form_at_the_end_and_above_by_when(client):
    article = a_published_article(is_unverified=True, verification_due_on=date(2026, 11, 27))
    page = client.get(article.get_url()).text
    end = page.index("story-page__unverified")
    assert page[end:].split(">")[1].startswith("[")
    assert page.index("Air pasang merendam sembilan desa sejak") < end < page.index("story-page__end")
    assert "27 November 2026" in page[: page.index("story-page__body")]
    changed(article, is_unverified=False)
    assert "story-page__unverified" not in client.get(article.get_url()).text


# The note in the editor -----------------------------------------------------------------------------------------------


def form_of(article, user):
    form_class = ArticlePage.get_edit_handler().get_form_class()
    assert issubclass(form_class, ArticleForm)
    return form_class(instance=article.get_latest_revision_as_object(), for_user=user)


def test_note_that_readers_have_is_not_offered_for_the_next_change():
    article = changed(a_published_article(), title="Judul kedua", note="Judul diperjelas.")
    form = form_of(article, an_editor())
    assert form.initial["change_note"] == ""


def test_note_that_nobody_has_yet_stays_in_the_editor():
    article = a_published_article()
    draft = article.get_latest_revision_as_object()
    draft.change_note = "Belum terbit."
    draft.save_revision()
    assert form_of(article, an_editor()).initial["change_note"] == "Belum terbit."


def test_screen_of_a_story_opens_after_a_change(client):
    article = changed(a_published_article(), title="Judul kedua")
    client.force_login(an_editor())
    assert client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).status_code == 200


def test_rebuild_keeps_a_version_that_is_missing():
    article = a_published_article()
    QuerySet(PublishedVersion).filter(article=article).delete()
    assert [difference.what for difference in rebuild()] == [("version",)]
    assert len(versions(article)) == 1
    assert not list(rebuild(only_check=True))


def test_save_without_a_change_leaves_the_note_that_readers_have(client):
    story = a_published_article(body=[("heading", "Air naik")])
    article = changed(story, title="Judul kedua", note="Judul diperjelas.")
    before = digest_of_content(article.get_latest_revision().content)
    client.force_login(an_editor())
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    (block,) = article.body.raw_data
    form = filled(client.get(address).text) | {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "heading",
        "body-0-id": block["id"],
        "body-0-value": "Air naik",
    }
    # A browser sends nothing of a list in which nothing is chosen.
    del form["further_regions"]
    assert form["change_note"] == ""
    assert client.post(address, form | loaded(article)).status_code == 302
    article = ArticlePage.objects.get(pk=article.pk)
    assert digest_of_content(article.get_latest_revision().content) == before
    assert client.post(address, form | loaded(article) | {"kicker": "Lain"}).status_code == 302
    assert ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().change_note == ""
