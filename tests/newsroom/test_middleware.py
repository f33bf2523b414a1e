import pytest
from django.db import connection, transaction
from django.http import HttpResponse

from newsroom.middleware import UnsafeAtomicMiddleware

pytestmark = pytest.mark.django_db(transaction=True)


def run(request, view):
    middleware = UnsafeAtomicMiddleware(lambda _request: HttpResponse())
    return middleware.process_view(request, view, (), {})


def view_in_transaction(request):
    return HttpResponse(str(connection.in_atomic_block))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_unsafe_request_runs_in_one_transaction(rf, method):
    assert run(rf.generic(method, "/"), view_in_transaction).content == b"True"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "TRACE"])
def test_safe_request_opens_no_transaction(rf, method):
    assert run(rf.generic(method, "/"), view_in_transaction) is None


def test_crash_undoes_what_the_request_did(rf, django_user_model):
    def view(request):
        django_user_model.objects.create_user("half", password="half-done-password")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        run(rf.post("/"), view)
    assert not django_user_model.objects.filter(username="half").exists()


def test_nothing_that_calls_views_comes_after_it(settings):
    from django.utils.module_loading import import_string

    names = settings.MIDDLEWARE
    later = names[names.index("newsroom.middleware.UnsafeAtomicMiddleware") + 1 :]
    assert not any(hasattr(import_string(name), "process_view") for name in later)


def test_view_that_reads_uploads_itself_opens_its_own_transaction(rf):
    assert run(rf.post("/"), transaction.non_atomic_requests(view_in_transaction)) is None
