"""An import knows whom the paper knows, also those who were entered, deleted or merged while it runs."""

import pytest

from news.imports.archive.merging import merge
from news.imports.wordpress.mapping import Mapping, Target
from news.imports.wordpress.records import AuthorRecord, TermUse
from news.imports.wordpress.writing.directory import Directory
from news.models import ArticlePage, Author, Person, Topic
from tests.builders import a_chief, a_person, a_region, a_section
from tests.news.imports.wordpress.posts import a_copy, a_mapping, a_piece, a_post, a_said, an_archive, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]


@pytest.fixture
def paper(site) -> None:
    a_section()
    a_region()


def tagged(name: str, *, slug: str = "pasar-lama"):
    terms = (TermUse("post_tag", slug, name),)
    return a_piece(a_copy(a_post(terms=terms), body=[a_said("Kami datang.", "Rahmat Hidayat")]))


def test_quote_of_somebody_who_was_merged_goes_to_who_stands():
    kept, other = a_person("Tohar"), a_person("H. Tohar Sukarsa")
    merge(kept, [other], by=a_chief())
    write(an_archive(), a_piece(a_copy(a_post(), body=[a_said("Kami datang.", "H. Tohar Sukarsa")])))
    [quote] = ArticlePage.objects.get().quotes
    assert quote.value["speaker"] == kept


def test_newcomer_never_takes_the_address_of_somebody_who_was_merged():
    kept, other = a_person("Tohar"), a_person("Tohar Sukarsa")
    merge(kept, [other], by=a_chief())
    Person.objects.get(pk=kept.pk).aliases.all().delete()
    write(an_archive(), a_piece(a_copy(a_post(), body=[a_said("Kami datang.", "Tohar Sukarsa")])))
    assert Person.objects.standing().get(name="Tohar Sukarsa").slug != other.slug


def test_topic_that_an_editor_made_meanwhile_is_found():
    directory = Directory(an_archive(), a_mapping())
    topic = Topic.objects.create(name="Pasar")
    directory.enter_for([tagged("Pasar", slug="pasar-lama")])
    assert directory.topics.find("Pasar") == topic


def test_person_that_was_merged_meanwhile_is_named_no_longer():
    kept, other = a_person("Tohar"), a_person("H. Tohar Sukarsa")
    directory = Directory(an_archive(), a_mapping())
    merge(kept, [other], by=a_chief())
    directory.enter_for([tagged("Pasar")])
    assert directory.people.find("H. Tohar Sukarsa") == kept


def test_collision_costs_nothing_and_nobody_is_known_whom_no_row_has(monkeypatch):
    directory = Directory(an_archive(), a_mapping())
    asked = directory._counted
    # An editor is a moment ahead: after it was asked who there is.
    monkeypatch.setattr(
        directory, "_counted", lambda: [*asked(), Topic.objects.get_or_create(name="Pasar")][:-1]
    )
    directory._seen = asked()
    directory.enter_for([tagged("Pasar")])
    assert directory.topics.find("Pasar") == Topic.objects.get(name="Pasar")
    assert directory.people.find("Rahmat Hidayat") == Person.objects.get(name="Rahmat Hidayat")


def test_after_an_error_nobody_is_known_whom_no_row_has(monkeypatch):
    directory = Directory(an_archive(), a_mapping())
    with monkeypatch.context() as patching:
        patching.setattr(directory, "note_made", None)
        with pytest.raises(TypeError):
            directory._enter_for([tagged("Pasar")])
    assert not Person.objects.exists()
    directory.enter_for([tagged("Pasar")])
    assert directory.people.find("Rahmat Hidayat") == Person.objects.get(name="Rahmat Hidayat")


@pytest.mark.parametrize("creator", ["siti.rahma@gmail.com", "siti"])
def test_login_and_mail_address_are_no_byline(creator: str):
    archive = an_archive()
    write(archive, a_piece(a_copy(a_post(creator=creator))))
    assert list(ArticlePage.objects.get().byline_entries.all()) == []
    assert not Author.objects.exists()
    [item] = archive.items.all()
    assert [trouble["code"] for trouble in item.troubles] == ["unknown-author"]


def test_mail_address_that_stands_for_a_name_is_no_byline():
    directory = Directory(an_archive(), a_mapping())
    directory.note_author(AuthorRecord("siti", "siti.rahma@gmail.com"))
    assert directory.byline_names("siti", ()) == []


def test_login_is_a_byline_where_the_mapping_says_whose_it_is():
    mapping = Mapping(authors={"siti": Target("author", "Siti Rahma")})
    assert Directory(an_archive(), mapping).byline_names("siti", ()) == ["Siti Rahma"]


def test_region_that_the_mapping_names_by_its_slug_is_found_whoever_shares_its_name():
    regency = a_region("Bogor", code="32.01")
    city = a_region("Bogor", code="32.71", kind="city", slug="kota-bogor")
    mapping = Mapping(tags={"bogor": Target("region", regency.slug), "kota": Target("region", city.slug)})
    for number, slug in enumerate(("bogor", "kota"), 1):
        piece = a_piece(
            a_copy(a_post(number, terms=(TermUse("post_tag", slug, "Bogor"),)), dateline_place="")
        )
        write(an_archive(file_sha256=str(number) * 64), piece, mapping=mapping)
    found = [story.region for story in ArticlePage.objects.order_by("pk")]
    assert found == [regency, city]


def test_target_of_the_mapping_that_is_not_here_is_told():
    archive = an_archive()
    mapping = Mapping(tags={"jauh": Target("region", "tidak-ada")}, authors={"nurlela": Target("none")})
    write(archive, a_piece(a_copy(a_post(terms=(TermUse("post_tag", "jauh", "Jauh"),)))), mapping=mapping)
    [item] = archive.items.all()
    assert [(trouble["code"], trouble["why"]) for trouble in item.troubles] == [
        ("unknown-target", "region:tidak-ada")
    ]


def test_story_keeps_a_topic_whose_name_was_shortened():
    write(an_archive(), tagged("pasar " * 28))
    [story] = ArticlePage.objects.all()
    assert [topic.name for topic in story.topics.all()] == [Topic.objects.get().name]
