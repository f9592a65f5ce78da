"""Files that a bot names by their address: fetched from this machine itself, and from nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout

from simulator.api.call import Call
from simulator.errors import bad_request
from simulator.schema import Upload
from simulator.world.files import MEGABYTE
from simulator.world.messages import MEDIA

NEAR = ("127.0.0.1", "localhost", "::1")
CARRIERS = frozenset({*MEDIA, "media"})
PATIENCE = 20.0
LARGEST_PHOTO, LARGEST = 5 * MEGABYTE, 20 * MEGABYTE
NOT_GOT, WRONG_TYPE = "failed to get HTTP URL content", "wrong type of the web page content"


def is_address(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


async def bring_from_addresses(call: Call) -> None:
    """Puts the files themselves in the places of their addresses."""
    if call.args.keys().isdisjoint(CARRIERS):
        return
    for holder, name, kind in _places(call.args):
        if is_address(holder[name]):
            holder[name] = await _fetched(holder[name], kind)


def _places(args: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, str]]:
    for kind in MEDIA:
        if kind in args:
            yield args, kind, kind
    media = args.get("media", [])
    for item in media if isinstance(media, list) else [media]:
        yield item, "media", item["type"]


async def _fetched(url: str, kind: str) -> Upload:
    parts = urlsplit(url)
    if parts.hostname not in NEAR:
        raise bad_request(NOT_GOT)
    most = LARGEST_PHOTO if kind == "photo" else LARGEST
    try:
        async with (
            ClientSession(timeout=ClientTimeout(PATIENCE)) as session,
            session.get(url, allow_redirects=False) as answer,
        ):
            data = await answer.content.read(most + 1)
            while len(data) <= most and (more := await answer.content.read(most + 1)):
                data += more
    except (ClientError, TimeoutError, ValueError):
        raise bad_request(NOT_GOT) from None
    if answer.status != 200 or not data or len(data) > most:
        raise bad_request(NOT_GOT)
    if kind == "photo" and not answer.content_type.startswith("image/"):
        raise bad_request(WRONG_TYPE)
    return Upload(parts.path.rpartition("/")[2] or "file", data, answer.content_type)
