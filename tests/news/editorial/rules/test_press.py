"""The press council: the other side, paid text, pictures, and a note on each change."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from news.editorial.checklist import fingerprint
from news.editorial.rules.press import (
    change_note_missing,
    other_side_not_asked,
    paid_text_unlabelled,
    photo_of_nobody,
    photo_without_credit,
    photo_without_rights,
    release_unlabelled,
    verification_without_owner,
)
from news.models import ArticlePage, AskedParty
from tests.builders import a_photo, a_published_article, an_article, an_author
from tests.news.editorial.rules.drafts import a_draft, paragraphs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def asked(answer: str = "Kami menunggu surat resmi.") -> AskedParty:
    return AskedParty(name="Camat Anggana", asked_at=timezone.now(), answer=answer)


def test_story_that_can_harm_needs_the_other_side():
    (finding,) = other_side_not_asked(a_draft(may_harm=True))
    assert (finding.field, finding.is_blocking) == ("asked_parties", True)
    assert "2" in finding.message


def test_other_side_that_was_asked_and_answered_is_enough():
    assert list(other_side_not_asked(a_draft(may_harm=True, asked_parties=[asked()]))) == []


def test_other_side_that_was_asked_and_kept_silent_is_to_be_looked_at():
    (finding,) = other_side_not_asked(a_draft(may_harm=True, asked_parties=[asked("")]))
    assert not finding.is_blocking


def test_each_silent_party_is_named_and_looked_at_by_itself():
    article = a_draft(may_harm=True, asked_parties=[asked("")])
    (first,) = other_side_not_asked(article)
    parties = [
        asked(""),
        asked("Kami menunggu."),
        AskedParty(name="Lurah", asked_at=timezone.now(), answer="-"),
    ]
    found = list(other_side_not_asked(a_draft(may_harm=True, asked_parties=parties)))
    assert ["Camat Anggana" in found[0].message, "Lurah" in found[1].message] == [True, True]
    assert len({fingerprint(finding) for finding in [first, *found]}) == 3


def test_label_still_being_verified_stands_for_the_other_side():
    assert list(other_side_not_asked(a_draft(may_harm=True, is_unverified=True))) == []


def test_story_that_harms_nobody_asks_nobody():
    assert list(other_side_not_asked(a_draft())) == []


def test_label_still_being_verified_needs_an_owner_and_a_day():
    findings = list(verification_without_owner(a_draft(is_unverified=True)))
    assert [finding.field for finding in findings] == ["verification_by", "verification_due_on"]
    assert all(finding.is_blocking for finding in findings)


def test_verification_with_owner_and_day_passes_until_the_day_is_over():
    today = timezone.localdate()
    article = a_draft(is_unverified=True, verification_by_id=1, verification_due_on=today)
    assert list(verification_without_owner(article)) == []
    article.verification_due_on = today - timedelta(days=1)
    assert [finding.is_blocking for finding in verification_without_owner(article)] == [False]


@pytest.mark.parametrize("initials", ["adv", "adv/ara", "ADV", "ara/advertorial", "iklan"])
def test_initials_of_paid_text_block_any_other_label(initials):
    (finding,) = paid_text_unlabelled(a_draft(initials=initials))
    assert (finding.field, finding.is_blocking) == ("label", True)
    assert list(paid_text_unlabelled(a_draft(initials=initials, label="advertorial"))) == []


def test_paid_text_is_known_by_the_brackets_after_its_last_words_too():
    assert (
        len(
            list(
                paid_text_unlabelled(a_draft(body=paragraphs("Air naik.", "Warga senang. (adv/diskominfo)")))
            )
        )
        == 1
    )


@pytest.mark.parametrize(
    "title", ["[ADV] Pemkab gelar pameran", "Advertorial: Pemkab gelar pameran", "Pariwara | Pameran"]
)
def test_mark_of_paid_text_in_the_headline_blocks(title):
    assert [finding.is_blocking for finding in paid_text_unlabelled(a_draft(title=title))] == [True]


@pytest.mark.parametrize("kicker", ["adv", "Pariwara", "Iklan:"])
def test_mark_of_paid_text_in_the_kicker_blocks(kicker):
    assert [finding.is_blocking for finding in paid_text_unlabelled(a_draft(kicker=kicker))] == [True]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Iklan judi online masih bertebaran di Samarinda"},
        {"kicker": "Iklan politik"},
        {"title": "Advokat itu menolak damai"},
        {"body": paragraphs("Menurut Asosiasi Dinas Sosial (ADS).")},
    ],
)
def test_news_about_advertisements_passes(changes):
    assert list(paid_text_unlabelled(a_draft(**changes))) == []


@pytest.mark.usefixtures("site")
def test_initials_that_are_an_authors_own_pass_and_others_ask():
    author = an_author("Adi Sucipto", initials="ads")
    assert list(paid_text_unlabelled(an_article(authors=(author,), initials="ads"))) == []
    found = list(paid_text_unlabelled(an_article(initials="ads")))
    assert [finding.is_blocking for finding in found] == [False]


@pytest.mark.parametrize("initials", ["", "ara", "ara/dap", "madv"])
def test_initials_of_reporters_pass(initials):
    assert list(paid_text_unlabelled(a_draft(initials=initials))) == []


def test_initials_of_an_office_ask_for_the_label_of_a_press_release():
    (finding,) = release_unlabelled(a_draft(initials="hms"))
    assert (finding.field, finding.is_blocking) == ("label", False)
    assert list(release_unlabelled(a_draft(initials="hms", label="press_release"))) == []


def test_news_with_a_sponsor_is_asked_about_its_label():
    assert len(list(release_unlabelled(a_draft(sponsor="Pemkab")))) == 1


def in_block(photo):
    return ("photo", {"photo": photo, "caption": "", "alt": "Dermaga"})


def in_gallery(photo):
    return ("gallery", {"title": "", "photos": [in_block(a_photo("Gudang"))[1], in_block(photo)[1]]})


@pytest.mark.parametrize("place", [in_block, in_gallery])
def test_photo_of_the_text_without_credit_blocks(place):
    article = an_article(body=[place(a_photo("Pasar", credit=" "))])
    (finding,) = photo_without_credit(article)
    assert (finding.block_id, finding.is_blocking) == (str(article.body[0].id), True)
    assert "Pasar" in finding.message


def test_lead_photo_without_credit_blocks():
    (finding,) = photo_without_credit(an_article(lead_photo=a_photo(credit="")))
    assert (finding.field, finding.is_blocking) == ("lead_photo", True)


@pytest.mark.parametrize("changes", [{"rights": "unknown"}, {"rights_expire_on": date(2020, 1, 1)}])
def test_photo_whose_rights_nobody_knows_or_that_ended_blocks(changes):
    (finding,) = photo_without_rights(an_article(lead_photo=a_photo(**changes)))
    assert finding.is_blocking


def test_photo_with_credit_and_rights_passes():
    article = an_article(lead_photo=a_photo(rights_expire_on=date(2099, 1, 1)), body=[in_gallery(a_photo())])
    found = [*photo_without_credit(article), *photo_without_rights(article), *photo_of_nobody(article)]
    assert found == []


@pytest.mark.parametrize("credit", ["ist", "Foto: ist", "(Istimewa)", "dok. ist", "internet"])
def test_credit_that_names_nobody_is_advised_against(credit):
    (finding,) = photo_of_nobody(an_article(lead_photo=a_photo(credit=credit)))
    assert not finding.is_blocking


@pytest.mark.parametrize(
    "text",
    ["Data itu dari berbagai sumber internet.", "Istilah internet itu baru.", "Foto istri camat hilang."],
)
def test_sentence_about_the_internet_is_no_credit(text):
    assert list(photo_of_nobody(an_article(body=[("paragraph", f"<p>{text}</p>")]))) == []


def test_caption_that_ends_in_foto_ist_is_named():
    article = an_article(lead_photo=a_photo(), lead_photo_caption="Warga mengungsi. (Foto: ist)")
    (finding,) = photo_of_nobody(article)
    assert finding.field == "lead_photo_caption"


@pytest.mark.parametrize("credit", ["Laras Wening/Kabar Muara", "Istiqomah", "Dok. BPBD Kukar"])
def test_credit_with_a_name_passes(credit):
    assert list(photo_of_nobody(an_article(lead_photo=a_photo(credit=credit)))) == []


def changed(article: ArticlePage, **changes) -> ArticlePage:
    draft = article.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft


def test_changed_public_text_needs_a_note():
    (finding,) = change_note_missing(
        changed(a_published_article(), summary="Air masuk ke pasar dan sekolah.")
    )
    assert (finding.field, finding.is_blocking) == ("change_note", True)


def test_change_with_a_note_passes():
    draft = changed(
        a_published_article(), summary="Air masuk ke pasar.", change_note="Tempat kejadian diperbaiki."
    )
    assert list(change_note_missing(draft)) == []


def test_note_of_the_change_before_is_no_note_for_this_one():
    article = a_published_article(change_note="Angka diperbaiki.")
    assert len(list(change_note_missing(changed(article, summary="Air masuk ke pasar dan sekolah.")))) == 1


def test_public_text_as_it_is_needs_none():
    assert list(change_note_missing(changed(a_published_article()))) == []


def test_note_alone_changes_nothing_for_the_rule():
    assert list(change_note_missing(changed(a_published_article(), change_note="Catatan dulu."))) == []


def test_mended_typo_needs_none():
    article = a_published_article(summary="Air masuk ke ruamh warga di hilir.")
    assert list(change_note_missing(changed(article, summary="Air masuk ke rumah warga di hilir."))) == []


def test_draft_that_never_was_public_is_asked_nothing(django_assert_num_queries):
    article = an_article()
    with django_assert_num_queries(0):
        assert list(change_note_missing(article)) == []
