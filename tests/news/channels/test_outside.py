"""The door to services outside; needs no database."""

import pytest

from news.channels import outside


def test_only_https_is_spoken():
    with pytest.raises(outside.NotReached):
        outside.post("http://hub.example/", body=b"", content_type="text/plain")


def test_service_that_cannot_be_reached_is_told_without_its_address(monkeypatch):
    def refuse(host, port):
        raise ConnectionRefusedError(host)

    monkeypatch.setattr(outside, "_connected", refuse)
    with pytest.raises(outside.NotReached) as failure:
        outside.post("https://hub.example/secret", body=b"", content_type="text/plain")
    assert "hub" not in str(failure.value)
    assert "secret" not in str(failure.value)


def test_service_that_hangs_up_has_not_answered(service):
    service.is_mute = True
    with pytest.raises(outside.NotAnswered):
        outside.post("https://hub.example/", body=b"{}", content_type="application/json")


def test_answer_that_is_no_object_is_empty():
    assert outside.Answer(200, b"[1]").json() == outside.Answer(200, b"\xff").json() == {}


def test_service_that_drips_its_answer_holds_nobody(service, monkeypatch):
    monkeypatch.setattr(outside, "LONGEST_CALL_SECONDS", 0.2)
    service.drips = True
    with pytest.raises(outside.NotAnswered):
        outside.post("https://hub.example/", body=b"{}", content_type="application/json")


def test_answer_nested_without_end_is_empty():
    assert outside.Answer(200, b'{"a":' * 20_000).json() == {}
