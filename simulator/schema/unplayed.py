"""What the Bot API has and is not played here, of methods that are: parameters by method, fields by type.

Whoever uses one is told. A value that changes nothing (`false`, 0, nothing at all) is not worth a word, nor is how a
text is to be read (`description_parse_mode`): the text itself stands here. Nor is what only adorns a list, such as the
thumbnails of inline results.
"""

from __future__ import annotations

ANYWHERE = frozenset({
    "business_connection_id", "direct_messages_topic_id", "message_effect_id",
    "allow_paid_broadcast", "suggested_post_parameters", "ephemeral_message_parameters", "video_start_timestamp",
})  # fmt: skip
LIVE = ("live_period", "heading", "proximity_alert_radius")
PARAMETERS = {
    "answerCallbackQuery": ("cache_time",),
    "banChatMember": ("revoke_messages",),
    "editMessageText": ("rich_message",),
    "getChatAdministrators": ("return_bots",),
    "sendLocation": LIVE,
    "sendPoll": ("shuffle_options", "allow_adding_options", "hide_results_until_closes", "country_codes",
                 "explanation_media", "description", "media"),
    "sendVideo": ("cover", "start_timestamp", "supports_streaming"),
    "setMessageReaction": ("is_big",),
    "setWebhook": ("certificate", "ip_address"),
}  # fmt: skip
FIELDS = {
    "BotCommand": ("is_ephemeral",),
    "InlineKeyboardButton": ("icon_custom_emoji_id", "login_url", "callback_game", "pay", "disabled"),
    "KeyboardButton": ("icon_custom_emoji_id", "request_users", "request_chat", "request_managed_bot", "request_poll"),
    "ReplyKeyboardMarkup": ("selective", "force_reply"),
    "ReplyKeyboardRemove": ("selective",),
    "ForceReply": ("selective",),
    "InputMediaVideo": ("cover", "start_timestamp", "supports_streaming"),
    "InputPollOption": ("media",),
    "InlineQueryResultLocation": LIVE,
    "InputLocationMessageContent": LIVE,
    "ReplyParameters": ("ephemeral_message_id", "checklist_task_id", "poll_option_id"),
}


def is_unplayed(method: str, name: str) -> bool:
    return name in ANYWHERE or name in PARAMETERS.get(method, ())
