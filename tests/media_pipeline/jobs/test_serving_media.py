from pathlib import Path

import pytest
from django.conf import settings as django_settings

from media_pipeline.views.byte_range import ByteRange, UnsatisfiableRangeError, parse_range

BODY = bytes(range(256)) * 4
VIDEO = "productions/ab/abc/video.mp4"


def put(path: str, body: bytes = BODY) -> str:
    file = Path(django_settings.MEDIA_ROOT) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)
    return f"/media/{path}"


def body_of(response) -> bytes:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return content


@pytest.fixture
def get(client, db):

    def ask(address, **headers):
        return client.get(address, headers=headers)

    return ask


def test_a_whole_file_is_served_with_its_type_and_may_be_kept_for_ever(get):
    response = get(put(VIDEO))

    assert body_of(response) == BODY
    assert response["Content-Type"] == "video/mp4"
    assert response["Accept-Ranges"] == "bytes"
    assert "immutable" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=1000-", 1000, 1023),
        ("bytes=-24", 1000, 1023),
        ("bytes=1000-9999", 1000, 1023),
        ("bytes=-9999", 0, 1023),
    ],
    ids=["closed", "open", "suffix", "beyond the end", "suffix longer than the file"],
)
def test_a_range_is_served_alone(get, asked, first, last):
    response = get(put(VIDEO), Range=asked)

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/1024"
    assert response["Content-Length"] == str(last - first + 1)
    assert body_of(response) == BODY[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=1024-", "bytes=-0", "bytes=2000-3000"])
def test_a_range_outside_the_file_is_refused(get, asked):
    response = get(put(VIDEO), Range=asked)

    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */1024"


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,5-6", "bytes=9-1", "bytes=-", "lines=1-2", "bytes=a-b"]
)
def test_what_is_no_single_range_gets_the_whole_file(get, asked):
    response = get(put(VIDEO), Range=asked)

    assert response.status_code == 200
    assert body_of(response) == BODY


def test_a_range_of_another_version_gets_the_whole_file(get):
    response = get(put(VIDEO), Range="bytes=0-9", If_Range='"older"')

    assert response.status_code == 200
    response.close()


def test_what_the_browser_has_is_not_sent_again(get):
    address = put(VIDEO)
    first = get(address)
    first.close()

    assert get(address, If_None_Match=first["ETag"]).status_code == 304


def test_a_range_of_what_the_browser_has_goes_on(get):
    address = put(VIDEO)
    first = get(address)
    first.close()

    assert get(address, Range="bytes=0-9", If_Range=first["ETag"]).status_code == 206


def test_head_tells_the_size_only(client, db):
    response = client.head(put(VIDEO))

    assert response["Content-Length"] == "1024"
    response.close()


@pytest.mark.parametrize(
    "address",
    [
        "/media/../manage.py",
        "/media/productions/../../secret",
        "/media/%2e%2e/secret",
        "/media/productions/",
        "/media/nothing.png",
    ],
)
def test_nothing_outside_and_no_folder_is_served(get, tmp_path, address):
    (tmp_path / "secret").write_text("secret")
    put(VIDEO)

    assert get(address).status_code in {301, 302, 404}


def test_documents_are_left_to_wagtail(get):
    assert get(put("documents/internal.pdf")).status_code == 404


def test_a_produced_page_may_run_its_own_script_and_load_nothing(get):
    response = get(put("productions/ab/abc/index.html", b"<p>x</p>"))
    policy = response["Content-Security-Policy"]
    response.close()

    assert response["Content-Type"].startswith("text/html")
    assert "default-src 'none'" in policy
    assert "script-src 'unsafe-inline'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "sandbox allow-scripts" in policy
    assert "allow-same-origin" not in policy


def test_an_uploaded_page_may_run_nothing(get):
    response = get(put("images/evil.html", b"<script>alert(1)</script>"))
    response.close()

    assert "script-src" not in response["Content-Security-Policy"]
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_captions_are_told_to_be_utf8(get):
    response = get(put("productions/ab/abe/captions.vtt", b"WEBVTT"))
    response.close()

    assert response["Content-Type"] == "text/vtt; charset=utf-8"


def test_an_empty_file_has_no_last_bytes():
    with pytest.raises(UnsatisfiableRangeError):
        parse_range("bytes=-5", size=0)


def test_one_byte_is_a_range():
    assert parse_range("bytes=0-0", size=1) == ByteRange(0, 0)
