import pytest

from news.models import Author, Person, Section, Topic

pytestmark = pytest.mark.django_db


def test_slug_makes_itself_from_the_name():
    assert Person.objects.create(name="Rosdiana Kapitan").slug == "rosdiana-kapitan"


def test_slug_that_was_given_stays():
    assert Section.objects.create(name="Politik & Hukum", slug="politik").slug == "politik"


def test_things_of_one_name_have_slugs_of_their_own():
    slugs = [Person.objects.create(name="Siti Aminah").slug for _time in range(3)]
    assert slugs == ["siti-aminah", "siti-aminah-2", "siti-aminah-3"]


def test_gap_in_the_numbers_is_used_and_none_twice():
    people = [Person.objects.create(name="Siti Aminah") for _time in range(3)]
    people[1].delete()
    assert Person.objects.create(name="Siti Aminah").slug == "siti-aminah-2"
    assert Person.objects.create(name="Siti Aminah").slug == "siti-aminah-4"


def test_name_that_begins_like_another_is_no_obstacle():
    Person.objects.create(name="Siti Aminah Rahman")
    assert Person.objects.create(name="Siti Aminah").slug == "siti-aminah"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ma'ruf Amin", "maruf-amin"),
        ("  Spasi   Banyak  ", "spasi-banyak"),
        ("Ünal Özgür", "unal-ozgur"),
        ("李", "person"),
        ("!!!", "person"),
        ("<script>", "script"),
    ],
)
def test_slug_is_ascii_and_never_empty(name, slug):
    assert Person.objects.create(name=name).slug == slug


def test_long_names_have_slugs_that_fit_and_differ():
    first, second = (Author.objects.create(name="a" * 120) for _time in range(2))
    longest = Author._meta.get_field("slug").max_length
    assert first.slug != second.slug
    assert max(len(first.slug), len(second.slug)) <= longest


def test_renaming_leaves_the_address_alone():
    topic = Topic.objects.create(name="Tanggul")
    topic.name = "Tanggul laut"
    topic.save()
    assert topic.slug == "tanggul"
