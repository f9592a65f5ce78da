"""The page itself: a few files that stand beside the code, read once and sent small."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

STATIC = Path(__file__).parent / "static"
KINDS = {".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
         ".svg": "image/svg+xml", ".txt": "text/plain"}  # fmt: skip
FRAMED_BY = "https://web.telegram.org https://*.telegram.org"
NEAR = "http://127.0.0.1:* http://localhost:*"  # by a Telegram on this machine
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob: data:; "
    "media-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors {framed_by}"
)


@dataclass(frozen=True, slots=True)
class Held:
    kind: str
    packed: bytes
    plain: bytes
    tag: str


def held_files(folder: Path = STATIC) -> dict[str, Held]:
    """By their place below the desk's address. Whatever is not here is not there."""
    found = (path for path in sorted(folder.rglob("*")) if path.suffix in KINDS)
    return {path.relative_to(folder).as_posix(): _held(path) for path in found}


def _held(path: Path) -> Held:
    content = path.read_bytes()
    tag = hashlib.sha256(content).hexdigest()[:32]
    return Held(KINDS[path.suffix], gzip.compress(content, mtime=0), content, tag)


def answer(request: web.BaseRequest, held: Held) -> web.Response:
    """Asked anew each time whether it is the same still: an update of the bot is one of the page, too."""
    headers = {"Cache-Control": "no-cache", "ETag": f'"{held.tag}"', "Vary": "Accept-Encoding"}
    if held.tag in request.headers.get("If-None-Match", ""):
        return web.Response(status=304, headers=headers)
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    headers |= {"Content-Encoding": "gzip"} if packs else {}
    body = held.packed if packs else held.plain
    return web.Response(body=body, content_type=held.kind, charset="utf-8", headers=headers)


def safety(is_near: bool) -> dict[str, str]:
    """What the browser is told of the page: nothing from elsewhere, nobody else's frame, and no word of where it is."""
    return {
        "Content-Security-Policy": POLICY.format(framed_by=f"{FRAMED_BY} {NEAR}" if is_near else FRAMED_BY),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }
