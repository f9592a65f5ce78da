"""What the simulator says is held against the schema as strictly as what it is told: no field unknown, none missing."""

from __future__ import annotations

import asyncio
import copy

import pytest

from simulator import Upload
from simulator.errors import Mood, Refusal
from simulator.schema.plain import Misfit
from simulator.tests.calling import Caller
from simulator.tests.scenes import PDF, SMALL, kinds, room, rule, say, somebody

MP4 = Upload("бейне.mp4", b"ftypmp42", "video/mp4")
MP3 = Upload("ән.mp3", b"ID3 sound", "audio/mpeg")
OGG = Upload("дауыс.ogg", b"OggS voice", "audio/ogg")
YES = {"inline_keyboard": [[{"text": "Иә", "callback_data": "yes"}, {"text": "Сайт", "url": "https://kasipodak.kz"}]]}
KEYBOARD = {"keyboard": [["Иә"]]}  # not for channels
# All that a bot can be told here; what the simulator does not play cannot come.
EVERYTHING = ["message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "poll",
              "poll_answer", "my_chat_member", "chat_member", "message_reaction", "message_reaction_count"]  # fmt: skip


@pytest.fixture(autouse=True)
def unhurried(telegram):
    telegram.world.pace.on = False


@pytest.fixture
def held(telegram):
    """Holds a value against a type of the schema, and gives it back."""

    def against(kind, value):
        before = copy.deepcopy(value)
        try:
            telegram.world.schema.check(kind)(copy.deepcopy(value), kind, Mood())
        except (Misfit, Refusal) as misfit:
            raise AssertionError(f"not a {kind}: {misfit} in {value}") from None
        assert value == before
        return value

    return against


async def heard(bot, held):
    updates = await bot.updates()
    for update in updates:
        held("Update", update)
    return updates


async def test_the_check_itself_is_strict(telegram):
    check = telegram.world.schema.check("Update")
    chat = {"id": 1, "type": "private"}
    check({"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": chat}}, "", Mood())
    for wrong in (
        {"update_id": 1, "mesage": {}},
        {"update_id": 1, "message": {"message_id": 1, "chat": chat}},
        {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": chat, "used": []}},
        {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": chat, "photo": [{}]}},
    ):
        with pytest.raises((Misfit, Refusal)):
            check(wrong, "", Mood())


async def test_all_that_a_person_can_do(telegram, bot, chair, held):
    """One story through everything that makes an update."""
    await bot("getUpdates", allowed_updates=EVERYTHING, timeout=0)
    await telegram.act("edit_person", person=chair.id, last_name="Серікова", username="toraga")
    friend = await somebody(telegram, "Дос", bot, language="")
    await telegram.act("edit_person", person=friend.id, hidden=True)
    seen = []

    async def note():
        seen.extend(await heard(bot, held))

    first = await say(telegram, chair, bot, "/help #есеп @toraga kasipodak.kz 😀")
    await say(telegram, chair, bot, "Иә", reply_to=first, quote="#есеп")
    await telegram.act("edit", person=chair.id, chat=bot.id, message=first, text="Түзетілді")
    await telegram.act("send_contact", person=chair.id, chat=bot.id)
    await telegram.act("send_contact", person=chair.id, chat=bot.id, phone="+77010000000", first_name="Хатшы")
    await telegram.act("send_location", person=chair.id, chat=bot.id, latitude=43.24, longitude=76.89)
    for file in (SMALL, PDF, MP4, MP3):
        await telegram.act("send", files=[file], person=chair.id, chat=bot.id, caption="*Есеп* #ай")
    for kind, file in (("voice", OGG), ("animation", MP4), ("document", SMALL)):
        await telegram.act("send", files=[file], person=chair.id, chat=bot.id, kind=kind, duration=3)
    await telegram.act("send", files=[SMALL, MP4], person=chair.id, chat=bot.id, reply_to=first)
    await note()

    asked = await bot("sendMessage", chat_id=chair.id, text="Келесіз бе?", reply_markup=YES)
    await telegram.act("press", person=chair.id, chat=bot.id, message=asked["message_id"], data="yes")
    await telegram.act("react", person=chair.id, chat=bot.id, message=asked["message_id"], emoji="👍")
    options = {"question": "Қай күні?", "options": ["Дс", "Сс"], "is_anonymous": False}
    poll = await bot("sendPoll", chat_id=chair.id, **options)
    await telegram.act("vote", person=chair.id, chat=bot.id, message=poll["message_id"], options=[1])
    await telegram.act("forward", person=chair.id, chat=bot.id, messages=[first, asked["message_id"]], to=bot.id)
    await note()

    place = await room(telegram, "group", chair, bot, friend, title="Ұйым")
    said = await say(telegram, friend, place, "/start@bot_1000_bot")
    await telegram.act("forward", person=chair.id, chat=place, messages=[said], to=bot.id)
    bigger = (await telegram.act("migrate", chat=place))["chat"]
    await rule(telegram, bigger, chair, bot)
    await say(telegram, friend, bigger, "Бәрі естиді")
    link = await bot("createChatInviteLink", chat_id=bigger, member_limit=5)
    guest = await somebody(telegram, "Қонақ")
    await guest.opens(link["invite_link"])
    await bot(
        "restrictChatMember", chat_id=bigger, user_id=guest.id, permissions={}, until_date=telegram.world.now + 99
    )
    await telegram.act("kick", person=chair.id, chat=bigger, user=guest.id)
    await telegram.act("leave", person=friend.id, chat=bigger)
    await telegram.act("promote", person=chair.id, chat=bigger, user=bot.id, rights=None)
    await telegram.act("kick", person=chair.id, chat=bigger, user=bot.id)
    await note()

    channel = await room(telegram, "channel", chair, bot, title="Облыс", username="oblys")
    post = await say(telegram, chair, channel, "Жаңа заң")
    await telegram.act("edit", person=chair.id, chat=channel, message=post, text="Жаңа заң күшінде")
    button = await bot("sendMessage", chat_id=channel, text="Оқыдыңыз ба?", reply_markup=YES)
    await telegram.act("react", person=chair.id, chat=channel, message=post, emoji="👍")
    await telegram.act("press", person=chair.id, chat=channel, message=button["message_id"], data="yes")
    await telegram.act("forward", person=chair.id, chat=channel, messages=[post], to=bot.id)
    await telegram.act("block", person=chair.id, chat=bot.id)
    await telegram.act("unblock", person=chair.id, chat=bot.id)
    await note()

    assert set(kinds(seen)) == set(EVERYTHING), "every kind that the simulator can make was held"


SENDS = [
    ("sendMessage", {"text": "<b>Есеп</b> kasipodak.kz", "parse_mode": "HTML", "reply_markup": YES}, {}),
    ("sendMessage", {"text": "Есеп", "link_preview_options": {"is_disabled": True}, "protect_content": True}, {}),
    ("sendMessage", {"text": "Есеп", "reply_markup": KEYBOARD}, {}),
    ("sendPhoto", {"caption": "<i>Той</i>", "parse_mode": "HTML", "has_spoiler": True}, {"photo": SMALL}),
    ("sendPhoto", {"caption": "Той", "show_caption_above_media": True}, {"photo": SMALL}),
    ("sendDocument", {"caption": "Есеп"}, {"document": PDF, "thumbnail": SMALL}),
    ("sendVideo", {"width": 64, "height": 36, "duration": 5}, {"video": MP4, "thumbnail": SMALL}),
    ("sendVideo", {}, {"video": MP4}),
    ("sendAnimation", {"duration": 5}, {"animation": MP4}),
    ("sendAudio", {"performer": "Роза", "title": "Ән", "duration": 5}, {"audio": MP3}),
    ("sendVoice", {"duration": 5}, {"voice": OGG}),
    ("sendVideoNote", {"length": 240, "duration": 5}, {"video_note": MP4}),
    ("sendLocation", {"latitude": 43, "longitude": 76.9}, {}),
    ("sendVenue", {"latitude": 43.2, "longitude": 76.9, "title": "Үй", "address": "Абай 1"}, {}),
    ("sendContact", {"phone_number": "+7701", "first_name": "Хатшы", "last_name": "Қыз"}, {}),
    ("sendPoll", {"question": "Иә ма?", "options": ["Иә", {"text": "Жоқ"}]}, {}),
    ("sendPoll", {"question": "Қай?", "options": ["1", "2"], "type": "quiz", "correct_option_ids": [1]}, {}),
]


@pytest.mark.parametrize(("method", "params", "files"), SENDS)
@pytest.mark.parametrize("kind", ["private", "group", "supergroup", "channel"])
async def test_all_that_a_bot_can_send(telegram, bot, chair, held, kind, method, params, files):
    chat = chair.id if kind == "private" else await room(telegram, kind, chair, bot)
    if kind == "channel" and params.get("reply_markup") is KEYBOARD:
        params = params | {"reply_markup": YES}
    sent = held("Message", await bot(method, chat_id=chat, files=files, **params))
    if "photo" in sent:
        held("Message", await bot("editMessageCaption", chat_id=chat, message_id=sent["message_id"], caption="Жаңа"))
    if "poll" in sent:
        held("Poll", await bot("stopPoll", chat_id=chat, message_id=sent["message_id"]))
    reply = {"message_id": sent["message_id"]}
    held("Message", await bot("sendMessage", chat_id=chat, text="Жауап", reply_parameters=reply))
    where = {"chat_id": chat, "from_chat_id": chat, "message_id": sent["message_id"]}
    if not sent.get("has_protected_content"):
        held("Message", await bot("forwardMessage", **where))
        held("MessageId", await bot("copyMessage", **where))
    assert await bot("deleteMessage", chat_id=chat, message_id=sent["message_id"])


async def test_albums_edits_and_pins(bot, chair, held):
    media = [{"type": "photo", "media": "attach://a", "caption": "Той"}, {"type": "video", "media": "attach://b"}]
    album = held("Array of Message", await bot("sendMediaGroup", chat_id=chair.id, media=media,
                                               files={"a": SMALL, "b": MP4}))  # fmt: skip
    numbers = [message["message_id"] for message in album]
    for method in ("forwardMessages", "copyMessages"):
        held("Array of MessageId", await bot(method, chat_id=chair.id, from_chat_id=chair.id, message_ids=numbers))
    said = await bot("sendMessage", chat_id=chair.id, text="Есеп", reply_markup=YES)
    number = {"chat_id": chair.id, "message_id": said["message_id"]}
    held("Message", await bot("editMessageText", **number, text="Дайын", reply_markup=YES))
    held("Message", await bot("editMessageReplyMarkup", **number))
    await bot("pinChatMessage", **number)
    held("ChatFullInfo", await bot("getChat", chat_id=chair.id))


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_chats_and_their_members(telegram, bot, chair, held, kind):
    ruler, limited, gone, banned = [await somebody(telegram, name) for name in ("Хатшы", "Үнсіз", "Кеткен", "Қуылған")]
    place = await room(telegram, kind, chair, bot, ruler, limited, gone, banned, username=f"oblys_{kind}")
    await rule(telegram, place, chair, bot)
    await telegram.act("promote", person=chair.id, chat=place, user=ruler.id, rights={}, title="Хатшы")
    await telegram.act("leave", person=gone.id, chat=place)
    await telegram.act("kick", person=chair.id, chat=place, user=banned.id)
    expected = {"creator": chair, "administrator": ruler, "left": gone, "kicked": banned}
    if kind == "supergroup":
        await bot("restrictChatMember", chat_id=place, user_id=limited.id, permissions={"can_send_polls": True})
        expected["restricted"] = limited
    else:
        expected["member"] = limited
    for status, who in expected.items():
        member = held("ChatMember", await bot("getChatMember", chat_id=place, user_id=who.id))
        assert (member["status"], member["user"]["id"]) == (status, who.id)
    held("Array of ChatMember", await bot("getChatAdministrators", chat_id=place))
    await bot("setChatDescription", chat_id=place, description="Ұйым туралы")
    await bot("pinChatMessage", chat_id=place, message_id=await say(telegram, chair, place, "Ереже"))
    full = held("ChatFullInfo", await bot("getChat", chat_id=place))
    assert full["type"] == kind
    link = held("ChatInviteLink", await bot("createChatInviteLink", chat_id=place, name="Аудан"))
    newcomer = await somebody(telegram, "Жаңа")
    await newcomer.opens(link["invite_link"])
    held("ChatInviteLink", await bot("revokeChatInviteLink", chat_id=place, invite_link=link["invite_link"]))


async def test_people_and_their_pictures(telegram, bot, chair, held):
    drawn = await telegram.person("Әсем", last_name="Қали", username="asem", picture=True)
    drawn.patience = 0.0
    await drawn.talks_to(bot).starts(silently=True)
    for who in (chair, drawn):
        full = held("ChatFullInfo", await bot("getChat", chat_id=who.id))
        held("UserProfilePhotos", await bot("getUserProfilePhotos", user_id=who.id))
        held("ChatMember", await bot("getChatMember", chat_id=who.id, user_id=who.id))
    assert {"photo", "username", "last_name", "active_usernames"} <= full.keys()


async def test_what_a_bot_is(telegram, bot, held):
    me = held("User", await bot("getMe"))
    assert {"can_join_groups", "can_read_all_group_messages", "supports_inline_queries"} <= me.keys()
    await bot("setMyCommands", commands=[{"command": "start", "description": "Бастау"}])
    held("Array of BotCommand", await bot("getMyCommands"))
    held("BotName", await bot("getMyName"))
    held("BotDescription", await bot("getMyDescription"))
    held("BotShortDescription", await bot("getMyShortDescription"))
    held("MenuButton", await bot("getChatMenuButton"))
    held("WebhookInfo", await bot("getWebhookInfo"))


async def test_files(bot, chair, held):
    sent = await bot("sendDocument", chat_id=chair.id, files={"document": PDF})
    held("File", await bot("getFile", file_id=sent["document"]["file_id"]))


async def test_a_webhook_that_failed(telegram, bot, chair, held):
    tried = asyncio.Event()

    async def nobody_there(url, headers, payload):
        tried.set()
        raise OSError("Connection refused")

    telegram.world.post = nobody_there
    await bot("setWebhook", url="https://kasipodak.kz/hook", allowed_updates=["message"], max_connections=7)
    await say(telegram, chair, bot, "Сәлем")
    await asyncio.wait_for(tried.wait(), 60)
    info = held("WebhookInfo", await bot("getWebhookInfo"))
    assert info["pending_update_count"] == 1
    assert "Connection refused" in info["last_error_message"]
    await bot("deleteWebhook")


async def test_two_bots_see_the_same_chat_each_in_its_own_way(telegram, bot, chair, held):
    other = Caller(telegram, "2000:test")
    place = await room(telegram, "supergroup", chair, bot, other)
    for account in (bot, other):
        await rule(telegram, place, chair, account)
        await account.updates()
    await telegram.act("send", files=[SMALL], person=chair.id, chat=place)
    first, second = (await heard(bot, held))[-1]["message"], (await heard(other, held))[-1]["message"]
    assert first["photo"][0]["file_unique_id"] == second["photo"][0]["file_unique_id"]
    assert first["photo"][0]["file_id"] != second["photo"][0]["file_id"]
    assert first["message_id"] == second["message_id"]
