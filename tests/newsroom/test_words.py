"""Whatever a reporter, an editor or the editor-in-chief meets is Indonesian, Wagtail's words too.

A new screen is one more line here. In braces stand the keys of ``tests/newsroom/desk.py``. What is said after a button
is in ``test_answers.py``, what the editor's scripts draw in ``tests/journeys/test_words.py``.
"""

import pytest

from tests.english import english_in, texts_in
from tests.newsroom.desk import CHIEF, EDITOR, REPORTER, a_busy_desk, log_in

SCREENS = {
    REPORTER: """
/admin/
/admin/account/
/admin/pages/add/news/articlepage/{month}/
/admin/pages/{draft}/edit/
/admin/pages/{bare}/edit/
/admin/pages/{waiting}/edit/
/admin/pages/{returned}/edit/
/admin/pages/{scheduled}/edit/
/admin/pages/{live}/edit/
/admin/pages/{locked}/edit/
/admin/pages/{draft}/view_draft/
/admin/pages/{draft}/history/
/admin/pages/{draft}/history/?action=wagtail.edit
/admin/pages/{returned}/history/
/admin/pages/{draft}/revisions/{first}/revert/
/admin/pages/{draft}/revisions/compare/{first}...{last}/
/admin/pages/{draft}/copy/
/admin/pages/{draft}/move/
/admin/pages/{draft}/move/{month}/confirm/
/admin/pages/{draft}/delete/
/admin/pages/{draft}/usage/
/admin/pages/{waiting}/workflow_history/
/admin/pages/{returned}/workflow_history/detail/{returned_workflow_state}/
/admin/pages/workflow/confirm_cancellation/{waiting}/
/admin/pages/{archive}/
/admin/pages/{year}/
/admin/pages/{month}/
/admin/pages/{month}/?q=zeppelin
/admin/pages/{draft}/
/admin/pages/search/
/admin/pages/search/?q=zeppelin
/admin/pages/usage/news/articlepage/
/admin/choose-page/
/admin/choose-page/?page_type=news.articlepage
/admin/choose-page/{month}/?page_type=news.articlepage
/admin/choose-page/search/?q=air
/admin/choose-external-link/
/admin/choose-email-link/
/admin/choose-phone-link/
/admin/choose-anchor-link/
/admin/embeds/chooser/
/admin/images/
/admin/images/?q=zeppelin
/admin/images/add/
/admin/images/multiple/add/
/admin/images/{photo}/
/admin/images/chooser/
/admin/images/chooser/results/?q=zeppelin
/admin/images/chooser/{photo}/select_format/
/admin/documents/
/admin/documents/?q=zeppelin
/admin/documents/add/
/admin/documents/multiple/add/
/admin/documents/chooser/
/admin/documents/chooser/results/?q=zeppelin
/admin/snippets/news/person/
/admin/snippets/news/region/
/admin/snippets/news/section/?q=zeppelin
/admin/snippets/choose/news/person/
/admin/snippets/choose/news/person/results/?q=zeppelin
/admin/snippets/choose/news/person/create/
/admin/snippets/choose/news/author/?multiple=true
/admin/snippets/choose/news/region/
/admin/snippets/choose/news/section/
/admin/snippets/choose/news/topic/
/admin/reports/workflow/
/admin/reports/workflow_tasks/
/admin/reports/aging-pages/
/admin/editorial/papan/
/admin/editorial/liputan/
/admin/editorial/gerbang/{draft}/
/admin/editorial/bagikan/{draft}/
""",
    EDITOR: """
/admin/
/admin/account/
/admin/pages/{draft}/edit/
/admin/pages/{locked}/edit/
/admin/pages/{waiting}/edit/
/admin/pages/{scheduled}/edit/
/admin/pages/{changed}/edit/
/admin/pages/{scheduled}/history/
/admin/pages/{live}/history/
/admin/pages/{draft}/revisions/{first}/view/
/admin/pages/{draft}/revisions/compare/earliest...latest/
/admin/pages/{changed}/revisions/compare/live...latest/
/admin/pages/{waiting}/workflow_history/detail/{workflow_state}/
/admin/pages/{month}/
/admin/pages/{month}/?ordering=ord
/admin/pages/search/?q=air
/admin/bulk/wagtailcore/page/delete/?id={draft}&id={bare}
/admin/bulk/wagtailcore/page/delete/?id={live}
/admin/bulk/wagtailcore/page/move/?id={draft}
/admin/bulk/wagtailcore/page/publish/?id={draft}&id={waiting}
/admin/bulk/wagtailcore/page/unpublish/?id={live}
/admin/images/?layout=list
/admin/images/{photo}/
/admin/images/{photo}/delete/
/admin/images/usage/{photo}/
/admin/bulk/news/photo/delete/?id={photo}
/admin/bulk/news/photo/add_tags/?id={photo}
/admin/bulk/news/photo/add_to_collection/?id={photo}
/admin/documents/edit/{document}/
/admin/documents/delete/{document}/
/admin/documents/usage/{document}/
/admin/bulk/news/sourcedocument/delete/?id={document}
/admin/bulk/news/sourcedocument/add_tags/?id={document}
/admin/bulk/news/sourcedocument/add_to_collection/?id={document}
/admin/snippets/news/correction/
/admin/snippets/news/correction/add/
/admin/snippets/news/correction/inspect/{correction}/
/admin/snippets/news/correction/history/{correction}/
/admin/snippets/news/person/
/admin/snippets/news/person/?q=zeppelin
/admin/snippets/news/person/add/
/admin/snippets/news/person/edit/{person}/
/admin/snippets/news/person/history/{person}/
/admin/snippets/news/person/usage/{person}/
/admin/snippets/news/topic/
/admin/snippets/news/topic/add/
/admin/snippets/news/topic/edit/{topic}/
/admin/snippets/news/topic/copy/{topic}/
/admin/snippets/choose/news/topic/create/
/admin/reports/locked/
/admin/reports/page-types-usage/
/admin/reports/site-history/
/admin/editorial/baca/{waiting}/
/admin/editorial/baca/{waiting}/?tampil=kata
/admin/editorial/baca/{waiting}/?tampil=terbit
/admin/editorial/baca-kedua/{override}/
/admin/editorial/berita/{live}/
/admin/editorial/berita/{returned}/
/admin/editorial/bagikan/{live}/
/admin/editorial/catatan/
/admin/editorial/catatan/?action=share
/admin/editorial/gerbang/{bare}/
/admin/editorial/hak-jawab/
/admin/editorial/hak-jawab/{complaint}/
/admin/editorial/koreksi/{correction}/
/admin/editorial/koreksi/{waiting_correction}/
/admin/editorial/liputan/
/admin/editorial/liputan/tambah/
/admin/editorial/liputan/{assignment}/
/admin/editorial/papan/
/admin/editorial/pencabutan/
/admin/editorial/pencabutan/usul/{live}/
/admin/editorial/pencabutan/{proposed_retraction}/
/admin/editorial/pencabutan/{retraction}/
/admin/pages/{retracted}/edit/
""",
    CHIEF: """
/admin/
/admin/pages/
/admin/pages/{home}/edit/
/admin/pages/{standing}/edit/
/admin/pages/{standing}/history/
/admin/editorial/baca/{waiting}/
/admin/editorial/berita/{live}/
/admin/editorial/koreksi/{waiting_correction}/
/admin/editorial/pencabutan/{proposed_retraction}/
/admin/editorial/pencabutan/{retraction}/
/admin/settings/news/papersettings/1/
/admin/settings/news_editorial/desksettings/{rules}/
/admin/snippets/news_editorial/desk/
/admin/snippets/news_editorial/desk/add/
/admin/snippets/news_editorial/desk/edit/{desk}/
/admin/snippets/news_editorial/desk/delete/{desk}/
/admin/snippets/news/author/
/admin/snippets/news/author/add/
/admin/snippets/news/author/edit/{author}/
/admin/snippets/news/author/usage/{author}/
/admin/snippets/news/section/
/admin/snippets/news/section/add/
/admin/snippets/news/section/history/{section}/
/admin/snippets/news/region/add/
/admin/snippets/news/region/edit/{region}/
/admin/snippets/news/topic/edit/{topic}/
""",
    # Before the log-in, and where readers meet the desk.
    "": """
/admin/login/
/admin/login/?next=/admin/pages/
/admin/password_reset/
/admin/password_reset/done/
/admin/password_reset/confirm/{uid}/{token}/
/admin/password_reset/confirm/{uid}/salah/
/admin/password_reset/complete/
/hak-jawab/
/hak-jawab/terkirim/
/hak-jawab/verifikasi/{unverified}/
{receipt}
/koreksi/
/koreksi/hak-jawab/2026/
/naskah/{share}/
""",
}
# Where an editor is sent away with a sentence.
REFUSED = """
/admin/pages/{archive}/edit/
/admin/pages/{live}/delete/
/admin/pages/{live}/unpublish/
/admin/pages/{draft}/privacy/
/admin/pages/{scheduled}/revisions/{scheduled_version}/unschedule/
/admin/pages/{home}/add_subpage/
/admin/pages/workflow/preview/{waiting}/{task}/
/admin/pages/workflow/action/{waiting}/approve/{task_state}/
/admin/pages/workflow/action/{waiting}/reject/{task_state}/
/admin/editorial/baca/{live}/
/admin/snippets/news/person/delete/{person}/
/admin/snippets/news/section/add/
/admin/settings/news/papersettings/1/
/admin/images/{photo}/generate_url/
/admin/tidak-ada/
"""


@pytest.fixture(scope="module")
def desk(site) -> dict[str, object]:
    return a_busy_desk()


@pytest.fixture(autouse=True)
def _rows(db, desk) -> None:
    """What the tests of this module share."""


def was_refused(answer) -> bool:
    """Whether somebody got an error, or the newsroom's first page with a sentence above it."""
    return answer.status_code != 200 or ("/admin/", 302) in answer.redirect_chain


def english_by_screen(answers: dict) -> dict[str, list[str]]:
    found = {screen: english_in(texts_in(answer)) for screen, answer in answers.items()}
    return {screen: texts for screen, texts in found.items() if texts}


@pytest.mark.parametrize("name", SCREENS)
def test_no_english_on_the_screens_of(name, client, desk):
    log_in(client, name)
    answers = {screen: client.get(screen.format_map(desk), follow=True) for screen in SCREENS[name].split()}
    assert [screen for screen, answer in answers.items() if was_refused(answer)] == []
    assert english_by_screen(answers) == {}


def test_no_english_where_an_editor_is_refused(client, desk):
    log_in(client, EDITOR)
    answers = {screen: client.get(screen.format_map(desk), follow=True) for screen in REFUSED.split()}
    assert [screen for screen, answer in answers.items() if not was_refused(answer)] == []
    assert english_by_screen(answers) == {}
