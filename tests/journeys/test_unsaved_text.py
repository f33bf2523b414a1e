"""Nothing typed is lost: a dropped connection, an ended session, somebody else's newer text."""

import pytest
from playwright.sync_api import Page, Request, expect

from news.accounts.models import User
from news.models import ArticlePage
from tests.builders import a_reporter, a_site, an_article, an_editor
from tests.journeys.steps import (
    autosaved,
    click,
    edit_address,
    end_session,
    log_in,
    log_out,
    until_changes_are_noticed,
)

TYPED = "Empat puluh murid menunggu giliran menyeberang."
OTHERS = "Lima puluh murid tidak lagi menunggu."

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story(live_server) -> ArticlePage:
    a_site()
    an_editor("rahma", first_name="Rahma", last_name="Idris")
    dimas = a_reporter("dimas", first_name="Dimas", last_name="Arya")
    return an_article(
        owner=dimas, title="Perahu sekolah kedua tiba", summary="Perahu itu bersandar Selasa pagi."
    )


def open_editor(page: Page, server, article) -> None:
    """Open it, and wait until Wagtail takes what is typed for a change."""
    page.goto(edit_address(server, article))
    until_changes_are_noticed(page)


def saved_summary(article) -> str:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().summary


def type_offline(page: Page, server, article) -> None:
    """The connection drops while somebody types, and the tab is closed before it comes back."""
    open_editor(page, server, article)
    page.context.set_offline(True)
    page.fill("#id_summary", TYPED)
    expect(page.locator("keep-draft [data-when=network_error]")).to_be_visible()
    page.close()


def test_text_typed_without_a_connection_is_offered_and_restored(live_server, page: Page, story, new_context):
    context = new_context()
    tab = context.new_page()
    log_in(tab, live_server, "dimas")
    type_offline(tab, live_server, story)
    context.set_offline(False)
    assert saved_summary(story) != TYPED

    tab = context.new_page()
    tab.goto(edit_address(live_server, story))
    offer = tab.locator("[data-offer]")
    expect(offer).to_be_visible()
    expect(offer.locator("[data-kept-at]")).to_contain_text("WITA")
    expect(offer.locator("ins").first).to_be_visible()
    click(tab, offer.get_by_role("button").first)
    expect(tab.locator("#id_summary")).to_have_value(TYPED)
    assert saved_summary(story) == TYPED

    # The server has it now: nothing is offered again, and nothing stays in the browser.
    tab.reload()
    tab.wait_for_function("() => !Object.keys(localStorage).some((key) => key.startsWith('naskah:'))")
    expect(tab.locator("[data-offer]")).to_be_hidden()


def test_text_typed_after_the_session_ended_is_restored_after_a_new_login(live_server, story, new_context):
    context = new_context()
    tab = context.new_page()
    log_in(tab, live_server, "dimas")
    open_editor(tab, live_server, story)
    end_session(tab)
    tab.fill("#id_summary", TYPED)
    expect(tab.locator("keep-draft [data-when=expired]")).to_be_visible()
    tab.close()

    tab = context.new_page()
    log_in(tab, live_server, "dimas")
    tab.goto(edit_address(live_server, story))
    click(tab, tab.locator("[data-offer] [data-act=restore]"))
    assert saved_summary(story) == TYPED


def test_restored_text_never_replaces_somebody_elses_unseen(live_server, story, new_context):
    context = new_context()
    tab = context.new_page()
    log_in(tab, live_server, "dimas")
    type_offline(tab, live_server, story)
    context.set_offline(False)
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.summary = OTHERS
    draft.save_revision(user=User.objects.get(username="rahma"))

    tab = context.new_page()
    tab.clock.install()
    tab.goto(edit_address(live_server, story))
    click(tab, tab.locator("[data-offer] [data-act=restore]"))
    expect(tab.get_by_role("alert").first).to_contain_text("Rahma Idris")
    expect(tab.locator("#id_summary")).to_have_value(TYPED)
    # Nor does the editor save it by itself, a moment later.
    posted: list[Request] = []
    tab.on("request", lambda request: posted.append(request) if request.method == "POST" else None)
    tab.clock.run_for(10_000)
    tab.evaluate("() => fetch(location.href)")
    assert [request.url for request in posted if "/pages/" in request.url] == []
    assert saved_summary(story) == OTHERS


def test_of_two_people_at_one_text_the_second_sees_both_side_by_side(live_server, story, new_context):
    tabs = {}
    for who in ("dimas", "rahma"):
        tabs[who] = new_context().new_page()
        log_in(tabs[who], live_server, who)
        open_editor(tabs[who], live_server, story)
    # The connection is away while the second writes, so that the editor cannot save by itself.
    tabs["dimas"].context.set_offline(True)
    tabs["dimas"].fill("#id_summary", TYPED)
    autosaved(tabs["rahma"], OTHERS, while_doing=lambda: tabs["rahma"].fill("#id_summary", OTHERS))
    assert saved_summary(story) == OTHERS

    # Past Wagtail's own warning, which asks in a dialogue whether to save all the same.
    tabs["dimas"].context.set_offline(False)
    with tabs["dimas"].expect_navigation():
        tabs["dimas"].locator("#page-edit-form").evaluate("(form) => form.submit()")
    refused = tabs["dimas"].get_by_role("alert").filter(has_text="Rahma Idris")
    summary = refused.locator(".unsaved__row", has_text="Ringkasan").locator(".unsaved__side")
    expect(summary.nth(0)).to_contain_text(OTHERS)
    expect(summary.nth(1)).to_contain_text(TYPED)
    expect(tabs["dimas"].locator("#id_summary")).to_have_value(TYPED)
    assert saved_summary(story) == OTHERS


def test_text_that_is_thrown_away_is_not_offered_again(live_server, story, new_context):
    context = new_context()
    tab = context.new_page()
    log_in(tab, live_server, "dimas")
    type_offline(tab, live_server, story)
    context.set_offline(False)
    tab = context.new_page()
    tab.goto(edit_address(live_server, story))
    tab.locator("[data-offer] [data-act=discard]").click()
    expect(tab.locator("[data-offer]")).to_be_hidden()
    assert (
        tab.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('naskah:')).length") == 0
    )


def test_another_account_on_the_same_browser_is_not_offered_it(live_server, story, new_context):
    context = new_context()
    tab = context.new_page()
    log_in(tab, live_server, "dimas")
    type_offline(tab, live_server, story)
    context.set_offline(False)
    tab = context.new_page()
    log_out(tab)
    log_in(tab, live_server, "rahma")
    open_editor(tab, live_server, story)
    expect(tab.locator("[data-offer]")).to_be_hidden()
