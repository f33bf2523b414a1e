"""What is stored elsewhere and shown on a story reaches the story's page at once."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.images import ImageFile
from wagtail.models import PageViewRestriction

from news.editorial.actions import publish_imported
from news.models import ArticlePage, PaperSettings, PhotoRendition, PublishedArticle, Section
from news.publication.rebuild import rebuild
from news.publication.writing import reproject
from tests.builders import (
    a_correction,
    a_person,
    a_photo,
    a_province,
    a_published_article,
    a_quote,
    a_region,
    an_article,
    an_author,
    forget_decisions,
    picture,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def stored(article: ArticlePage) -> PublishedArticle:
    return PublishedArticle.objects.get(pk=article.pk)


def linking_to(article: ArticlePage, **changes) -> ArticlePage:
    body = [("paragraph", "<p>Air naik.</p>"), ("related", {"article": article})]
    return a_published_article(body=body, **changes)


def test_correction_stands_on_the_story_and_its_card_at_once():
    article = a_published_article()
    assert not stored(article).card["has_correction"]
    a_correction(article, text="Bukan 1.410, melainkan 1.140 rumah.")
    assert stored(article).card["has_correction"]
    assert "melainkan 1.140 rumah" in stored(article).story_html
    assert stored(article).structured_data["correction"][0]["text"] == "Bukan 1.410, melainkan 1.140 rumah."


def test_newest_correction_stands_first():
    article = a_published_article()
    for text in ("Pertama.", "Kedua."):
        a_correction(article, text=text)
    assert [entry["text"] for entry in stored(article).facts["corrections"]] == ["Kedua.", "Pertama."]


def test_correction_of_a_draft_waits_for_its_publication():
    draft = an_article()
    a_correction(draft, text="Belum terbit.")
    assert not PublishedArticle.objects.filter(pk=draft.pk).exists()


def test_corrected_story_cannot_be_deleted():
    article = a_published_article()
    forget_decisions(article)
    a_correction(article, text="Catatan.")
    with pytest.raises(PermissionDenied):
        article.delete()


def test_approved_story_cannot_be_deleted():
    with pytest.raises(PermissionDenied):
        a_published_article().delete()


def test_sizes_of_a_photo_are_made_when_it_is_uploaded(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        photo = a_photo()
    made = PhotoRendition.objects.filter(image=photo).count()
    assert made == 4
    a_published_article(lead_photo=photo)
    assert PhotoRendition.objects.filter(image=photo).count() == made


def test_sizes_are_left_to_whoever_saves_a_photo_and_makes_them(django_capture_on_commit_callbacks):
    photo = a_photo()
    photo.is_drawn_later = True
    with django_capture_on_commit_callbacks(execute=True):
        photo.save()
    assert not PhotoRendition.objects.filter(image=photo).exists()


@pytest.mark.parametrize("maker", [a_person, an_author])
def test_portrait_is_made_when_it_is_chosen(maker, django_capture_on_commit_callbacks):
    photo = a_photo()
    with django_capture_on_commit_callbacks(execute=True):
        maker(portrait=photo)
    made = set(PhotoRendition.objects.filter(image=photo).values_list("width", "height"))
    assert made == {(96, 96), (480, 600)}


def test_column_shows_its_writers_new_portrait(django_capture_on_commit_callbacks):
    author, new = an_author("Mira Tolle", portrait=a_photo("Lama")), a_photo("Baru")
    section = Section.objects.create(name="Kolom", is_opinion=True)
    article = a_published_article(label=ArticlePage.Label.OPINION, section=section, authors=(author,))
    with django_capture_on_commit_callbacks(execute=True):
        author.portrait = new
        author.save()
    assert "Baru" in stored(article).card["columnist"]["portrait"]


def test_author_or_person_changed_otherwise_draws_no_story_again(django_capture_on_commit_callbacks):
    person, author = a_person(portrait=a_photo()), an_author(portrait=a_photo())
    a_published_article(body=[a_quote(speaker=person)], authors=(author,))
    with django_capture_on_commit_callbacks() as callbacks:
        for thing in (person, author):
            thing.save()
    assert redraws(callbacks) == []


def test_reporters_new_portrait_draws_no_story_again(django_capture_on_commit_callbacks):
    author, photo = an_author(), a_photo()
    a_published_article(authors=(author,))
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        author.portrait = photo
        author.save()
    assert redraws(callbacks) == []


def redraws(callbacks: list) -> list:
    """Of what was left until after the commit, the stories to be drawn again."""
    return [callback for callback in callbacks if getattr(callback, "func", None) is reproject]


def test_story_shows_the_new_file_of_its_photo(django_capture_on_commit_callbacks):
    """A face has to be made unrecognisable: the old file is gone, the story must not go on naming it."""
    photo = a_photo()
    article = a_published_article(lead_photo=photo)
    before = stored(article).card["photo"]["sources"][0]["src"]
    with django_capture_on_commit_callbacks(execute=True):
        photo.renditions.all().delete()
        photo.file = ImageFile(picture("grey"), name="disamarkan.jpg")
        photo.save()
    after = stored(article).card["photo"]["sources"][0]["src"]
    assert after != before
    assert "disamarkan" in after
    assert after in stored(article).story_html


def test_picture_inside_a_story_follows_its_photo(django_capture_on_commit_callbacks):
    photo = a_photo()
    article = a_published_article(body=[("photo", {"photo": photo, "caption": "", "alt": "Kapal"})])
    with django_capture_on_commit_callbacks(execute=True):
        photo.renditions.all().delete()
        photo.file = ImageFile(picture("grey"), name="disamarkan.jpg")
        photo.save()
    assert "disamarkan" in stored(article).story_html


def test_credit_mended_on_a_photo_is_mended_under_the_story(django_capture_on_commit_callbacks):
    photo = a_photo(credit="Salah Nama")
    article = a_published_article(lead_photo=photo)
    with django_capture_on_commit_callbacks(execute=True):
        photo.credit = "Laras Wening"
        photo.save()
    assert stored(article).card["photo"]["credit"] == "Laras Wening"


def test_link_to_a_story_disappears_when_it_is_withdrawn_and_comes_back_with_it(
    django_capture_on_commit_callbacks,
):
    other = a_published_article(title="Pintu air rusak")
    article = linking_to(other)
    assert "Pintu air rusak" in stored(article).story_html
    with django_capture_on_commit_callbacks(execute=True):
        other.unpublish()
    assert "Pintu air rusak" not in stored(article).story_html
    with django_capture_on_commit_callbacks(execute=True):
        ArticlePage.objects.get(pk=other.pk).get_latest_revision().publish()
    assert "Pintu air rusak" in stored(article).story_html


def test_link_to_a_story_disappears_when_it_is_restricted(django_capture_on_commit_callbacks):
    other = a_published_article(title="Pintu air rusak")
    article = linking_to(other)
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)
    assert "Pintu air rusak" not in stored(article).story_html


def test_link_to_a_story_disappears_when_it_is_deleted(django_capture_on_commit_callbacks):
    other = a_published_article(title="Pintu air rusak")
    article = linking_to(other)
    forget_decisions(other)
    with django_capture_on_commit_callbacks(execute=True):
        other.delete()
    assert "Pintu air rusak" not in stored(article).story_html


def test_link_follows_a_story_to_its_new_headline_and_address(django_capture_on_commit_callbacks):
    other = a_published_article(title="Pintu air rusak", slug="pintu")
    article = linking_to(other)
    draft = other.get_latest_revision_as_object()
    draft.title, draft.slug = "Pintu air diperbaiki", "pintu-air"
    with django_capture_on_commit_callbacks(execute=True):
        publish_imported(draft)
    assert "Pintu air diperbaiki" in stored(article).story_html
    assert f'href="{ArticlePage.objects.get(pk=other.pk).get_url()}"' in stored(article).story_html


def test_story_that_shows_another_is_drawn_after_the_others_commit(django_capture_on_commit_callbacks):
    """In its transaction it would take the other's row: two that show each other would wait for ever."""
    other = a_published_article(title="Pintu air rusak")
    article = linking_to(other)
    with django_capture_on_commit_callbacks() as callbacks:
        draft = other.get_latest_revision_as_object()
        draft.title = "Pintu air diperbaiki"
        publish_imported(draft)
    assert "Pintu air rusak" in stored(article).story_html
    assert [difference.article_id for difference in rebuild(only_check=True)] == [article.pk]
    for callback in callbacks:
        callback()
    assert "Pintu air diperbaiki" in stored(article).story_html
    assert not list(rebuild(only_check=True))


def test_stories_that_link_to_each_other_end(django_capture_on_commit_callbacks):
    one = a_published_article(title="Pintu air rusak")
    other = linking_to(one, title="Pintu air diperbaiki")
    with django_capture_on_commit_callbacks(execute=True):
        draft = one.get_latest_revision_as_object()
        draft.body = [("related", {"article": other})]
        publish_imported(draft)
    assert "Pintu air diperbaiki" in stored(one).story_html


def test_renamed_section_reaches_the_navigation():
    section = Section.objects.create(name="Ekonomi")
    assert "Ekonomi" in str(PaperSettings.load().navigation["sections"])
    section.name = "Ekonomi & Usaha"
    section.save()
    assert "Ekonomi & Usaha" in str(PaperSettings.load().navigation["sections"])
    section.delete()
    assert "Ekonomi" not in str(PaperSettings.load().navigation["sections"])


def test_home_province_brings_its_regions_into_the_navigation():
    region = a_region("Berau", code="64.03")
    paper = PaperSettings.load()
    paper.home_province = a_province()
    paper.save()
    navigation = PaperSettings.load().navigation
    assert navigation["province"]["name"] == "Kalimantan Timur"
    assert [entry["slug"] for entry in navigation["regions"]] == [region.slug]
