"""Files: how they come in, what Telegram keeps of them, how they are named, sent again and fetched back."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
from PIL import Image

from simulator import Upload, photo
from simulator.tests.calling import Caller
from simulator.tests.scenes import PDF, SMALL, only, refused
from simulator.world.files import DOWNLOAD_LIMIT, PHOTO_LIMIT, UPLOAD_LIMIT

MP4 = Upload("жиналыс.mp4", b"\0\0\0\x18ftypmp42", "video/mp4")


def picture(width, height, form="JPEG"):
    out = BytesIO()
    Image.new("RGB", (width, height), "navy").save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(
    ("width", "height", "longest"),
    [
        (60, 40, [60]),
        (640, 480, [90, 320, 640]),
        (1280, 960, [90, 320, 800, 1280]),
        (1500, 3000, [320, 800, 1280, 2560]),  # larger ones are made smaller, the original is not kept
    ],
)
async def test_a_photo_is_kept_in_sizes(bot, chair, width, height, longest):
    file = {"photo": Upload("сурет.jpg", picture(width, height), "image/jpeg")}
    sizes = (await bot("sendPhoto", chat_id=chair.id, files=file))["photo"]
    assert [max(size["width"], size["height"]) for size in sizes] == longest
    assert all(abs(size["width"] / size["height"] - width / height) < 0.05 for size in sizes), "its shape is kept"
    assert len({size["file_unique_id"] for size in sizes}) == len(sizes)
    assert "file_name" not in sizes[-1], "a photo has no name"


async def test_any_size_brings_the_whole_photo_back(bot, chair):
    sent = (await bot("sendPhoto", chat_id=chair.id, files={"photo": SMALL}))["photo"]
    again = await bot("sendPhoto", chat_id=chair.id, photo=sent[0]["file_id"], caption="Тағы да")
    assert again["photo"] == sent


async def test_a_png_becomes_a_jpeg(telegram, bot, chair):
    file = {"photo": Upload("кесте.png", picture(200, 100, "PNG"), "image/png")}
    sent = await bot("sendPhoto", chat_id=chair.id, files=file)
    known = await bot("getFile", file_id=sent["photo"][-1]["file_id"])
    assert known["file_path"].endswith(".jpg")
    data = telegram.world.files.by_path(known["file_path"]).data
    assert data.startswith(b"\xff\xd8\xff")
    assert len(data) == known["file_size"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "IMAGE_PROCESS_FAILED"),
        (photo(seed=3)[:2000], "IMAGE_PROCESS_FAILED"),  # cut off on the way
        (picture(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),  # the sides come to more than 10,000
        (picture(420, 20), "PHOTO_INVALID_DIMENSIONS"),  # longer than twenty times its width
        (b"", "file must be non-empty"),
        (bytes(PHOTO_LIMIT + 1), "file is too big"),
    ],
    ids=["no picture", "half a picture", "too large", "too long", "empty", "too heavy"],
)
async def test_photos_that_are_refused(bot, chair, data, words):
    got = await refused(bot, "sendPhoto", chat_id=chair.id, files={"photo": Upload("a.jpg", data, "image/jpeg")})
    assert got == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(("width", "height"), [(9000, 1000), (400, 20)])
async def test_photos_that_just_pass(bot, chair, width, height):
    file = {"photo": Upload("a.png", picture(width, height, "PNG"), "image/png")}
    assert await bot("sendPhoto", chat_id=chair.id, files=file)


async def test_a_document_keeps_its_name_and_kind(bot, chair):
    sent = (await bot("sendDocument", chat_id=chair.id, files={"document": PDF}, caption="Есеп"))["document"]
    assert sent["file_name"] == "Есеп 2026.pdf"
    assert sent["mime_type"] == "application/pdf"
    assert sent["file_size"] == len(PDF.data)


async def test_a_photo_sent_as_a_file_stays_what_it_was(telegram, bot, chair):
    data = picture(640, 480, "PNG")
    shown = await telegram.act(
        "send", files=[Upload("скан.png", data, "image/png")], person=chair.id, chat=bot.id, kind="document"
    )
    assert shown[0]["document"]["file_name"] == "скан.png"
    heard = only(await bot.updates(), "message")[0]["document"]
    known = await bot("getFile", file_id=heard["file_id"])
    assert telegram.world.files.by_path(known["file_path"]).data == data


async def test_uploads_by_the_name_of_a_part(bot, chair):
    by_parameter = await bot("sendDocument", chat_id=chair.id, files={"document": PDF})
    by_attach = await bot("sendDocument", chat_id=chair.id, document="attach://есеп", files={"есеп": PDF})
    assert by_parameter["document"]["file_name"] == by_attach["document"]["file_name"] == PDF.name
    assert by_parameter["document"]["file_unique_id"] != by_attach["document"]["file_unique_id"]


KINDS = [
    ("sendVideo", "video", {"width": 640, "height": 360, "duration": 12},
     {"width": 640, "height": 360, "duration": 12, "file_name": MP4.name, "mime_type": "video/mp4"}),
    ("sendAnimation", "animation", {"width": 64, "height": 36, "duration": 2},
     {"width": 64, "height": 36, "duration": 2, "file_name": MP4.name, "mime_type": "video/mp4"}),
    ("sendAudio", "audio", {"duration": 180, "performer": "Дос-Мұқасан", "title": "Той жыры"},
     {"duration": 180, "performer": "Дос-Мұқасан", "title": "Той жыры"}),
    ("sendVoice", "voice", {"duration": 7}, {"duration": 7}),
    ("sendVideoNote", "video_note", {"duration": 9, "length": 240}, {"duration": 9, "length": 240}),
]  # fmt: skip


@pytest.mark.parametrize(("method", "kind", "said", "shown"), KINDS)
async def test_other_kinds_tell_what_was_said_of_them(bot, chair, method, kind, said, shown):
    sent = await bot(method, chat_id=chair.id, files={kind: MP4}, **said)
    assert shown.items() <= sent[kind].items()
    again = await bot(method, chat_id=chair.id, **{kind: sent[kind]["file_id"]})
    assert again[kind] == sent[kind], "sent again by its file_id, it is the same file"


async def test_an_animation_is_a_document_too(bot, chair):
    sent = await bot("sendAnimation", chat_id=chair.id, files={"animation": MP4})
    assert sent["document"]["file_id"] == sent["animation"]["file_id"]


async def test_a_thumbnail(bot, chair):
    for given in ({"thumbnail": SMALL}, {"small": SMALL}):
        by_name = {"thumbnail": "attach://small"} if "small" in given else {}
        sent = await bot("sendDocument", chat_id=chair.id, files={"document": PDF} | given, **by_name)
        assert (sent["document"]["thumbnail"]["width"], sent["document"]["thumbnail"]["height"]) == (120, 90)


async def test_a_file_id_is_one_bots_own(telegram, bot, chair):
    other = Caller(telegram, "2000:test")
    await chair.talks_to(other).starts(silently=True)
    chair.talks_to(bot)
    sent = (await bot("sendDocument", chat_id=chair.id, files={"document": PDF}))["document"]
    got = await refused(other, "sendDocument", chat_id=chair.id, document=sent["file_id"])
    assert got == (400, "Bad Request: wrong file identifier/HTTP URL specified")
    got = await refused(other, "getFile", file_id=sent["file_id"])
    assert got == (400, "Bad Request: wrong file_id or the file is temporarily unavailable")
    # What both see bears one unique name, and a file_id for each.
    seen = {}
    for account in (bot, other):
        await telegram.act("send", files=[PDF], person=chair.id, chat=account.id)
        seen[account.id] = only(await account.updates(), "message")[-1]["document"]
    assert seen[bot.id]["file_id"] != seen[other.id]["file_id"]


async def test_a_file_id_is_of_one_kind(bot, chair):
    document = (await bot("sendDocument", chat_id=chair.id, files={"document": PDF}))["document"]["file_id"]
    picture = (await bot("sendPhoto", chat_id=chair.id, files={"photo": SMALL}))["photo"][0]["file_id"]
    got = await refused(bot, "sendPhoto", chat_id=chair.id, photo=document)
    assert got == (400, "Bad Request: can't use file of type Document as Photo")
    got = await refused(bot, "sendDocument", chat_id=chair.id, document=picture)
    assert got == (400, "Bad Request: can't use file of type Photo as Document")
    got = await refused(bot, "sendVideo", chat_id=chair.id, video=picture)
    assert got == (400, "Bad Request: can't use file of type Photo as Video")


@pytest.mark.parametrize("wrong", ["abc", "қате", "BQ", "AgACAgIAAxkBAAIB"])
async def test_nonsense_for_a_file_id(bot, chair, wrong):
    got = await refused(bot, "sendDocument", chat_id=chair.id, document=wrong)
    assert got == (400, "Bad Request: wrong file identifier/HTTP URL specified")
    assert (await refused(bot, "getFile", file_id=wrong))[0] == 400


async def test_an_altered_file_id_is_nobodys(bot, chair):
    file_id = (await bot("sendDocument", chat_id=chair.id, files={"document": PDF}))["document"]["file_id"]
    raw = base64.urlsafe_b64decode(file_id + "=" * (-len(file_id) % 4))
    another_kind, another_file, another_seal = bytes([13]) + raw[1:], raw[:-3] + b"\x09" + raw[-2:], raw[:-1] + b"\0"
    nobodys, nonsense = "wrong file_id or the file is temporarily unavailable", "invalid file_id"
    for altered, words in ((another_kind, nobodys), (another_file, nobodys), (another_seal, nonsense)):
        written = base64.urlsafe_b64encode(altered).decode().rstrip("=")
        assert await refused(bot, "getFile", file_id=written) == (400, f"Bad Request: {words}")


async def test_fetching_a_file_back(telegram, bot, chair):
    await telegram.act("send", files=[PDF], person=chair.id, chat=bot.id)
    heard = only(await bot.updates(), "message")[0]["document"]
    known = await bot("getFile", file_id=heard["file_id"])
    assert known == {name: heard[name] for name in ("file_id", "file_unique_id", "file_size")} | {
        "file_path": known["file_path"]
    }
    assert telegram.world.files.by_path(known["file_path"]).data == PDF.data
    for wrong in ("documents/file_999.pdf", "photos/file_1.pdf", "../etc/passwd", ""):
        assert telegram.world.files.by_path(wrong) is None


async def test_limits_by_a_byte(telegram, bot, chair):
    largest = Upload("мұрағат.zip", bytes(UPLOAD_LIMIT), "application/zip")
    sent = await bot("sendDocument", chat_id=chair.id, files={"document": largest})
    assert sent["document"]["file_size"] == UPLOAD_LIMIT
    fetched = Upload("бейне.bin", bytes(DOWNLOAD_LIMIT))
    sent = await bot("sendDocument", chat_id=chair.id, files={"document": fetched})
    assert (await bot("getFile", file_id=sent["document"]["file_id"]))["file_size"] == DOWNLOAD_LIMIT


async def test_an_empty_document(bot, chair):
    got = await refused(bot, "sendDocument", chat_id=chair.id, files={"document": Upload("бос.txt", b"")})
    assert got == (400, "Bad Request: file must be non-empty")


async def test_a_copy_works_by_the_same_file_id(bot, chair):
    sent = await bot("sendDocument", chat_id=chair.id, files={"document": PDF}, caption="Есеп")
    copy = await bot("copyMessage", chat_id=chair.id, from_chat_id=chair.id, message_id=sent["message_id"])
    await bot("deleteMessage", chat_id=chair.id, message_id=sent["message_id"])
    assert chair.screen.messages[copy["message_id"]]["document"]["file_name"] == PDF.name
    again = await bot("sendDocument", chat_id=chair.id, document=sent["document"]["file_id"])
    assert again["document"] == sent["document"], "the message is gone, the file is not"


async def test_profile_photos(telegram, bot, chair):
    assert await bot("getUserProfilePhotos", user_id=chair.id) == {"total_count": 0, "photos": []}
    seen = await telegram.person("Әсем", picture=True)
    shown = await bot("getUserProfilePhotos", user_id=seen.id)
    assert shown["total_count"] == 1
    assert await bot("getFile", file_id=shown["photos"][0][-1]["file_id"])
    assert await refused(bot, "getUserProfilePhotos", user_id=5) == (400, "Bad Request: user not found")
