"""A refused reader is told what is wrong; the newsroom and the probes keep their own words."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.test import Client

from newsroom import errors
from newsroom.errors import bad_request

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_reader_who_comes_over_a_foreign_host_is_told_the_papers_address(client):
    response = client.get("/berita/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert "Alamat kami http://testserver." in response.text
    assert "evil.example" not in response.text


def test_wrong_method_is_answered_with_a_page_that_names_the_right_ones(client):
    response = client.put("/berita/")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert "Halaman ini hanya untuk dibaca" in response.text
    assert int(response.headers["Content-Length"]) == len(response.content)


def test_what_is_sent_to_a_page_without_a_form_is_refused_in_words():
    response = Client(enforce_csrf_checks=True).post("/berita/", {"a": "b"})
    assert response.status_code == 403
    assert "Kiriman ini tidak kami terima" in response.text
    assert not response.cookies


def test_too_much_at_once_is_a_413(rf):
    response = bad_request(rf.post("/komentar/"), RequestDataTooBig())
    assert response.status_code == 413
    assert "Kirim teks yang lebih pendek" in response.text


def test_refusal_does_not_need_the_database(client, monkeypatch):
    def is_down() -> dict:
        raise OperationalError

    monkeypatch.setattr(errors, "paper_context", is_down)
    response = client.put("/robots.txt")
    assert (response.status_code, response.headers["Content-Type"]) == (405, "text/plain; charset=utf-8")
    assert "Halaman ini hanya untuk dibaca" in response.text


@pytest.mark.parametrize("path", ["/admin/login/", "/health/live"])
def test_newsroom_and_probes_keep_their_own_words(client, path, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(path, HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert "masthead" not in response.text


def test_page_kept_for_accounts_asks_for_one_at_the_newsrooms_door(client):
    response = client.get("/_util/login/?next=/berita/")
    assert (response.status_code, response.url) == (302, "/admin/login/?next=/berita/")
