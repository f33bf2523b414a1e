import pytest
from django.http import Http404

from newsroom.media import serve_media


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name in (
        "images/a.webp",
        "images/a..b.webp",
        "original_images/a.jpg",
        "documents/a.pdf",
        "images/a.html",
        "images/a.svg",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"content")
    return tmp_path


def get(rf, user, path):
    request = rf.get(f"/media/{path}")
    request.user = user
    return serve_media(request, path)


@pytest.fixture
def nobody():
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()


@pytest.mark.parametrize("path", ["images/a.webp", "images/a..b.webp"])
def test_size_made_for_a_page_is_public_and_kept_for_a_year(rf, media, nobody, path):
    response = get(rf, nobody, path)
    assert b"".join(response.streaming_content) == b"content"
    assert response.headers["Content-Type"] == "image/webp"
    assert "immutable" in response.headers["Cache-Control"]
    response.close()


@pytest.mark.parametrize(
    "path",
    [
        "original_images/a.jpg",
        "documents/a.pdf",
        "images/a.html",
        "images/a.svg",
        "images/none.webp",
        "images/../documents/a.pdf",
        "images/../original_images/a.jpg",
        "images/./../original_images/a.jpg",
        "images//../original_images/a.jpg",
        "images/../../etc/passwd",
        "images/a\x00.webp",
        "images/",
        "images/" + "x" * 5_000 + ".webp",
    ],
)
def test_everything_else_is_a_404_for_readers(rf, media, nobody, path):
    with pytest.raises(Http404):
        get(rf, nobody, path)


def test_staff_may_see_an_original_and_no_cache_keeps_it(rf, media, admin_user):
    response = get(rf, admin_user, "original_images/a.jpg")
    assert response.headers["Cache-Control"] == "private, no-store"
    response.close()


def test_picture_can_run_nothing(rf, media, nobody):
    response = get(rf, nobody, "images/a.webp")
    assert response._csp_config["sandbox"] is True
    response.close()
