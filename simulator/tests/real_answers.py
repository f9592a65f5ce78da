"""Requests and the real server's answers, read in its public source (telegram-bot-api and td, May and July 2026).

`$name` in the parameters is something of the scene: `A` a person who pressed Start and owns the rooms, `B` one who did
not; `group`, `super` where the bot is a plain member, `ruled` where it is an administrator, `channel` likewise;
messages of the bot: `text` ("hi"), `photo`, `contact`, `place`, `keyboard` (with one below the text field),
`protected`; `file` is a photo's file_id. Answers stand after `Bad Request: ` unless they name another beginning; OK is
taken.
"""

from __future__ import annotations

from typing import Any

OK = ""
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
UNALLOWED = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
NAMELESS = (
    "can't use switch_inline_query button in a channel chat, because users will not be able to use the button without "
    "knowing bot's username"
)
ROW_OF_NINE = [{"text": str(place), "callback_data": str(place)} for place in range(9)]


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **fields}]]}


def to_a(**more: Any) -> dict[str, Any]:
    """A message to A, in short."""
    return {"chat_id": "$A", "text": "x", **more}


def poll(**more: Any) -> dict[str, Any]:
    return {"chat_id": "$A", "question": "q", "options": ["a", "b"], **more}


def quiz(*correct: int) -> dict[str, Any]:
    return poll(type="quiz", **({"correct_option_ids": list(correct)} if correct else {}))


TEXTS: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", to_a(text=""), "message text is empty"),
    ("sendMessage", to_a(text="   "), "text must be non-empty"),
    ("sendMessage", {"text": "x"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 999999999, "text": "x"}, "chat not found"),
    ("sendMessage", to_a(text="a" * 4097), "message is too long"),
    ("sendMessage", to_a(text="🙂" * 4096), OK),
    ("sendPhoto", {"chat_id": "$A", "photo": "$file", "caption": "a" * 1025}, "message caption is too long"),
    ("sendPhoto", {"chat_id": "$A", "photo": "$file", "caption": "🙂" * 600}, OK),
    ("sendMessage", to_a(parse_mode="BB"), "unsupported parse_mode"),
    ("sendMessage", to_a(parse_mode="none"), OK),
    ("sendMessage", to_a(text="<b>y", parse_mode="HTML"),
     'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
    ("sendMessage", to_a(text="a.b", parse_mode="MarkdownV2"),
     "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'"),
    ("sendMessage", to_a(text="*a", parse_mode="MarkdownV2"),
     "can't parse entities: Can't find end of Bold entity at byte offset 0"),
    ("sendMessage", to_a(reply_to_message_id="$text"), OK),
    ("sendMessage", to_a(reply_to_message_id=99999, allow_sending_without_reply=True), OK),
    ("sendMessage", to_a(disable_web_page_preview=True), OK),
    ("sendMessage", to_a(reply_parameters={"quote": "x"}), 'can\'t find field "message_id"'),
    ("sendMessage", to_a(reply_parameters={}), OK),
    ("sendMessage", {"chat_id": "$B", "text": "x"}, "Forbidden: bot can't initiate conversation with a user"),
    ("sendMessage", {"chat_id": 3002, "text": "x"}, "Forbidden: the bot can't send messages to the bot"),
]  # fmt: skip
KEYBOARDS: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", to_a(reply_markup=button(callback_data="1", hide=False)), OK),
    ("sendMessage", to_a(reply_markup=button(callback_data="1", url="https://a.com")), OK),
    ("sendMessage", to_a(reply_markup=button()), UNALLOWED),
    ("sendMessage", to_a(reply_markup=button(callback_data="")), UNALLOWED),
    ("sendMessage", to_a(reply_markup={"inline_keyboard": [["x"]]}),
     "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
    ("sendMessage", to_a(reply_markup={"inline_keyboard": [{"text": "x", "callback_data": "1"}]}),
     'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
    ("sendMessage", to_a(reply_markup={"keyboard": [[1]]}),
     "can't parse keyboard button: KeyboardButton must be a String or an Object"),
    ("sendMessage", to_a(reply_markup=button(callback_data="1", style="pink")),
     "can't parse inline keyboard button: invalid button style specified"),
    ("sendMessage", to_a(reply_markup=[]), "object expected as reply markup"),
    ("sendMessage", to_a(reply_markup={"inline_keyboard": [ROW_OF_NINE]}), OK),
    ("sendMessage", to_a(reply_markup={"keyboard": [["", "b"]]}), OK),
    ("sendMessage", to_a(reply_markup=button(url="http://")),
     "inline keyboard button URL 'http://' is invalid: Wrong HTTP URL"),
    ("sendMessage", to_a(reply_markup=button(web_app={"url": "http://a.com"})),
     "inline keyboard button Web App URL 'http://a.com' is invalid: Only HTTPS links are allowed"),
    ("sendMessage", to_a(chat_id="$super",
                         reply_markup={"keyboard": [[{"text": "w", "web_app": {"url": "https://a.com"}}]]}),
     "web App buttons can be used in private chats only"),
    ("sendMessage", to_a(chat_id="$super", reply_markup={"keyboard": [[{"text": "w", "request_contact": True}]]}),
     "phone number can be requested in private chats only"),
    ("sendMessage", to_a(chat_id="$channel", reply_markup=button(switch_inline_query="q")), NAMELESS),
]  # fmt: skip
MESSAGES: list[tuple[str, dict[str, Any], str]] = [
    ("editMessageText", to_a(message_id=99999), "message to edit not found"),
    ("editMessageText", to_a(message_id="$text", text="hi"), NOT_MODIFIED),
    ("editMessageText", to_a(), "message to edit not found"),
    ("editMessageText", {"message_id": "$text", "text": "x"}, "chat_id is empty"),
    ("editMessageText", to_a(message_id="$photo"), "there is no text in the message to edit"),
    ("editMessageText", to_a(message_id="$place"), "message can't be edited"),
    ("editMessageCaption", {"chat_id": "$A", "message_id": "$contact", "caption": "x"}, "message can't be edited"),
    ("editMessageCaption", {"chat_id": "$A", "message_id": "$text", "caption": "x"},
     "there is no caption in the message to edit"),
    ("editMessageText", to_a(message_id="$keyboard"), "message can't be edited"),
    ("editMessageMedia", {"chat_id": "$A", "message_id": "$text", "media": {"type": "photo", "media": "$file"}}, OK),
    ("editMessageMedia", {"chat_id": "$A", "message_id": "$photo", "media": {"type": "voice", "media": "$file"}},
     'can\'t parse InputMedia: type "voice" is unsupported'),
    ("editMessageMedia", {"chat_id": "$A", "message_id": "$photo", "media": {"type": "photo"}},
     "can't parse InputMedia: photo not found"),
    ("deleteMessage", {"message_id": 5}, "chat identifier is not specified"),
    ("deleteMessage", {"chat_id": "$A"}, "message identifier is not specified"),
    ("deleteMessages", {"chat_id": "$A", "message_ids": list(range(1, 102))},
     "too many message identifiers specified"),
    ("deleteMessages", {"chat_id": "$A", "message_ids": 5}, "expected an Array of message identifiers"),
    ("forwardMessage", {"chat_id": "$A", "from_chat_id": "$A", "message_id": 99999}, "message to forward not found"),
    ("copyMessage", {"chat_id": "$A", "from_chat_id": "$A", "message_id": 99999}, "message to copy not found"),
    ("forwardMessage", {"chat_id": "$A", "from_chat_id": "$A", "message_id": "$protected"},
     "the message can't be forwarded"),
    ("copyMessage", {"chat_id": "$A", "from_chat_id": "$A", "message_id": "$protected"}, OK),
    ("sendChatAction", {"chat_id": "$A", "action": "upload_audio"}, OK),
    ("sendChatAction", {"chat_id": "$A"}, "wrong parameter action in request"),
    ("pinChatMessage", {"chat_id": "$A", "message_id": 99999}, "message to pin not found"),
    ("pinChatMessage", {"chat_id": "$super", "message_id": 1},
     "not enough rights to manage pinned messages in the chat"),
    ("answerCallbackQuery", {"callback_query_id": "123"}, TOO_OLD),
    ("answerCallbackQuery", {}, TOO_OLD),
]  # fmt: skip
POLLS: list[tuple[str, dict[str, Any], str]] = [
    ("sendPoll", poll(options=[str(place) for place in range(13)]), "poll can't have more than 12 options"),
    ("sendPoll", {"chat_id": "$A", "options": ["a", "b"]}, "text must be non-empty"),
    ("sendPoll", poll(options=["a" * 101]), "poll options length must not exceed 100"),
    ("sendPoll", poll(question="q" * 301, options=["a"]), "poll question length must not exceed 300"),
    ("sendPoll", quiz(), "correct quiz option list must be non-empty"),
    ("sendPoll", quiz(5), "wrong quiz correct_option_id"),
    ("sendPoll", quiz(1, 0), "correct quiz option list must be increasing"),
    ("sendPoll", poll(chat_id="$channel", is_anonymous=False), "non-anonymous polls can't be sent to channel chats"),
    ("stopPoll", {"chat_id": "$A", "message_id": "$text"}, "message is not a poll"),
]
FILES: list[tuple[str, dict[str, Any], str]] = [
    ("sendLocation", {"chat_id": "$A", "longitude": 2}, "latitude is empty"),
    ("sendPhoto", {"chat_id": "$A"}, "there is no photo in the request"),
    ("sendPhoto", {"chat_id": "$A", "photo": "zzz"}, "wrong file identifier/HTTP URL specified"),
    ("getFile", {"file_id": "abc"}, "invalid file_id"),
    ("getFile", {}, "file_id not specified"),
    ("sendMediaGroup", {"chat_id": "$A", "media": [{"type": "photo", "media": "$file"}] * 11},
     "too many messages to send as an album"),
    ("sendMediaGroup", {"chat_id": "$A", "media": []}, "there are no messages to send"),
    ("sendMediaGroup", {"chat_id": "$A", "media": "zz"}, "can't parse media JSON object"),
    ("sendMediaGroup", {"chat_id": "$A", "media": {"type": "photo"}}, "expected an Array of InputMedia"),
]  # fmt: skip
CHATS: list[tuple[str, dict[str, Any], str]] = [
    ("getChatAdministrators", {"chat_id": "$A"}, "there are no administrators in the private chat"),
    ("getChatMember", {"chat_id": "$A"}, "invalid user_id specified"),
    ("banChatMember", {"chat_id": "$ruled", "user_id": "$A"}, "can't remove chat owner"),
    ("banChatMember", {"chat_id": "$ruled", "user_id": 3001}, "can't restrict self"),
    ("unbanChatMember", {"chat_id": "$group", "user_id": "$B"},
     "method is available for supergroup and channel chats only"),
    ("restrictChatMember", {"chat_id": "$group", "user_id": "$B", "permissions": {}},
     "method is available only for supergroups"),
    ("promoteChatMember", {"chat_id": "$super", "user_id": "$B", "can_manage_chat": True}, "not enough rights"),
    ("setChatAdministratorCustomTitle", {"chat_id": "$ruled", "user_id": "$A", "custom_title": "x"},
     "only the owner can edit their custom title"),
    ("setChatAdministratorCustomTitle", {"chat_id": "$A", "user_id": "$A", "custom_title": "x"},
     "method is available only for groups and supergroups"),
    ("setChatTitle", {"chat_id": "$super", "title": "x"}, "not enough rights to change chat title"),
    ("setChatTitle", {"chat_id": "$ruled", "title": ""}, "title must be non-empty"),
    ("setChatDescription", {"chat_id": "$super", "description": "x"}, "not enough rights to set chat description"),
    ("setChatPermissions", {"chat_id": "$A", "permissions": {}}, "can't change private chat permissions"),
    ("setChatPermissions", {"chat_id": "$channel", "permissions": {}}, "can't change channel chat permissions"),
    ("createChatInviteLink", {"chat_id": "$A"}, "can't invite members to a private chat"),
    ("createChatInviteLink", {"chat_id": "$super"}, "not enough rights to manage chat invite link"),
    ("getChatMembersCount", {"chat_id": "$super"}, OK),
]  # fmt: skip
BOTS: list[tuple[str, dict[str, Any], str]] = [
    ("setMyCommands", {"commands": [{"command": "start"}]}, 'can\'t parse BotCommand: Can\'t find field "description"'),
    ("setMyCommands", {"commands": {}}, "expected an Array of BotCommand"),
    ("setMyCommands", {"commands": [], "language_code": "xxx"}, "invalid language code specified"),
    ("sendFoo", {}, "Not Found: method not found"),
    ("setWebhook", {"url": "ht!tp://"}, "invalid webhook URL specified"),
    ("setWebhook", {"url": "http://example.com"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    ("setWebhook", {"url": "https://example.com:8081"},
     "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
]  # fmt: skip
ALL = [*TEXTS, *KEYBOARDS, *MESSAGES, *POLLS, *FILES, *CHATS, *BOTS]

# ---- more of the same families


def media(value: Any) -> dict[str, Any]:
    return {"chat_id": "$A", "message_id": "$photo", "media": value}


def reaction(value: Any) -> dict[str, Any]:
    return {"chat_id": "$A", "message_id": "$text", "reaction": value}


def several(*numbers: Any) -> dict[str, Any]:
    return {"chat_id": "$A", "message_ids": list(numbers)}


REACTION, SCOPE, COMMAND = "can't parse ReactionType: ", "can't parse BotCommandScope: ", "can't parse BotCommand: "
MENU, MEDIA, ENTITY = "can't parse menu button: ", "can't parse InputMedia: ", "can't parse MessageEntity: "
MORE: list[tuple[str, dict[str, Any], str]] = [
    ("setChatMenuButton", {"menu_button": "zz"}, "can't parse menu button JSON object"),
    ("setChatMenuButton", {"menu_button": []}, MENU + "MenuButton must be an Object"),
    ("setChatMenuButton", {"menu_button": {"type": "x"}}, MENU + "MenuButton has unsupported type"),
    ("setChatMenuButton", {"menu_button": {}}, MENU + 'Can\'t find field "type"'),
    ("setChatMenuButton", {"menu_button": {"type": "web_app", "text": "a"}}, MENU + 'Can\'t find field "web_app"'),
    ("setChatMenuButton", {"chat_id": -5}, "invalid chat_id specified"),
    ("setChatMenuButton", {"chat_id": 5}, "user not found"),
    ("getMyCommands", {"scope": "zz"}, "can't parse BotCommandScope JSON object"),
    ("getMyCommands", {"scope": []}, SCOPE + "BotCommandScope must be an Object"),
    ("getMyCommands", {"scope": {"type": "x"}}, SCOPE + "Unsupported type specified"),
    ("setMyCommands", {"commands": "zz"}, "can't parse commands JSON object"),
    ("setMyCommands", {"commands": [1]}, COMMAND + "expected an Object"),
    ("setMyCommands", {"commands": [{"command": "a", "description": None}]},
     COMMAND + 'Field "description" must be of type String'),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": "$channel"}},
     "can't change commands in channel chats"),
    ("setMessageReaction", reaction("zz"), "can't parse reaction types JSON object"),
    ("setMessageReaction", reaction({}), "expected an Array of ReactionType"),
    ("setMessageReaction", reaction([1]), REACTION + "expected an Object"),
    ("setMessageReaction", reaction([{"type": "paid"}]), REACTION + "invalid reaction type specified"),
    ("setMessageReaction", reaction([{"type": "emoji"}]), REACTION + 'Can\'t find field "emoji"'),
    ("setChatPermissions", {"chat_id": "$ruled", "permissions": "zz"}, "can't parse permissions JSON object"),
    ("setChatPermissions", {"chat_id": "$ruled", "permissions": []}, "object expected as permissions"),
    ("setChatPermissions", {"chat_id": "$ruled", "permissions": {"can_send_polls": 1}},
     'can\'t parse chat permissions: Field "can_send_polls" must be of type Boolean'),
    ("editMessageMedia", media("zz"), "can't parse input media JSON object"),
    ("editMessageMedia", media([]), MEDIA + "expected an Object"),
    ("editMessageMedia", media({}), MEDIA + 'Can\'t find field "type"'),
    ("editMessageMedia", media({"type": "video"}), MEDIA + "media not found"),
    ("editMessageMedia", media({"type": "photo", "media": "x", "caption_entities": [{}]}),
     MEDIA + "Can't parse MessageEntity: Can't find field \"offset\""),
    ("editMessageMedia", {"chat_id": "$A", "message_id": "$contact", "media": {"type": "photo", "media": "$file"}},
     "message media can't be edited"),
    ("deleteMessages", several("x"), "can't parse message identifier as a Number"),
    ("deleteMessages", several(-1), "invalid message identifier specified"),
    ("deleteMessages", several(None), "message identifier must be a Number"),
    ("deleteMessages", several(), "message identifiers are not specified"),
    ("sendMessage", to_a(entities=[{"type": "x", "offset": 0, "length": 1}]), ENTITY + "Unsupported type specified"),
    ("sendMessage", to_a(entities=[1]), ENTITY + "expected an Object"),
    ("sendMessage", to_a(chat_id="abc"), "chat not found"),
    ("sendMessage", to_a(reply_markup=button(url="a b.kz")),
     "inline keyboard button URL 'a b.kz' is invalid: Disallowed character in URL host"),
    ("sendPoll", poll(options=[{}]), 'can\'t find field "text"'),
    ("sendPoll", poll(options=[]), "poll must have at least one answer option"),
    ("sendPoll", poll(members_only=True), "poll voters can be restricted only in channel chats"),
    ("stopPoll", {"chat_id": "$A"}, "message with poll to stop not found"),
    ("forwardMessages", {"chat_id": "$A", "from_chat_id": "$A", "message_ids": ["$protected"]},
     "messages can't be forwarded"),
    ("copyMessage", {"chat_id": "$A", "from_chat_id": "$super", "message_id": 1}, "the message can't be copied"),
    ("pinChatMessage", {"chat_id": "$ruled", "message_id": 1}, "service messages can't be pinned"),
    ("banChatMember", {"chat_id": "$A", "user_id": "$B"}, "can't ban members in private chats"),
    ("promoteChatMember", {"chat_id": "$ruled", "user_id": 3001, "can_manage_chat": True}, "can't promote self"),
    ("setChatTitle", {"chat_id": "$A", "title": "x"}, "can't change private chat title"),
    ("leaveChat", {"chat_id": "$A"}, "can't leave private chats"),
    ("getChatMember", {"chat_id": "$A", "user_id": "$B"}, "member not found"),
    ("kickChatMember", {"chat_id": "$ruled", "user_id": "$A"}, "can't remove chat owner"),
    ("setWebhook", {"url": "https://example.com", "secret_token": "a b"},
     "secret token contains unallowed characters"),
]  # fmt: skip
