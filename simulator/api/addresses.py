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
# What is said of one file, and what of one of several.
NOT_GOT = ("failed to get HTTP URL content", "WEBPAGE_CURL_FAILED")
WRONG_TYPE = ("wrong type of the web page content", "WEBPAGE_MEDIA_EMPTY")
FAILED = 'failed to send message #{} with the error message "{}"'


class NotBrought(Exception):
    """The words, for one file and for one of several."""


def is_address(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


async def bring_from_addresses(call: Call) -> None:
    """Puts the files themselves in the places of their addresses."""
    if call.args.keys().isdisjoint(CARRIERS):
        return
    for holder, name, kind, place in _places(call.args):
        if not is_address(holder[name]):
            continue
        try:
            holder[name] = await _fetched(holder[name], kind)
        except NotBrought as problem:
            alone, among_others = problem.args
            raise bad_request(FAILED.format(place, among_others) if place else alone) from None


def _places(args: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, str, int]]:
    for kind in MEDIA:
        if kind in args:
            yield args, kind, kind, 0
    media = args.get("media", {})
    if isinstance(media, list):
        for place, item in enumerate(media, 1):
            yield item, "media", item["type"], place
    elif media:
        yield media, "media", media["type"], 0


async def _fetched(url: str, kind: str) -> Upload:
    parts = urlsplit(url)
    if parts.hostname not in NEAR:
        raise NotBrought(*NOT_GOT)
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
        raise NotBrought(*NOT_GOT) from None
    if answer.status != 200 or not data or len(data) > most:
        raise NotBrought(*NOT_GOT)
    if kind == "photo" and not answer.content_type.startswith("image/"):
        raise NotBrought(*WRONG_TYPE)
    return Upload(parts.path.rpartition("/")[2] or "file", data, answer.content_type)
