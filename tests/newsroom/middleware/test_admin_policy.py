from django.http import HttpResponse

from newsroom.middleware.admin_policy import AdminPolicyMiddleware


def answer_to(request, **attributes):
    response = HttpResponse()
    for name, value in attributes.items():
        setattr(response, name, value)
    return AdminPolicyMiddleware(lambda _request: response)(request)


def test_admin_may_run_its_inline_scripts_and_readers_pages_may_not(client, db):
    admin = client.get("/admin/login/").headers["Content-Security-Policy"]
    public = client.get("/health/live").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in admin
    assert "unsafe-inline" not in public
    assert "default-src 'self'" in public


def test_admin_is_kept_by_no_cache(rf):
    response = answer_to(rf.get("/admin/pages/"))
    assert {"no-store", "private"} <= set(response.headers["Cache-Control"].replace(",", "").split())


def test_view_may_bring_a_policy_of_its_own(rf):
    response = answer_to(rf.get("/admin/pages/"), _csp_config={"default-src": ["'none'"]})
    assert response._csp_config == {"default-src": ["'none'"]}


def test_address_that_only_begins_like_the_admin_is_public(rf):
    assert not hasattr(answer_to(rf.get("/administrasi/")), "_csp_config")
