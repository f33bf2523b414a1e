"""Error pages belong to the paper and never fail themselves."""

import pytest
from django.http import HttpRequest
from django.template import TemplateDoesNotExist
from django.test import Client

from newsroom import errors
from tests.builders import a_published_article, a_site


@pytest.mark.django_db
def test_lost_reader_finds_search_and_the_newest_stories(client):
    a_site()
    article = a_published_article(title="Air pasang")
    response = client.get("/tidak-ada/")
    assert response.status_code == 404
    assert 'action="/cari/"' in response.text
    assert article.get_url() in response.text
    assert response.text.count("<h1") == 1


@pytest.mark.django_db
def test_lost_reader_of_an_empty_paper_is_shown_the_front_page(client):
    response = client.get("/tidak-ada/")
    assert response.status_code == 404
    assert 'href="/"' in response.text


@pytest.mark.django_db
def test_page_that_is_not_there_is_kept_by_nobody(client):
    assert "public" not in client.get("/tidak-ada/").headers.get("Cache-Control", "")


@pytest.mark.django_db
def test_lost_reader_gets_no_cookie(client):
    response = client.get("/tidak-ada/?q=<script>")
    assert not response.cookies
    assert "<script>" not in response.text


def test_page_for_our_own_faults_needs_no_database():
    response = errors.server_error(HttpRequest())
    assert response.status_code == 500
    assert "<h1" in response.text
    assert 'href="/"' in response.text


def test_fault_in_the_page_for_faults_is_answered_in_plain_text(monkeypatch):
    def broken(*args):
        raise TemplateDoesNotExist("500.html")

    monkeypatch.setattr(errors, "render_to_string", broken)
    response = errors.server_error(HttpRequest())
    assert response.status_code == 500
    assert response["Content-Type"].startswith("text/plain")
    assert response.text


@pytest.mark.django_db
def test_fault_while_serving_is_answered_with_the_papers_page(monkeypatch):
    from news import views

    def broken(*args, **kwargs):
        raise RuntimeError("something of ours")

    monkeypatch.setattr(views, "page_of", broken)
    response = Client(raise_request_exception=False).get("/berita/")
    assert response.status_code == 500
    assert "something of ours" not in response.text
    assert "<h1" in response.text
