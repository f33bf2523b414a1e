"""Broken, hostile and indiscreet pictures, as the upload form meets them."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from news.forms.photo import UnusablePicture, clean_picture
from news.models import Photo
from tests.builders import a_person
from tests.news.photo_files import a_jpeg, exif_of, iptc_of, xmp_of

pytestmark = pytest.mark.django_db

ORIENTATION_TAG = 0x0112
GPS_TAG = 0x8825
PLACE = b"source-house-7"


def a_picture(kind="JPEG", *, size=(60, 40), mode="RGB", **options) -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(file, kind, **options)
    return file.getvalue()


def an_indiscreet_jpeg(*, orientation=1) -> bytes:
    """A photo that tells where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION_TAG] = orientation
    exif[0x010E] = PLACE.decode()
    exif.get_ifd(GPS_TAG).update({1: "S", 2: (1.0, 16.0, 0.0), 3: "E", 4: (116.0, 49.0, 0.0)})
    return a_picture(exif=exif, comment=PLACE)


def png_chunk(kind: bytes, data: bytes, *, crc: int | None = None) -> bytes:
    checksum = zlib.crc32(kind + data) if crc is None else crc
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)


def png_with(*chunks: bytes) -> bytes:
    """A good PNG with `chunks` put behind its header."""
    good = a_picture("PNG")
    return good[:33] + b"".join(chunks) + good[33:]


def an_endless_png() -> bytes:
    """A few bytes that promise 3.6 thousand million pixels."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(kind, data) for kind, data in chunks)


BOMB = zlib.compress(b"A" * 80_000_000)
FAKE_AVIF = b"\x00\x00\x00\x20ftypavif\x00\x00\x00\x00avifmif1miafMA1B" + b"\x00" * 64
BROKEN = {
    "ztxt bomb": ("a.png", png_with(png_chunk(b"zTXt", b"Comment\x00\x00" + BOMB))),
    "iccp bomb": ("a.png", png_with(png_chunk(b"iCCP", b"profile\x00\x00" + BOMB))),
    "truncated png": ("a.png", a_picture("PNG", size=(400, 300))[:200]),
    "truncated jpeg": ("a.jpg", a_picture(size=(400, 300))[:500]),
    "png header only": ("a.png", a_picture("PNG")[:8]),
    "png start only": ("a.png", a_picture("PNG")[:33]),
    "jpeg header only": ("a.jpg", b"\xff\xd8\xff\xe0"),
    "bad crc in ihdr": ("a.png", b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", bytes(13), crc=1)),
    "bad crc in idat": ("a.png", a_picture("PNG")[:45] + b"\x00\x01\x02" + a_picture("PNG")[48:]),
    "fake avif": ("a.avif", FAKE_AVIF),
    "avif called jpeg": ("a.jpg", FAKE_AVIF),
    "text": ("a.jpg", b"this is no picture"),
    "nul bytes": ("a.jpg", bytes(100)),
    "html called jpeg": ("a.jpg", b"<html><script>alert(1)</script></html>"),
    "svg": ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "png called jpeg": ("a.jpg", a_picture("PNG")),
    "too many pixels": ("a.png", an_endless_png()),
    "moving gif": ("a.gif", a_picture("GIF", mode="P", save_all=True, append_images=[Image.new("P", (60, 40), 3)])),
    "moving png": ("a.png", a_picture("PNG", save_all=True, append_images=[Image.new("RGB", (60, 40), "red")])),
    "moving webp": ("a.webp", a_picture("WEBP", save_all=True, append_images=[Image.new("RGB", (60, 40), "red")])),
}  # fmt: skip


def a_form(name: str, content: bytes, *, title="Banjir di muara"):
    data = {"title": title, "rights": "own", "collection": Collection.get_first_root_node().pk}
    return get_image_form(Photo)(data, {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("case", BROKEN)
def test_unusable_upload_is_a_form_error_in_words(case):
    form = a_form(*BROKEN[case])
    assert not form.is_valid()
    assert form.errors["file"]
    assert all(len(message) > 20 for message in form.errors["file"])


@pytest.mark.parametrize("case", BROKEN)
def test_unusable_upload_leaves_nothing_behind_in_the_admin(admin_client, case):
    name, content = BROKEN[case]
    response = admin_client.post(
        "/admin/images/add/",
        {"title": "A", "rights": "own", "file": SimpleUploadedFile(name, content)},
    )
    assert response.status_code == 200
    assert not Photo.objects.exists()


@pytest.mark.parametrize("case", ["ztxt bomb", "truncated jpeg", "fake avif", "moving webp"])
def test_unusable_upload_among_several_is_an_error_in_words(admin_client, case):
    name, content = BROKEN[case]
    response = admin_client.post(
        "/admin/images/multiple/add/",
        {"title": "A", "files[]": SimpleUploadedFile(name, content)},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert response.status_code == 200
    assert response.json()["success"] is False
    assert response.json()["error_message"]


@pytest.mark.parametrize(
    ("name", "kind", "mode"),
    [
        ("a.jpg", "JPEG", "RGB"),
        ("a.JPEG", "JPEG", "L"),
        ("a.jpg", "JPEG", "CMYK"),
        ("a.png", "PNG", "RGBA"),
        ("a.png", "PNG", "P"),
        ("a.webp", "WEBP", "RGBA"),
    ],
)
def test_good_picture_is_taken_in_its_own_format(name, kind, mode):
    form = a_form(name, a_picture(kind, mode=mode))
    assert form.is_valid(), form.errors
    with Image.open(form.cleaned_data["file"]) as picture:
        assert (picture.format, picture.size) == (kind, (60, 40))


def test_place_and_comments_do_not_enter_the_house():
    form = a_form("a.jpg", an_indiscreet_jpeg())
    assert form.is_valid(), form.errors
    photo = form.save()
    with photo.file.open() as file:
        stored = file.read()
    assert PLACE in an_indiscreet_jpeg()
    assert PLACE not in stored
    with Image.open(io.BytesIO(stored)) as picture:
        assert not dict(picture.getexif())
    with photo.get_rendition("width-30").file.open() as file:
        assert PLACE not in file.read()


def test_what_hangs_behind_a_picture_is_cut_off():
    form = a_form("a.jpg", a_picture() + b"<html><script>alert(1)</script></html>")
    assert form.is_valid(), form.errors
    assert b"<script>" not in form.cleaned_data["file"].read()


def test_photo_taken_sideways_is_stored_upright():
    form = a_form("a.jpg", an_indiscreet_jpeg(orientation=6))
    assert form.is_valid(), form.errors
    with Image.open(form.cleaned_data["file"]) as picture:
        assert picture.size == (40, 60)


def test_colour_profile_is_kept():
    cleaned = clean_picture(io.BytesIO(a_picture(icc_profile=b"a profile" * 20)), name="a.jpg")
    with Image.open(cleaned) as picture:
        assert picture.info["icc_profile"] == b"a profile" * 20


def test_photo_of_a_phone_that_calls_it_multi_picture_is_a_jpeg():
    first, second = Image.new("RGB", (60, 40), "red"), Image.new("RGB", (60, 40), "blue")
    file = io.BytesIO()
    first.save(file, "MPO", save_all=True, append_images=[second])
    with Image.open(clean_picture(file, name="a.jpg")) as picture:
        assert picture.format == "JPEG"


def test_command_that_brings_a_broken_picture_is_told_in_a_sentence():
    with pytest.raises(UnusablePicture) as refusal:
        clean_picture(io.BytesIO(b"no picture"), name="a.jpg")
    assert str(refusal.value.args[0])


def test_title_is_one_printable_line():
    form = a_form("a.jpg", a_picture(), title="Banjir\x0b di\u202e muara\ufffe")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == "Banjir di muara"


def test_title_of_nothing_printable_is_refused():
    assert "title" in a_form("a.jpg", a_picture(), title="\u202e\ufffe").errors


def test_changing_words_alone_leaves_the_stored_file_as_it_is():
    first = a_form("a.jpg", a_picture())
    assert first.is_valid(), first.errors
    photo = first.save()
    data = {"title": "New", "rights": "own", "collection": photo.collection_id}
    form = get_image_form(Photo)(data, instance=photo)
    assert form.is_valid(), form.errors
    assert form.save().file.name == photo.file.name


# What the file says of itself -------------------------------------------------------------------------------------


TOLD = iptc_of(
    (2, 105, b"Banjir Anggana"),
    (2, 120, b"Warga menyeberang dengan perahu."),
    (2, 80, b"Laras Wening"),
    (2, 110, b"Kabar Muara"),
    (2, 116, b"2026 Kabar Muara"),
    (2, 55, b"20261126"),
)


def sent(admin_client, content: bytes, *, name: str = "IMG_0042.jpg") -> Photo:
    """A photo uploaded among several, as the admin does it: with nothing but its file."""
    response = admin_client.post(
        "/admin/images/multiple/add/",
        {"title": name.rpartition(".")[0], "files[]": SimpleUploadedFile(name, content)},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    return Photo.objects.get(pk=response.json()["image_id"])


def test_file_proposes_what_was_left_empty():
    form = a_form("IMG_0042.jpg", a_jpeg(iptc=TOLD), title="IMG_0042")
    assert form.is_valid(), form.errors
    photo = form.save()
    assert photo.title == "Banjir Anggana"
    assert photo.description == "Warga menyeberang dengan perahu."
    assert photo.credit == "Laras Wening/Kabar Muara"
    assert "2026 Kabar Muara" in photo.rights_note
    assert "2026-11-26" in photo.rights_note


def test_what_was_typed_stays():
    data = {"title": "Banjir", "credit": "Dimas Arya", "description": "Perahu.", "rights": "own"}
    data |= {"rights_note": "Kontrak 7", "collection": Collection.get_first_root_node().pk}
    form = get_image_form(Photo)(data, {"file": SimpleUploadedFile("IMG_0042.jpg", a_jpeg(iptc=TOLD))})
    assert form.is_valid(), form.errors
    photo = form.save()
    assert (photo.title, photo.credit, photo.description) == ("Banjir", "Dimas Arya", "Perahu.")
    assert (photo.rights, photo.rights_note) == ("own", "Kontrak 7")


def test_no_file_says_whose_the_rights_are(admin_client):
    assert sent(admin_client, a_jpeg(iptc=TOLD)).rights == Photo.Rights.UNKNOWN


def test_photo_among_several_comes_with_its_proposals_to_be_looked_at(admin_client):
    response = admin_client.post(
        "/admin/images/multiple/add/",
        {"title": "IMG_0042", "files[]": SimpleUploadedFile("IMG_0042.jpg", a_jpeg(iptc=TOLD))},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    form = response.json()["form"]
    for words in ("Banjir Anggana", "Laras Wening/Kabar Muara", "Warga menyeberang dengan perahu."):
        assert words in form


def test_people_whom_the_file_names_and_the_paper_knows_are_shown_on_it():
    known = a_person("Rosdiana Kapitan")
    form = a_form("a.jpg", a_jpeg(xmp=xmp_of(people=("Rosdiana Kapitan", "Siapa Saja"))))
    assert form.is_valid(), form.errors
    assert list(form.save().people.all()) == [known]


def test_place_is_in_no_size_whichever_way_the_photo_came(admin_client):
    photo = sent(admin_client, an_indiscreet_jpeg())
    for field in (
        photo.file,
        photo.get_rendition("width-30").file,
        photo.get_rendition("fill-30x20|format-webp").file,
    ):
        with field.open() as file:
            content = file.read()
        assert PLACE not in content
        with Image.open(io.BytesIO(content)) as picture:
            assert not dict(picture.getexif())
            assert not picture.getexif().get_ifd(GPS_TAG)


def test_file_that_waited_for_its_title_is_stripped_as_well(admin_client):
    response = admin_client.post(
        "/admin/images/multiple/add/",
        {"title": "\u202e", "files[]": SimpleUploadedFile("a.jpg", an_indiscreet_jpeg())},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()
    number = response["uploaded_file_id"]
    prefix = f"uploaded-image-{number}"
    data = {"title": "Dermaga", "rights": "own", "collection": Collection.get_first_root_node().pk}
    saved = admin_client.post(
        f"/admin/images/multiple/create_from_uploaded_image/{number}/",
        {f"{prefix}-{name}": value for name, value in data.items()},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert saved.json()["success"], saved.json()
    with Photo.objects.get(title="Dermaga").file.open() as file:
        assert PLACE not in file.read()


def test_file_with_broken_metadata_is_a_photo_like_any_other():
    form = a_form("a.jpg", a_jpeg(iptc=b"8BIM\x04\x04\x00\x00\x00\x0f\xff\xff", exif=exif_of(artist="x")))
    assert form.is_valid(), form.errors


def test_changing_words_alone_proposes_nothing():
    first = a_form("a.jpg", a_jpeg(iptc=TOLD))
    assert first.is_valid(), first.errors
    photo = first.save()
    data = {"title": "Baru", "rights": "own", "credit": "", "collection": photo.collection_id}
    form = get_image_form(Photo)(data, instance=photo)
    assert form.is_valid(), form.errors
    assert form.save().credit == ""
