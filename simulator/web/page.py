"""The web chat's page: a handful of files, sent packed, and not at all when the browser has them already."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path

from aiohttp import web

STATIC = Path(__file__).with_name("static")
# Nothing from elsewhere but Mini Apps, in frames; no scripts but the page's own, and no other page may frame it.
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; script-src 'self'; "
    "frame-src https: http://127.0.0.1:* http://localhost:*; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


async def serve_page(request: web.Request) -> web.StreamResponse:
    path = STATIC / request.match_info.get("name", "index.html")
    if path.parent != STATIC or not path.is_file():
        raise web.HTTPNotFound
    plain, packed, tag = _read(path, path.stat().st_mtime_ns)
    headers = HEADERS | {"ETag": tag}
    if request.headers.get("If-None-Match") == tag:
        return web.Response(status=304, headers=headers)
    mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return web.Response(body=packed, content_type=mime, headers=headers | {"Content-Encoding": "gzip"})
    return web.Response(body=plain, content_type=mime, headers=headers)


@lru_cache(maxsize=200)
def _read(path: Path, changed: int) -> tuple[bytes, bytes, str]:
    """Read and packed once for each change of the file."""
    plain = path.read_bytes()
    return plain, gzip.compress(plain, 9), f'"{hashlib.sha256(plain).hexdigest()[:20]}-{changed % 1000}"'
