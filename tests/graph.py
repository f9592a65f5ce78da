"""A stand-in for Meta's Graph API, over real HTTP: keeps what is put up, and refuses as it is documented to."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import BodyPartReader, web
from aiohttp.test_utils import TestServer

PUBLISH, READ, LIST = "pages_manage_posts", "pages_read_engagement", "pages_show_list"
INSTAGRAM = "instagram_basic"
VERSION = "v25.0"
SAID = {
    4: "Application request limit reached", 10: "Application does not have permission for this action",
    32: "Page request limit reached", 100: "Invalid parameter", 190: "Error validating access token",
    200: "Permissions error", 368: "The action attempted has been deemed abusive or is otherwise disallowed",
    506: "Duplicate status message", 613: "Calls to this api have exceeded the rate limit",
    9007: "The media is not ready for publishing",
}  # fmt: skip
TRANSIENT = (4, 32, 613, 9007)


@dataclass
class Page:
    id: int
    name: str
    token: str
    link: str = "https://www.facebook.com/vko.kasipodak"
    scopes: tuple[str, ...] = (PUBLISH, READ, LIST, INSTAGRAM)
    expires_at: int = 0
    followers: int | None = 6213
    instagram: dict[str, Any] | None = None
    kind: str = "PAGE"
    is_valid: bool = True


@dataclass
class Post:
    text: str
    photos: list[bytes] = field(default_factory=list)
    video: bytes = b""


@dataclass(frozen=True)
class Fault:
    """`code`: refused so. `cut`: the connection is closed, when it was `done`, or before. `status`: of a bare page."""

    code: int = 0
    subcode: int = 0
    cut: bool = False
    done: bool = False
    status: int = 0
    minutes: int = 0


class Graph:
    def __init__(self) -> None:
        self.pages: dict[int, Page] = {}
        self.posts: dict[str, Post] = {}
        self.uploaded: dict[str, bytes] = {}
        self.broken_videos = False
        self.asked: list[str] = []
        self.meanwhile: Any = None
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._numbers = count(7001)
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_route("*", "/" + VERSION + "/{path:.+}", self._hear)
        self._server = TestServer(app)

    async def __aenter__(self) -> Graph:
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.close()

    @property
    def address(self) -> str:
        return str(self._server.make_url(f"/{VERSION}"))

    def add(self, page: Page) -> Page:
        self.pages[page.id] = page
        return page

    def next(self, what: str, *faults: Fault) -> None:
        """The next requests of this kind meet it: feed, photos, videos, post (one that stands), page, debug_token."""
        self._faults[what].extend(faults)

    def texts(self) -> list[str]:
        return [one.text for one in self.posts.values()]

    # ---- what is asked

    async def _hear(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        what = path.rpartition("/")[2] if "/" in path else self._kind_of(path)
        self.asked.append(f"{request.method} {what}")
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile is not None:
            await meanwhile()
        fault = self._faults[what].popleft() if self._faults[what] else None
        if fault is None:
            return await self._answered(request, path, what)
        if fault.done:
            await self._answered(request, path, what)
        return self._at_fault(request, fault)

    def _kind_of(self, path: str) -> str:
        if path == "me" or (path.isdecimal() and int(path) in self.pages):
            return "page"
        return path if path == "debug_token" else "post"

    def _at_fault(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.cut:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if fault.status:
            return web.Response(status=fault.status, text="<html>Bad Gateway</html>")
        return refused(fault.code, fault.subcode, fault.minutes)

    async def _answered(self, request: web.Request, path: str, what: str) -> web.StreamResponse:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if what == "debug_token":
            return self._facts(token, request.query["input_token"])
        page = next((one for one in self.pages.values() if one.token == token and one.is_valid), None)
        if page is None:
            return refused(190, words=f"Malformed access token {token}")
        given = await _given(request)
        if what in ("feed", "photos", "videos"):
            return self._put_up(page, what, given) if PUBLISH in page.scopes else refused(200)
        if what == "page" and "instagram" in request.query["fields"] and INSTAGRAM not in page.scopes:
            return refused(10)
        return self._page(page, request.query["fields"]) if what == "page" else self._post(request, path, given)

    def _facts(self, asker: str, token: str) -> web.Response:
        """Whoever asks has a role in the app: its own token, or a page's of somebody who has one."""
        page = next((one for one in self.pages.values() if one.token == token), None)
        if asker != "app|secret" and (page is None or asker != page.token):
            return refused(100)
        if page is None:
            return web.json_response({"data": {"is_valid": False, "scopes": []}})
        known = {"is_valid": page.is_valid, "type": page.kind, "scopes": list(page.scopes),
                 "expires_at": page.expires_at, "data_access_expires_at": 0}  # fmt: skip
        return web.json_response({"data": known})

    def _page(self, page: Page, fields: str) -> web.Response:
        known: dict[str, Any] = {"id": str(page.id), "name": page.name, "link": page.link}
        known |= {"followers_count": page.followers} if page.followers is not None else {}
        known |= {"instagram_business_account": page.instagram} if page.instagram and "instagram" in fields else {}
        return web.json_response(known)

    def _put_up(self, page: Page, what: str, given: dict[str, Any]) -> web.Response:
        number = str(next(self._numbers))
        if what == "photos":
            assert given["published"] == "false"
            self.uploaded[number] = given["source"]
            return web.json_response({"id": number})
        if what == "videos":
            self.posts[number] = Post(given["description"], video=given["source"])
            return web.json_response({"id": number})
        attached = [json.loads(given[f"attached_media[{n}]"])["media_fbid"] for n in range(10)
                    if f"attached_media[{n}]" in given]  # fmt: skip
        text = given.get("message", "")
        if not attached and self.posts and text == list(self.posts.values())[-1].text:
            return refused(506)
        self.posts[f"{page.id}_{number}"] = Post(text, [self.uploaded[one] for one in attached])
        return web.json_response({"id": f"{page.id}_{number}"})

    def _post(self, request: web.Request, path: str, given: dict[str, Any]) -> web.Response:
        post = self.posts.get(path)
        if post is None:
            return refused(100, 33)
        if request.method == "DELETE":
            del self.posts[path]
        if request.method == "POST":
            post.text = given.get("description", "") if post.video else given.get("message", "")
        if request.method != "GET":
            return web.json_response({"success": True})
        status = {"status": {"video_status": "error" if self.broken_videos else "processing"}} if post.video else {}
        return web.json_response({"permalink_url": f"/permalink/{path}"} | status)


def refused(code: int, subcode: int = 0, minutes: int = 0, words: str = "") -> web.Response:
    error = {"message": f"(#{code}) {words or SAID.get(code, 'An unknown error occurred')}", "type": "OAuthException",
             "code": code, "is_transient": code in TRANSIENT, "fbtrace_id": "A"}  # fmt: skip
    usage = {"1": [{"type": "pages", "call_count": 100, "estimated_time_to_regain_access": minutes}]}
    headers = {"X-Business-Use-Case-Usage": json.dumps(usage)} if minutes else {}
    error |= {"error_subcode": subcode} if subcode else {}
    return web.json_response({"error": error}, status=500 if code in (1, 2) else 400, headers=headers)


async def _given(request: web.Request) -> dict[str, Any]:
    if not request.content_type.startswith("multipart/"):
        return dict(await request.post())
    found: dict[str, Any] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        content = bytes(await part.read())
        found[part.name or ""] = content if part.filename else content.decode()
    return found
