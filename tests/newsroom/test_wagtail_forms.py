"""Wagtail's forms have the newsroom's words, and its text field refuses what it cannot read."""

import json

import pytest
from wagtail.admin.forms.choosers import EmailLinkChooserForm
from wagtail.test.utils.form_data import rich_text

from newsroom.wagtail_forms import LogInForm
from tests.builders import an_article, an_editor
from tests.news.editor import edit_url, posted


def test_labels_that_wagtail_makes_of_field_names_are_words():
    assert str(LogInForm().fields["password"].label) == "Kata sandi"
    assert [str(field.label) for field in EmailLinkChooserForm().fields.values()] == [
        "Alamat surel",
        "Teks tautan",
        "Perihal",
        "Pesan",
    ]


def with_unknown_entity() -> str:
    state = json.loads(rich_text("<p>Air naik sejak Kamis.</p>"))
    state["blocks"][0]["entityRanges"] = [{"key": 7, "offset": 0, "length": 3}]
    return json.dumps(state)


@pytest.mark.parametrize("text", [with_unknown_entity(), "{", "[]", '"x"'])
def test_text_that_the_editor_did_not_write_is_a_400_with_a_sentence(client, site, text):
    client.force_login(an_editor())
    response = client.post(edit_url(an_article()), posted(title="Air", body=[("paragraph", text)]))
    assert (response.status_code, response.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert response.text.endswith(".")
