"""Uploaded and produced files, for one machine without a reverse proxy.

In service a proxy or an object store answers ``/media/`` instead; docs/features/productions.md says with which headers.
"""

import mimetypes
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils._os import safe_join
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from media_pipeline.views.byte_range import ByteRange, UnsatisfiableRangeError, parse_range

PRODUCTIONS = "productions/"
# Wagtail hands documents out itself, after asking who may read them.
PRIVATE = ("documents/",)
# What a produced H5 page may do: its own inline style, script, pictures and fonts, and nothing from anywhere. The
# sandbox gives it an origin of its own, so that it cannot act in the name of whoever is logged in here.
PAGE_POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-scripts allow-modals allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
)
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; frame-ancestors 'self'; sandbox"
_MEDIA_TYPES = {
    ".vtt": "text/vtt; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".html": "text/html; charset=utf-8",
}
_CHUNK_BYTES = 256 * 1024


@require_safe
def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a file of ``MEDIA_ROOT``, whole or one range of it.

    Permission: none, these files are public; documents are not served here.

    Raises:
        Http404: No such file, outside the folder, or not public.
    """
    file = _find(path)
    is_produced = path.startswith(PRODUCTIONS)
    response = _answer(request, file, etag=f'"{_tag_of(file)}"')
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = (
        PAGE_POLICY if is_produced and file.suffix == ".html" else FILE_POLICY
    )
    # What is produced is stored under its hash and never changes.
    response["Cache-Control"] = (
        "public, max-age=31536000, immutable" if is_produced else "public, max-age=3600"
    )
    return response


def _find(path: str) -> Path:
    if path.startswith(PRIVATE):
        raise Http404
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
    except (SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    if not file.is_file():
        raise Http404
    return file


def _answer(request: HttpRequest, file: Path, *, etag: str) -> HttpResponseBase:
    size = file.stat().st_size
    if request.headers.get("If-None-Match") == etag:
        response: HttpResponseBase = HttpResponse(status=304)
    else:
        response = _body(request, file, size=size, etag=etag)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(file.stat().st_mtime)
    return response


def _body(request: HttpRequest, file: Path, *, size: int, etag: str) -> HttpResponseBase:
    media_type = _media_type(file)
    is_same = request.headers.get("If-Range", etag) == etag
    try:
        wanted = parse_range(request.headers.get("Range", "") if is_same else "", size=size)
    except UnsatisfiableRangeError:
        return HttpResponse(
            status=416, headers={"Content-Range": f"bytes */{size}"}, content_type=media_type
        )
    if wanted is None:
        return FileResponse(file.open("rb"), content_type=media_type)
    response = StreamingHttpResponse(_read(file, wanted), status=206, content_type=media_type)
    response["Content-Length"] = str(wanted.length)
    response["Content-Range"] = f"bytes {wanted.first}-{wanted.last}/{size}"
    return response


def _read(file: Path, wanted: ByteRange) -> Iterator[bytes]:
    left = wanted.length
    with file.open("rb") as stream:
        stream.seek(wanted.first)
        while left and (chunk := stream.read(min(left, _CHUNK_BYTES))):
            left -= len(chunk)
            yield chunk


def _tag_of(file: Path) -> str:
    stat = file.stat()
    return f"{stat.st_mtime_ns:x}-{stat.st_size:x}"


def _media_type(file: Path) -> str:
    return (
        _MEDIA_TYPES.get(file.suffix)
        or mimetypes.guess_type(file.name)[0]
        or "application/octet-stream"
    )
