"""Files by their address: a server of this machine is asked, and no other."""

from __future__ import annotations

import pytest
from aiohttp import web

from simulator import photo
from simulator.api import addresses
from simulator.tests.scenes import PDF, refused

PICTURE = photo(width=320, height=240)
NOT_GOT = (400, "Bad Request: failed to get HTTP URL content")


async def serve(request: web.Request) -> web.Response:
    name = request.path.removeprefix("/")
    if name == "away.jpg":
        raise web.HTTPFound("/a.jpg")
    shown = {
        "a.jpg": (PICTURE, "image/jpeg"),
        "large.jpg": (bytes(addresses.LARGEST_PHOTO + 1), "image/jpeg"),
        "a.html": (b"<p>Hello", "text/html"),
        "empty.jpg": (b"", "image/jpeg"),
        "a.pdf": (PDF.data, "application/pdf"),
    }
    if name not in shown:
        raise web.HTTPNotFound
    body, kind = shown[name]
    return web.Response(body=body, content_type=kind)


@pytest.fixture
async def site():
    app = web.Application()
    app.router.add_get("/{name}", serve)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_a_photo_by_its_address(bot, chair, site):
    sent = await bot("sendPhoto", chat_id=chair.id, photo=f"{site}/a.jpg", caption="Жиналыс")
    assert (sent["photo"][-1]["width"], sent["caption"]) == (320, "Жиналыс")
    again = await bot("sendPhoto", chat_id=chair.id, photo=sent["photo"][0]["file_id"])
    assert again["photo"] == sent["photo"]


async def test_a_document_by_its_address(bot, chair, site):
    sent = await bot("sendDocument", chat_id=chair.id, document=f"{site}/a.pdf")
    assert (sent["document"]["file_name"], sent["document"]["mime_type"]) == ("a.pdf", "application/pdf")


async def test_albums_and_edits_by_address(bot, chair, site):
    media = [{"type": "photo", "media": f"{site}/a.jpg"}] * 2
    assert len(await bot("sendMediaGroup", chat_id=chair.id, media=media)) == 2
    said = await bot("sendMessage", chat_id=chair.id, text="Сурет")
    number = {"chat_id": chair.id, "message_id": said["message_id"]}
    edited = await bot("editMessageMedia", **number, media={"type": "photo", "media": f"{site}/a.jpg"})
    assert edited["photo"][-1]["width"] == 320


@pytest.mark.parametrize("name", ["none.jpg", "away.jpg", "empty.jpg", "large.jpg"])
async def test_what_is_not_there(bot, chair, site, name):
    assert await refused(bot, "sendPhoto", chat_id=chair.id, photo=f"{site}/{name}") == NOT_GOT


async def test_one_of_several_is_not_there(bot, chair, site):
    for name, word in (("none.jpg", "WEBPAGE_CURL_FAILED"), ("a.html", "WEBPAGE_MEDIA_EMPTY")):
        media = [{"type": "photo", "media": f"{site}/{one}"} for one in ("a.jpg", name)]
        got = await refused(bot, "sendMediaGroup", chat_id=chair.id, media=media)
        assert got == (400, f'Bad Request: failed to send message #2 with the error message "{word}"')


async def test_a_page_is_no_photo(bot, chair, site):
    got = await refused(bot, "sendPhoto", chat_id=chair.id, photo=f"{site}/a.html")
    assert got == (400, "Bad Request: wrong type of the web page content")


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/a.jpg", "http://127.0.0.1:x/a.jpg", "https://a.kz/logo.jpg"])
async def test_nobody_there_or_somebody_elsewhere(bot, chair, address):
    assert await refused(bot, "sendPhoto", chat_id=chair.id, photo=address) == NOT_GOT
