"""Only the old site is asked, under the name that somebody gave."""

import pytest

from news.imports.wordpress.media.site_address import NoSiteAddress, one_way_to_write, site_address

OLD = "https://kabar.test"
FILE = "/wp-content/uploads/2019/pasar.jpg"


@pytest.mark.parametrize(
    ("given", "site", "url", "asked"),
    [
        (OLD, OLD, f"{OLD}{FILE}", f"{OLD}{FILE}"),
        ("http://www.kabar.test/", OLD, f"{OLD}{FILE}", f"http://www.kabar.test{FILE}"),
        (f"{OLD}/wp-content/uploads/", OLD, f"//www.kabar.test{FILE}", f"{OLD}{FILE}"),
        (OLD, OLD, f"{OLD}{FILE}?w=300#top", f"{OLD}{FILE}"),
        (OLD, OLD, f"{OLD}/gambar.php?id=3", f"{OLD}/gambar.php?id=3"),
        (
            OLD,
            OLD,
            f"{OLD}/wp-content/uploads/pasar ikan é.jpg",
            f"{OLD}/wp-content/uploads/pasar%20ikan%20%C3%A9.jpg",
        ),
        (OLD, OLD, FILE, f"{OLD}{FILE}"),
        (OLD, f"{OLD}/blog", f"/blog{FILE}", f"{OLD}/blog{FILE}"),
        (OLD, "", FILE, None),
        (OLD, OLD, "pasar.jpg", None),
        (OLD, OLD, f"https://i2.wp.com/www.kabar.test{FILE}?resize=300", f"{OLD}{FILE}"),
        # The old server under another name.
        ("http://lama.test:8080", OLD, f"{OLD}{FILE}", f"http://lama.test:8080{FILE}"),
        ("http://host.test/~kabar", f"{OLD}/blog", f"{OLD}/blog{FILE}", f"http://host.test/~kabar{FILE}"),
        ("http://bücher.test", "http://bücher.test", FILE, f"http://xn--bcher-kva.test{FILE}"),
        # Another site, or none.
        (OLD, OLD, f"https://lain.test{FILE}", None),
        (OLD, OLD, f"https://i2.wp.com/lain.test{FILE}", None),
        (OLD, OLD, "http://[", None),
        (OLD, OLD, "http://kabar.test:x/", None),
    ],
)
def test_picture_is_asked_for_at_the_address_that_was_given(given, site, url, asked):
    assert site_address(given).of_file(url, site_url=site) == asked


@pytest.mark.parametrize(
    "way",
    [
        f"{OLD}{FILE}",
        f"http://WWW.kabar.test{FILE}#top",
        f"//kabar.test{FILE}",
        FILE,
        f"{FILE}?w=300",
        f"{OLD}{FILE}?w=600",
        f"https://i0.wp.com/kabar.test{FILE}",
        f"https://i2.wp.com/www.kabar.test{FILE}?resize=300",
        f" {OLD}{FILE} ",
    ],
)
def test_what_is_asked_for_at_one_address_is_one_picture(way):
    assert one_way_to_write(way, site_url=OLD) == f"kabar.test{FILE}"


def test_letters_of_other_alphabets_are_written_in_one_way():
    ways = ("/wp-content/uploads/pasar é.jpg", f"{OLD}/wp-content/uploads/pasar%20%C3%A9.jpg")
    assert len({one_way_to_write(way, site_url=OLD) for way in ways}) == 1


@pytest.mark.parametrize(
    "other",
    [
        f"{OLD}/gambar.php?id=3",
        f"{OLD}/gambar.php?id=4",
        f"https://lain.test{FILE}",
        f"{OLD}/blog{FILE}",
        "pasar.jpg",
        "http://[",
        "http://kabar\x00.test:x/",
        "/\ud800.jpg",
        "",
    ],
)
def test_other_pictures_are_others(other):
    known = {one_way_to_write(way, site_url=OLD) for way in (FILE, f"{OLD}/gambar.php?id=5")}
    found = one_way_to_write(other, site_url=OLD)
    assert found not in known
    assert "\x00" not in found
    found.encode()


@pytest.mark.parametrize(
    ("url", "is_same"),
    [
        (f"{OLD}/a.jpg", True),
        ("http://www.kabar.test/a.jpg", True),
        ("https://www.KABAR.test:443/a.jpg", True),
        ("http://127.0.0.1/a.jpg", False),
        ("http://kabar.test.lain.test/a.jpg", False),
        ("http://kabar.test@lain.test/a.jpg", False),
        ("http://lain.test@kabar.test/a.jpg", False),
        ("http://kabar.test:22/a.jpg", False),
        ("file:///etc/passwd", False),
        ("ftp://kabar.test/a.jpg", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_a_redirect_stays_on_the_site(url, is_same):
    assert site_address(OLD).leads_to(url) is is_same


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kabar.test",
        "ftp://kabar.test",
        "http://",
        "http://[",
        "http://[::1]/",
        "http://kabar..test",
        "http://ka bar.test",
        "http://kabar\x00.test",
        "http://saya:rahasia@kabar.test",
        "http://kabar.test:99999",
        f"http://{'a' * 70}.test",
    ],
)
def test_what_is_no_site_is_refused(text):
    with pytest.raises(NoSiteAddress):
        site_address(text)
