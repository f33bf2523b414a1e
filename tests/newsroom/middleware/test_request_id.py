import pytest
from django.http import HttpResponse

from newsroom.json_log import request_id
from newsroom.middleware.request_id import RequestIdMiddleware


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
