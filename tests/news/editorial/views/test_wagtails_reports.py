"""Wagtail's reports: nobody reads there what our log keeps for the desk."""

import pytest
from django.urls import reverse
from wagtail.admin.urls import reports

from tests.builders import a_reporter, an_article_in_review, an_editor, approve_as_read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

NAMES = [pattern.name for pattern in reports.urlpatterns]
FORMATS = ["", "?export=csv", "?export=xlsx"]


@pytest.fixture(scope="module")
def secrets(site) -> list[str]:
    """What a reporter does not read of other people's work: who approved, and what is not public yet."""
    siti = a_reporter("siti")
    rahma = an_editor("rahma", first_name="Rahma", last_name="Idris-Penyetuju")
    approve_as_read(an_article_in_review(owner=siti), by=rahma)
    an_article_in_review(owner=siti, title="Rancangan orang lain yang belum terbit")
    return ["Idris-Penyetuju", "Rancangan orang lain"]


def words(response) -> str:
    if response.streaming:
        return b"".join(response.streaming_content).decode(errors="replace")
    return response.content.decode(errors="replace")


@pytest.mark.parametrize("export", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_reporter_reads_no_decision_about_other_peoples_stories(client, secrets, name, export):
    client.force_login(a_reporter("dimas"))
    response = client.get(reverse(f"wagtailadmin_reports:{name}") + export)
    assert response.status_code in {200, 302}
    read = words(response)
    assert not [secret for secret in secrets if secret in read]


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(("site_history", "page_types"))])
def test_desk_reads_what_tells_of_all_stories_and_reporters_do_not(client, name):
    address = reverse(f"wagtailadmin_reports:{name}")
    assert client.get(address).status_code == 302
    client.force_login(a_reporter())
    assert client.get(address).status_code == 302
    client.force_login(an_editor())
    assert client.get(address).status_code == 200


def test_menu_offers_it_to_the_desk_alone(client):
    for user, is_offered in ((a_reporter(), False), (an_editor(), True)):
        client.force_login(user)
        home = client.get(reverse("wagtailadmin_home")).text
        for name in ("site_history", "page_types_usage"):
            assert (reverse(f"wagtailadmin_reports:{name}") in home) is is_offered
