import pytest

from news.models import Correction, PublishedArticle
from tests.builders import PASSWORD, a_published_article, a_reporter, a_site, a_user, an_editor

pytestmark = pytest.mark.django_db
ADD = "/admin/snippets/news/correction/add/"


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def log_in(client, user):
    assert client.login(username=user.username, password=PASSWORD)


def correct(client, article, text="Versi pertama menyebut 1.410 rumah. Yang benar 1.140 rumah."):
    return client.post(ADD, {"article": article.pk, "kind": "correction", "text": text})


def test_editor_corrects_a_story_and_readers_see_it_at_once(client):
    editor, article = an_editor(), a_published_article()
    log_in(client, editor)
    assert correct(client, article).status_code == 302
    assert Correction.objects.get().made_by == editor
    page = client.get(PublishedArticle.objects.get().url).content.decode()
    assert "Yang benar 1.140 rumah." in page
    assert "Yang benar 1.140 rumah." in client.get("/koreksi/").content.decode()


def test_reporter_cannot_correct(client):
    article = a_published_article()
    log_in(client, a_reporter())
    correct(client, article)
    assert not Correction.objects.exists()


def test_correction_without_text_is_refused_with_the_form(client):
    article = a_published_article()
    log_in(client, an_editor())
    assert correct(client, article, text="").status_code == 200
    assert not Correction.objects.exists()


def test_nobody_edits_or_deletes_a_correction_not_even_an_administrator(client):
    article = a_published_article()
    correction = Correction.objects.create(article=article, text="Yang benar 1.140 rumah.")
    log_in(client, a_user(is_superuser=True))
    for verb in ("edit", "delete"):
        address = f"/admin/snippets/news/correction/{verb}/{correction.pk}/"
        assert (
            client.post(address, {"article": article.pk, "kind": "reply", "text": "lain"}).status_code == 302
        )
    assert Correction.objects.get().text == "Yang benar 1.140 rumah."


def test_a_correction_saved_twice_in_code_is_refused():
    correction = Correction.objects.create(article=a_published_article(), text="Yang benar 1.140 rumah.")
    with pytest.raises(TypeError):
        correction.save()


def test_the_list_of_corrections_opens_for_an_editor(client):
    Correction.objects.create(article=a_published_article(), text="Yang benar 1.140 rumah.")
    log_in(client, an_editor())
    assert client.get("/admin/snippets/news/correction/").status_code == 200
