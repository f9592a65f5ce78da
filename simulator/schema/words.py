"""The real server's words for requests that are not well-formed, as data; a family of them for each kind of thing.

They are written as its source has them: the first letter becomes small when it answers.
"""

from __future__ import annotations

from typing import Any

# ---- parameters that are absent
# It asks for these, in words of its own …
MISSING: dict[Any, str] = {
    "text": "Message text is empty",
    "message_ids": "Message identifiers are not specified",
    "user_id": "Invalid user_id specified",
    "file_id": "file_id not specified",
    "latitude": "latitude is empty",
    "longitude": "longitude is empty",
    "action": "Wrong parameter action in request",
    "options": "Can't parse options JSON object",
    ("deleteMessage", "chat_id"): "Chat identifier is not specified",
    ("deleteMessage", "message_id"): "Message identifier is not specified",
    **{kind: f"There is no {kind} in the request" for kind in ("photo", "document", "audio", "video", "animation")},
    "voice": "There is no voice in the request",
    "video_note": "There is no video note in the request",
}
REQUIRED = 'Parameter "{}" is required'
# … reads these as empty, and then there is no such thing …
READ_AS_EMPTY: dict[str, Any] = {"chat_id": "", "message_id": 0, "callback_query_id": "0", "question": "", "title": ""}
# … and goes on with these, which is a mistake in the bot.
GONE_ON_WITH: dict[Any, Any] = {"commands": [], "permissions": {}, "custom_title": "", "invite_link": "",
                                ("sendVenue", "title"): "", ("sendVenue", "address"): ""}  # fmt: skip
# Required by the documentation, which then says what leaving it empty means.
MAY_BE_EMPTY = {("setWebhook", "url")}

# Given empty, this is not as if it were not given: a copy then has no caption.
EMPTY_COUNTS = {("copyMessage", "caption")}

# ---- parameters that are JSON: what is said where they are none, and where they are of another shape
NOT_JSON: dict[Any, str] = {
    "reply_markup": "Can't parse reply keyboard markup JSON object",
    "reply_parameters": "Can't parse reply parameters JSON object",
    "link_preview_options": "Can't parse link preview options JSON object",
    "correct_option_ids": "Can't parse correct option identifiers JSON object",
    "reaction": "Can't parse reaction types JSON object",
    "scope": "Can't parse BotCommandScope JSON object",
    "menu_button": "Can't parse menu button JSON object",
    ("editMessageMedia", "media"): "Can't parse input media JSON object",
}
SHAPES: dict[Any, str] = {
    "reply_markup": "Object expected as reply markup",
    "reply_parameters": "Object expected as reply parameters",
    "link_preview_options": "Object expected as link preview options",
    "permissions": "Object expected as permissions",
    "message_ids": "Expected an Array of message identifiers",
    "correct_option_ids": "Expected an Array of correct option identifiers",
    "commands": "Expected an Array of BotCommand",
    "options": "Expected an Array of String as options",
    "reaction": "Expected an Array of ReactionType",
    ("sendMediaGroup", "media"): "Expected an Array of InputMedia",
}
# Where these cannot be read they are passed over.
PASSED_OVER = ("entities", "caption_entities", "question_entities", "explanation_entities", "text_entities",
               "quote_entities", "allowed_updates")  # fmt: skip
# Their numbers: what is said of a thing that is none, and of one that is no whole number.
NUMBERS = {
    "message_ids": ("Message identifier must be a Number", "Can't parse message identifier as a Number"),
    "correct_option_ids": (
        "Correct option identifier must be of type Number", "Invalid correct option identifier specified"),
}  # fmt: skip
TOO_MANY = {"message_ids": (100, "Too many message identifiers specified")}

# ---- objects
# What stands before a complaint about one of these, or about one of a kind of which there are several.
PREFIXES = {
    "InlineKeyboardButton": "Can't parse inline keyboard button: ",
    "KeyboardButton": "Can't parse keyboard button: ",
    "MessageEntity": "Can't parse MessageEntity: ",
    "BotCommand": "Can't parse BotCommand: ",
    "ChatPermissions": "Can't parse chat permissions: ",
    "InputMedia": "Can't parse InputMedia: ",
    "BotCommandScope": "Can't parse BotCommandScope: ",
    "MenuButton": "Can't parse menu button: ",
    "ReactionType": "Can't parse ReactionType: ",
}
NO_OBJECT = {
    "InlineKeyboardButton": "InlineKeyboardButton must be an Object",
    "KeyboardButton": "KeyboardButton must be a String or an Object",
    "InputPollOption": "Expected an option to be of type String",
    "BotCommandScope": "BotCommandScope must be an Object",
    "MenuButton": "MenuButton must be an Object",
}
NO_ROWS = {
    "keyboard": 'Field "keyboard" must be an Array of Arrays',
    "inline_keyboard": 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
}
UNSUPPORTED = {
    "InputMedia": 'type "{}" is unsupported',
    "BotCommandScope": "Unsupported type specified",
    "MenuButton": "MenuButton has unsupported type",
    "ReactionType": "invalid reaction type specified",
}
NO_FIELD = {("InputMediaPhoto", "media"): "photo not found"}
NO_FIELD |= {(f"InputMedia{kind}", "media"): "media not found" for kind in ("Animation", "Audio", "Document", "Video")}
ASKED_FOR = {"MessageEntity": ["offset", "length", "type"]}  # in this order
# Fields that the documentation asks for and the server does not.
NOT_ASKED_FOR = {"User": ("is_bot", "first_name"), "ReplyKeyboardRemove": ("remove_keyboard",)}
STYLES = frozenset({"", "default", "primary", "danger", "success"})
ENTITIES = frozenset({
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number", "bold",
    "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", "text_mention", "custom_emoji",
    "blockquote", "expandable_blockquote", "date_time",
})  # fmt: skip
VALUES = {
    ("InlineKeyboardButton", "style"): (STYLES, "invalid button style specified"),
    ("KeyboardButton", "style"): (STYLES, "invalid button style specified"),
    ("MessageEntity", "type"): (ENTITIES, "Unsupported type specified"),
}
# What an entity of a type needs besides its place.
NEEDED_BY_TYPE = {
    "text_link": "url",
    "text_mention": "user",
    "custom_emoji": "custom_emoji_id",
    "date_time": "unix_time",
}


def family(kind: str) -> str:
    """`InputMediaPhoto` is of the family `InputMedia`; most kinds are of none but themselves."""
    return next((name for name in UNSUPPORTED if kind.startswith(name)), kind)


def answered(words: str) -> str:
    """As the server answers it: with a small letter, unless it is a code such as MESSAGE_TOO_LONG."""
    if len(words) > 1 and (words[1] == "_" or words[1].isupper()):
        return words
    return words[:1].lower() + words[1:]
