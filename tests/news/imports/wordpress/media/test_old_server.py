"""The old site is asked patiently, and no further than it should be; against a real server, without a database."""

import hashlib
import resource

import pytest

from news.imports.wordpress.media import old_server
from news.imports.wordpress.media.connection import AddressRefused
from news.imports.wordpress.media.files import FileNotUsable
from news.imports.wordpress.media.old_server import Pace
from tests.news.imports.wordpress.exports import HOST
from tests.news.imports.wordpress.media.old_sites import QUICK, kept_files

PATH = "/wp-content/uploads/2019/pasar.jpg"
URL = f"{HOST}{PATH}"
BODY = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(256)) * 30


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def why(server, url: str = URL) -> str:
    with pytest.raises(FileNotUsable) as failure:
        server.find(url)
    return failure.value.args[0]


def test_a_picture_is_fetched_once_and_kept_until_it_was_looked_at(old_site, data_dir):
    old_site.files[PATH] = BODY
    server = old_site.server()
    assert server.find(URL).read_bytes() == BODY
    assert old_site.server().find(URL).read_bytes() == BODY
    assert old_site.asked == [PATH]
    assert list(old_site.hosts) == [f"kabar.test:{old_site.port}"]
    server.forget(URL)
    assert kept_files(data_dir) == []


def test_a_redirect_within_the_site_is_followed(old_site):
    old_site.files["/baru.jpg"] = BODY
    old_site.statuses[PATH] = [301]
    old_site.headers[PATH] = {"Location": f"http://www.kabar.test:{old_site.port}/baru.jpg"}
    assert old_site.server().find(URL).read_bytes() == BODY


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://lain.test/pasar.jpg",
        "file:///etc/passwd",
        "//lain.test/a.jpg",
        "http://kabar.test:22/",
        "http://[",
        f"{PATH}",
    ],
)
def test_a_redirect_elsewhere_or_in_a_circle_is_not(old_site, location):
    old_site.statuses[PATH] = [302]
    old_site.headers[PATH] = {"Location": location}
    assert why(old_site.server()) == "moved"
    assert set(old_site.asked) == {PATH}
    assert len(old_site.asked) <= old_server.MOST_REDIRECTS + 1


def test_each_connection_is_checked_also_after_a_redirect(old_site):
    checked = []

    def find(host, port):
        checked.append(host)
        if host.startswith("www."):
            raise AddressRefused(host)
        return ["127.0.0.1"]

    old_site.statuses[PATH] = [302]
    old_site.headers[PATH] = {"Location": f"http://www.kabar.test:{old_site.port}/a.jpg"}
    assert why(old_site.server(find_addresses=find)) == "private"
    assert checked == ["kabar.test", "www.kabar.test"]
    assert old_site.asked == [PATH]


def test_a_name_of_our_own_network_is_never_connected_to(old_site):
    server = old_site.server(address="http://localhost", find_addresses=old_server.public_addresses)
    assert why(server) == "private"
    assert why(server, f"{HOST}/wp-content/uploads/lain.jpg") == "private"
    assert old_site.asked == []


def test_what_lies_on_another_site_is_not_asked_for(old_site):
    assert why(old_site.server(), "https://lain.test/wp-content/uploads/a.jpg") == "elsewhere"
    assert old_site.asked == []


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, "missing"),
        (410, "missing"),
        (401, "forbidden"),
        (403, "forbidden"),
        (204, "refused"),
        (418, "refused"),
    ],
)
def test_a_refusal_is_taken_at_its_word(old_site, status, reason):
    old_site.statuses[PATH] = [status]
    assert why(old_site.server()) == reason
    assert len(old_site.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_is_unwell_is_asked_again_after_a_while(old_site, status):
    slept = []
    old_site.files[PATH] = BODY
    old_site.statuses[PATH] = [status, status, 200]
    old_site.headers[PATH] = {"Retry-After": "7"}
    server = old_site.server(pace=Pace(pause=0.1, waits=(1, 9)), sleep=slept.append)
    assert server.find(URL).read_bytes() == BODY
    assert slept == [0.1, 7, 0.1, 9, 0.1]


def test_nobody_waits_for_as_long_as_a_server_would_like(old_site):
    slept = []
    old_site.statuses[PATH] = [503]
    old_site.headers[PATH] = {"Retry-After": "86400"}
    assert why(old_site.server(sleep=slept.append)) == "not_answering"
    assert max(slept) == 30


def test_a_page_in_place_of_a_picture_is_none(old_site, data_dir):
    old_site.files[PATH] = b"<h1>Tidak ditemukan</h1>"
    old_site.headers[PATH] = {"Content-Type": "text/html; charset=utf-8"}
    assert why(old_site.server()) == "not_a_picture"
    assert kept_files(data_dir) == []


def test_what_broke_off_goes_on_from_there(old_site):
    old_site.files[PATH] = BODY
    old_site.breaks_after[PATH] = 100_000
    assert old_site.server().find(URL).read_bytes() == BODY
    assert old_site.ranges == [None, "bytes=100000-"]


def test_what_broke_off_goes_on_in_another_run(old_site, data_dir):
    old_site.files[PATH] = BODY
    old_site.breaks_after[PATH] = 100_000
    assert why(old_site.server(pace=Pace(pause=0, waits=()))) == "broken_off"
    assert sorted(path.suffix for path in kept_files(data_dir)) == [".mark", ".part"]
    assert old_site.server().find(URL).read_bytes() == BODY
    assert old_site.ranges[-1] == "bytes=100000-"


@pytest.mark.parametrize("manners", ["no ranges", "another file by now", "no mark"])
def test_where_it_cannot_go_on_it_begins_anew(old_site, manners):
    old_site.files[PATH] = BODY
    old_site.headers[PATH] = {"ETag": "W/weak"} if manners == "no mark" else {}
    old_site.breaks_after[PATH] = 100_000
    why(old_site.server(pace=Pace(pause=0, waits=())))
    if manners == "no ranges":
        old_site.knows_ranges = False
    elif manners == "another file by now":
        old_site.files[PATH], old_site.headers[PATH] = BODY[::-1], {"ETag": '"2"'}
    assert old_site.server().find(URL).read_bytes() == old_site.files[PATH]


def test_a_part_of_the_rest_is_not_the_rest(old_site):
    old_site.files[PATH] = BODY
    old_site.breaks_after[PATH] = 100_000
    why(old_site.server(pace=Pace(pause=0, waits=())))
    old_site.hands_out = 50_000
    assert old_site.server(pace=Pace(pause=0, waits=(0, 0, 0))).find(URL).read_bytes() == BODY
    assert old_site.ranges[1:] == ["bytes=100000-", "bytes=150000-", "bytes=200000-"]


def test_a_range_that_was_not_asked_for_is_not_believed(old_site):
    old_site.files[PATH] = BODY
    old_site.statuses[PATH] = [206, 416, 200]
    old_site.headers[PATH] = {"Content-Range": "bytes 5-9/10"}
    assert old_site.server().find(URL).read_bytes() == BODY


@pytest.mark.parametrize("headers", [{}, {"Content-Length": "99999999999"}])
def test_a_file_without_end_is_left(old_site, data_dir, monkeypatch, headers):
    monkeypatch.setattr(old_server, "LARGEST_BYTES", 100_000)
    old_site.files[PATH] = BODY
    old_site.headers[PATH] = headers
    assert why(old_site.server()) == "too_large"
    assert kept_files(data_dir) == []


def test_a_server_that_drips_holds_nobody(old_site):
    old_site.files[PATH] = BODY
    old_site.headers[PATH] = {"Content-Length": "999999"}
    old_site.drips.add(PATH)
    assert why(old_site.server(pace=Pace(pause=0, waits=(), longest=0.2))) == "not_answering"


def test_what_was_cut_off_for_its_length_is_not_whole(old_site, data_dir):
    """Without a length in its head an answer that is cut off looks complete."""
    old_site.files[PATH] = BODY
    old_site.headers[PATH] = {"Content-Length": ""}
    old_site.drips.add(PATH)
    why(old_site.server(pace=Pace(pause=0, waits=(), longest=0.2)))
    assert all(path.suffix for path in kept_files(data_dir))


def test_a_site_that_is_down_is_left_alone_after_some_pictures(old_site, monkeypatch):
    def nobody(host, port):
        tried.append(host)
        raise OSError

    tried = []
    server = old_site.server(find_addresses=nobody)
    reasons = [why(server, f"{HOST}/wp-content/uploads/{number}.jpg") for number in range(5)]
    assert reasons == ["not_answering"] * 3 + ["not_asked"] * 2
    assert len(tried) == 3 * (len(QUICK.waits) + 1)


def test_a_single_picture_that_breaks_the_server_does_not_make_it_down(old_site):
    server = old_site.server()
    old_site.statuses[PATH] = [500]
    reasons = [
        why(server, url) for _time in range(4) for url in (URL, f"{HOST}/wp-content/uploads/tiada.jpg")
    ]
    assert reasons == ["not_answering", "missing"] * 4


def test_a_full_disk_is_told_as_one(old_site, data_dir):
    old_site.files[PATH] = BODY
    server = old_site.server()
    (data_dir / "imports").write_text("")
    assert why(server) == "no_room"


def test_a_disk_that_takes_a_part_of_the_last_piece_is_told_as_full(old_site):
    """As with a disk, a limit on the size of files lets what fits be written, and says so without an error."""
    old_site.files[PATH] = BODY
    server = old_site.server()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(BODY) - 1, hard))
    try:
        assert why(server) == "no_room"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert server.find(URL).read_bytes() == BODY


def test_no_address_leads_out_of_the_folder(old_site, data_dir):
    path = "/wp-content/uploads/../../../../etc/passwd"
    old_site.files[path] = BODY
    found = old_site.server().find(f"{HOST}{path}")
    assert found.parent == data_dir / "imports" / "fetched" / "kabar.test"
