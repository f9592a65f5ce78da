"""The only place that speaks to Meta: the Graph API, of which a page's own token is let in.

What is put up comes first, and what nobody misses afterwards: a photo that was uploaded is seen by nobody before a post
has it. Tokens travel in a header, so that no address, and no error that names one, has them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, ConnectionTimeoutError, FormData

PATIENCE = 120.0  # seconds for a video to go up
INSTAGRAM = "instagram_business_account{id,username,followers_count}"
USAGE = "X-Business-Use-Case-Usage"
NOT_ALLOWED = (10, 100, *range(200, 300))
UNKNOWN_ERROR, BUSY = 1, 2  # codes after which it may have been done all the same


class Refusal(Exception):
    """Meta's no, by its code: nothing was done. `after`: how long it asks to wait, where it says so."""

    def __init__(self, code: int, subcode: int, message: str, after: timedelta | None, *, passes: bool) -> None:
        super().__init__(code, subcode)
        self.code, self.subcode, self.message, self.after, self.passes = code, subcode, message, after, passes


class Unheard(Exception):
    """There was no connection: Meta cannot have heard it."""


class Unanswered(Exception):
    """Cut off, or answered with a fault: nobody knows whether it was done."""


@dataclass(frozen=True, slots=True)
class Instagram:
    id: int
    username: str
    followers: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """Whose token it is. Nobody has counted where there is no figure."""

    id: int
    name: str
    link: str
    followers: int | None
    instagram: Instagram | None


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """`kind`: PAGE, or USER, which cannot speak for a page. `ends_at`: None for one that holds for good."""

    is_valid: bool
    kind: str
    scopes: tuple[str, ...]
    ends_at: datetime | None


class Meta:
    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        self._address = address
        self._patience = patience
        self._session: ClientSession | None = None

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()

    # ---- what there is

    async def page(self, token: str) -> Page:
        found = await self._with_instagram("me", token, "id,name,link,followers_count")
        return Page(_number(found, "id"), str(found.get("name", "")), str(found.get("link", "")), _count(found),
                    _instagram(found))  # fmt: skip

    async def followers(self, token: str, page_id: int) -> tuple[int | None, int | None]:
        """Of the page, and of the Instagram account that is linked to it."""
        found = await self._with_instagram(str(page_id), token, "followers_count")
        linked = _instagram(found)
        return _count(found), linked.followers if linked is not None else None

    async def _with_instagram(self, item: str, token: str, fields: str) -> Mapping[str, Any]:
        """Without it where the token may not see that account: the page itself is counted all the same."""
        try:
            return await self._ask("GET", item, token, params={"fields": f"{fields},{INSTAGRAM}"})
        except Refusal as refusal:
            if refusal.code not in NOT_ALLOWED:
                raise
        return await self._ask("GET", item, token, params={"fields": fields})

    async def token_facts(self, token: str, asker: str) -> TokenFacts:
        """`asker` is a token that may ask about it: the app's own, or of somebody who has a role there."""
        found = (await self._ask("GET", "debug_token", asker, params={"input_token": token})).get("data", {})
        ends = [found.get(name) or 0 for name in ("expires_at", "data_access_expires_at")]
        soonest = min((one for one in ends if one), default=0)
        return TokenFacts(
            bool(found.get("is_valid")), str(found.get("type", "")), tuple(found.get("scopes", ())),
            datetime.fromtimestamp(soonest, UTC) if soonest else None,
        )  # fmt: skip

    # ---- what is done

    async def upload_photo(self, token: str, page_id: int, content: bytes) -> int:
        """Seen by nobody before a post has it."""
        form = FormData({"published": "false"})
        form.add_field("source", content, filename="photo.jpg", content_type="image/jpeg")
        return _number(await self._ask("POST", f"{page_id}/photos", token, data=form), "id")

    async def put_up(self, token: str, page_id: int, text: str, photos: Sequence[int]) -> int:
        """The number of the post within its page."""
        given = {"message": text} if text else {}
        given |= {f"attached_media[{place}]": json.dumps({"media_fbid": str(one)}) for place, one in enumerate(photos)}
        found = await self._ask("POST", f"{page_id}/feed", token, data=given)
        return _number({"id": str(found.get("id", "")).rpartition("_")[2]}, "id")

    async def put_up_video(self, token: str, page_id: int, text: str, content: bytes) -> int:
        form = FormData({"description": text})
        form.add_field("source", content, filename="video.mp4", content_type="video/mp4")
        return _number(await self._ask("POST", f"{page_id}/videos", token, data=form), "id")

    async def look_at(self, token: str, item: str, *, is_video: bool = False) -> tuple[str, bool]:
        """The link to what stands there, and whether it is a video of which nothing came."""
        fields = "permalink_url,status" if is_video else "permalink_url"
        found = await self._ask("GET", item, token, params={"fields": fields})
        link, status = str(found.get("permalink_url", "")), found.get("status")
        is_broken = isinstance(status, dict) and status.get("video_status") == "error"
        return f"https://www.facebook.com{link}" if link.startswith("/") else link, is_broken

    async def mend(self, token: str, item: str, words: Mapping[str, str]) -> None:
        await self._ask("POST", item, token, data=words)

    async def take_down(self, token: str, item: str) -> None:
        await self._ask("DELETE", item, token)

    # ---- over the wire

    async def _ask(self, method: str, path: str, token: str, **given: Any) -> Mapping[str, Any]:
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=self._patience))
        headers = {"Authorization": f"Bearer {token}"}
        try:
            async with self._session.request(
                method, f"{self._address}/{path}", headers=headers, allow_redirects=False, **given
            ) as response:
                return _read(response.status, await response.read(), response.headers.get(USAGE, ""))
        except (ClientConnectorError, ConnectionTimeoutError):
            raise Unheard from None
        except (TimeoutError, ClientError):
            raise Unanswered from None


def _read(status: int, content: bytes, usage: str) -> Mapping[str, Any]:
    """A fault of theirs, and whatever is no answer of Meta's, tells nothing of what was done."""
    try:
        answer = json.loads(content)
    except ValueError:
        raise Unanswered from None
    error = answer.get("error") if isinstance(answer, dict) else None
    if isinstance(error, dict):
        told = error.get("code")
        code = told if type(told) is int else UNKNOWN_ERROR
        if status >= 500 or code in (UNKNOWN_ERROR, BUSY):
            raise Unanswered
        raise Refusal(
            code, error.get("error_subcode", 0), str(error.get("message", "")), _regained(usage),
            passes=bool(error.get("is_transient")),
        )  # fmt: skip
    if status != 200 or not isinstance(answer, dict):
        raise Unanswered
    return answer


def _regained(usage: str) -> timedelta | None:
    """When Meta takes something again, as it says it in the header: the longest of what it names."""
    try:
        told = [one for each in json.loads(usage).values() for one in each]
        minutes = max(int(one.get("estimated_time_to_regain_access", 0)) for one in told)
    except (ValueError, AttributeError, TypeError):
        return None
    return timedelta(minutes=minutes) if minutes else None


def _number(found: Mapping[str, Any], name: str) -> int:
    """What has none is no answer to what was asked: it may have been done."""
    told = str(found.get(name, ""))
    if not told.isascii() or not told.isdecimal():
        raise Unanswered
    return int(told)


def _count(found: Mapping[str, Any]) -> int | None:
    told = found.get("followers_count")
    return told if type(told) is int else None


def _instagram(found: Mapping[str, Any]) -> Instagram | None:
    linked = found.get("instagram_business_account")
    if not isinstance(linked, dict):
        return None
    return Instagram(_number(linked, "id"), str(linked.get("username", "")), _count(linked))
