"""What the newsroom says after a button is Indonesian: errors in forms, sentences above a page, letters.

A new button is one more line in ``DEEDS``. In braces stand the keys of ``tests/newsroom/desk.py``.
"""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.builders import PASSWORD
from tests.english import english_in, texts_in
from tests.news.editor import paragraph, posted, quote
from tests.newsroom.desk import CHIEF, EDITOR, REPORTER, a_busy_desk, log_in
from tests.newsroom.form_reader import filled

STORY = posted(title="Air surut di hilir", slug="air-surut", body=[paragraph("Air surut."), quote("Surut.")])
BAD_STORY = posted(
    title="x" * 300, slug="a b", dateline_on="besok", go_live_at="31/02/2026 09:00", embargo_until="x"
)
ADD_STORY, EDIT_STORY = "/admin/pages/add/news/articlepage/{month}/", "/admin/pages/{draft}/edit/"
READ, ACCOUNT = "/admin/editorial/baca/{waiting}/", "/admin/account/"
NOT_A_PICTURE = {"title": "Rusak", "file": b"bukan foto"}
NEW_PASSWORD = {"password-new_password1": "12345678901234", "password-new_password2": "12345678901234"}
# Who, on which screen, and what is typed over what stands there; a value may be a key in braces as well.
DEEDS = [
    (REPORTER, ADD_STORY, posted()),
    (REPORTER, ADD_STORY, STORY),
    (REPORTER, ADD_STORY, BAD_STORY),
    (REPORTER, ADD_STORY, STORY | {"action-submit": "1"}),
    (REPORTER, ADD_STORY, STORY | {"action-publish": "1"}),
    (REPORTER, EDIT_STORY, STORY),
    (REPORTER, EDIT_STORY, BAD_STORY),
    (REPORTER, EDIT_STORY, STORY | {"loaded_revision_id": "{first}"}),
    (REPORTER, EDIT_STORY, STORY | {"loaded_revision_id": ""}),
    (REPORTER, EDIT_STORY, STORY | {"action-submit": "1"}),
    (REPORTER, EDIT_STORY, STORY | {"revision": "{first}"}),
    (REPORTER, "/admin/pages/{waiting}/edit/", STORY | {"action-cancel-workflow": "1"}),
    (REPORTER, "/admin/pages/{waiting}/edit/", STORY),
    (REPORTER, "/admin/pages/{draft}/copy/", {}),
    (REPORTER, "/admin/pages/{draft}/copy/", {"new_title": "Salinan", "new_slug": "salinan"}),
    (REPORTER, "/admin/pages/{draft}/move/", {"new_parent_page": "{home}"}),
    (REPORTER, "/admin/pages/{draft}/move/{month}/confirm/", {}),
    (REPORTER, "/admin/pages/{draft}/delete/", {}),
    (REPORTER, ACCOUNT, {}),
    (REPORTER, ACCOUNT, {"name_email-email": "x", "password-old_password": "salah"} | NEW_PASSWORD),
    (REPORTER, ACCOUNT, {"password-old_password": PASSWORD} | NEW_PASSWORD),
    (REPORTER, ACCOUNT, {"password-new_password1": "dimas", "password-new_password2": "lain"}),
    (REPORTER, "/admin/images/add/", {}),
    (REPORTER, "/admin/images/add/", NOT_A_PICTURE),
    (REPORTER, "/admin/images/multiple/add/", {"files[]": b"bukan foto"}),
    (REPORTER, "/admin/images/chooser/create/", {"image-chooser-upload-title": "Pasar"}),
    (REPORTER, "/admin/documents/add/", {}),
    (REPORTER, "/admin/documents/add/", {"title": "Surat", "file": b"isi"}),
    (REPORTER, "/admin/documents/multiple/add/", {"files[]": b"isi"}),
    (REPORTER, "/admin/documents/chooser/create/", {"document-chooser-upload-title": "Surat"}),
    (REPORTER, "/admin/snippets/choose/news/person/create/", {"person-chooser-create-form-name": ""}),
    (REPORTER, "/admin/choose-email-link/", {"email-link-chooser-email_address": "x"}),
    (REPORTER, "/admin/choose-external-link/", {"external-link-chooser-url": "x y"}),
    (REPORTER, "/admin/embeds/chooser/upload/", {"embed-chooser-url": "https://example.org/video"}),
    (REPORTER, "/admin/logout/", {}),
    (EDITOR, "/admin/pages/{draft}/lock/", {}),
    (EDITOR, "/admin/pages/{locked}/unlock/", {}),
    (EDITOR, "/admin/pages/{scheduled}/revisions/{scheduled_version}/unschedule/", {}),
    (EDITOR, "/admin/pages/{live}/unpublish/", {}),
    (EDITOR, "/admin/pages/{draft}/edit/", STORY | {"action-publish": "1"}),
    (EDITOR, "/admin/pages/workflow/action/{waiting}/approve/{task_state}/", {}),
    (EDITOR, READ, {"answer": "return", "note": ""}),
    (EDITOR, READ, {"answer": "return", "note": "Sebut sumbernya."}),
    (EDITOR, READ, {"answer": "schedule", "go_live_at": "2001-01-01T06:00"}),
    (EDITOR, READ, {"answer": "publish"}),
    (EDITOR, READ, {"answer": "publish", "digest": "lain"}),
    (EDITOR, READ, {"answer": "?"}),
    (EDITOR, "/admin/bulk/wagtailcore/page/publish/?id={draft}&id={waiting}", {}),
    (EDITOR, "/admin/bulk/wagtailcore/page/unpublish/?id={live}&next=/admin/", {}),
    (EDITOR, "/admin/bulk/wagtailcore/page/move/?id={draft}&next=/admin/", {"chooser": "{month}"}),
    (EDITOR, "/admin/bulk/wagtailcore/page/delete/?id={draft}&next=/admin/", {}),
    (EDITOR, "/admin/bulk/news/photo/add_tags/?id={photo}&next=/admin/", {"tags": "pasar"}),
    (EDITOR, "/admin/bulk/news/sourcedocument/delete/?id={document}&next=/admin/", {}),
    (EDITOR, "/admin/images/{photo}/", {"title": ""}),
    (EDITOR, "/admin/images/{photo}/", {"title": "Pasar pagi"}),
    (EDITOR, "/admin/images/{photo}/delete/", {}),
    (EDITOR, "/admin/documents/edit/{document}/", {"title": ""}),
    (EDITOR, "/admin/documents/delete/{document}/", {}),
    (EDITOR, "/admin/snippets/news/person/add/", {"name": "", "positions-0-starts_on": "x"}),
    (EDITOR, "/admin/snippets/news/person/edit/{person}/", {"name": "Rosdiana K."}),
    (EDITOR, "/admin/snippets/news/person/delete/{person}/", {}),
    (EDITOR, "/admin/snippets/news/topic/add/", {"name": "Banjir pasang"}),
    (EDITOR, "/admin/snippets/news/correction/add/", {"article": ""}),
    (EDITOR, "/admin/snippets/news/correction/add/", {"article": "{live}", "text": "Yang benar dua."}),
    (CHIEF, "/admin/snippets/news/section/add/", {"name": ""}),
    (CHIEF, "/admin/snippets/news/section/add/", {"name": "Ekonomi"}),
    (CHIEF, "/admin/snippets/news/region/add/", {"name": "Kutim", "code": "64.03"}),
    (CHIEF, "/admin/settings/news/papersettings/1/", {"name": ""}),
    (CHIEF, "/admin/settings/news/papersettings/1/", {}),
    (
        CHIEF,
        "/admin/pages/{standing}/edit/",
        {"body": '{"blocks": [], "entityMap": {}}', "action-publish": "1"},
    ),
    ("", "/admin/login/", {"username": REPORTER, "password": "salah"}),
    ("", "/admin/login/", {}),
    ("", "/admin/password_reset/", {"email": "bukan alamat"}),
    ("", "/admin/password_reset/", {"email": "dimas@example.org"}),
    ("", "/admin/password_reset/confirm/{uid}/{token}/", {"new_password1": "a", "new_password2": "b"}),
]


@pytest.fixture(scope="module")
def desk(site) -> dict[str, object]:
    return a_busy_desk()


@pytest.fixture(autouse=True)
def _rows(db, desk) -> None:
    """What the tests of this module share."""


def done(client: Client, screen: str, typed: dict, *, desk: dict):
    """Send a screen back as a browser would, with what was typed; returns what is seen then."""
    address = screen.format_map(desk)
    before = client.get(address, follow=True)
    data = filled(before.text) if before.headers["Content-Type"].startswith("text/html") else {}
    data |= {key: _typed(value, desk) for key, value in typed.items()}
    place = before.redirect_chain[-1][0] if before.redirect_chain else address
    return client.post(place if "set-password" in place else address, data, follow=True)


def _typed(value: str | bytes, desk: dict) -> object:
    if isinstance(value, bytes):
        return SimpleUploadedFile("berkas.jpg", value)
    return desk.get(value[1:-1], value) if value.startswith("{") else value


@pytest.mark.parametrize(("name", "screen", "typed"), DEEDS)
def test_no_english_after(name, screen, typed, client, desk):
    log_in(client, name)
    response = done(client, screen, typed, desk=desk)
    assert response.status_code < 500
    written = [line for letter in mail.outbox for line in (letter.subject, *letter.body.splitlines())]
    assert english_in(texts_in(response) + written) == []


def test_no_english_when_the_log_in_is_locked(client, desk, settings):
    settings.AXES_ENABLED = True
    wrong = {"username": REPORTER, "password": "salah"}
    answers = [client.post("/admin/login/", wrong) for _ in range(5)]
    assert answers[-1].status_code == 429
    assert english_in(texts_in(answers[-1])) == []
