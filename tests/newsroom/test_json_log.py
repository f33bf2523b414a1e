import json
import logging
import sys

import pytest
from django.http import HttpResponse

from newsroom.json_log import JsonFormatter, RequestIdFilter, RequestIdMiddleware, request_id


def line_of(**facts) -> dict:
    record = logging.makeLogRecord({"name": "news", "levelname": "INFO", "msg": "Article published", **facts})
    RequestIdFilter().filter(record)
    written = JsonFormatter().format(record)
    assert "\n" not in written
    return json.loads(written)


def test_line_is_one_object_with_the_facts_beside_the_message():
    line = line_of(article=7)
    assert (line["level"], line["logger"], line["message"], line["article"]) == (
        "INFO",
        "news",
        "Article published",
        7,
    )


def test_traceback_is_part_of_the_line():
    try:
        _ = 1 / 0
    except ZeroDivisionError:
        line = line_of(exc_info=sys.exc_info())
    assert "ZeroDivisionError: division by zero" in line["traceback"]


def test_line_names_the_request_it_was_written_for():
    token = request_id.set("0123456789abcdef")
    try:
        assert line_of()["request_id"] == "0123456789abcdef"
    finally:
        request_id.reset(token)
    assert "request_id" not in line_of()


@pytest.mark.parametrize("name", ["request", "response", "sql", "params"])
def test_what_could_name_a_reader_is_left_out(name):
    assert name not in line_of(**{name: "GET /cari/?q=nama"})


def test_fact_of_any_type_can_be_logged():
    assert line_of(when=object)["when"] == "<class 'object'>"


def answer_to(request):
    seen = []

    def view(_request):
        seen.append(request_id.get())
        return HttpResponse()

    return RequestIdMiddleware(view)(request), seen[0]


def test_answer_carries_the_id_under_which_its_log_lines_are_written(rf):
    response, logged = answer_to(rf.get("/"))
    assert response.headers["X-Request-ID"] == logged
    assert request_id.get() == ""


def test_id_of_the_proxy_is_kept(rf):
    response, _logged = answer_to(rf.get("/", HTTP_X_REQUEST_ID="proxy-0123456789"))
    assert response.headers["X-Request-ID"] == "proxy-0123456789"


@pytest.mark.parametrize("given", ["short", "x" * 65, "with blank 12345", 'quote"12345678', "line\nfeed1234"])
def test_malformed_id_is_replaced(rf, given):
    response, _logged = answer_to(rf.get("/", HTTP_X_REQUEST_ID=given))
    assert response.headers["X-Request-ID"] != given
