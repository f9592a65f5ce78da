"""A message, and how a bot or a person is shown it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from simulator.world.files import File

if TYPE_CHECKING:
    from simulator.world.accounts import Account, Bot
    from simulator.world.chats import Chat

Named = Callable[[File], dict[str, Any]]  # how a viewer names a file: a bot by its file_id, a person by its address
MEDIA = ("photo", "video", "animation", "audio", "document", "voice", "video_note")
MOVING = ("width", "height", "duration")
# Who brings a channel's posts into its group.
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
COPYABLE = ("text", *MEDIA, "contact", "location", "venue", "poll")


@dataclass(slots=True, eq=False)
class Message:
    """`content` holds what the Bot API's Message holds, but media as the files themselves."""

    chat: Chat
    id: int
    date: int
    content: dict[str, Any]
    sender: Account | None = None
    sender_chat: Chat | None = None
    writer: Account | None = None  # who wrote what a channel says
    reply_to: Message | None = None
    origin: dict[str, Any] | None = None
    markup: dict[str, Any] | None = None
    album: str = ""
    thread: int = 0  # the topic it is said in
    edited: int = 0
    via: Bot | None = None
    inline_id: str = ""  # by which the bot knows what was sent through it
    protected: bool = False
    silent: bool = False
    signature: str = ""
    automatic: bool = False  # a channel's post as it stands in the group where it is discussed
    reactions: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    votes: dict[int, list[int]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return next((kind for kind in COPYABLE if kind in self.content), "service")

    @property
    def author(self) -> Account | None:
        """Who wrote it, whether or not that is shown."""
        return self.sender or self.writer

    @property
    def words(self) -> str:
        """What it says, for records and for finding it again."""
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def is_comment(self) -> bool:
        """It stands in a thread below a channel's post."""
        begins = self.chat.messages.get(self.thread)
        return begins is not None and begins.automatic

    def _beginning(self) -> Message | None:
        """What is said in a topic and replies to nothing else replies to the message that began it."""
        return self.chat.messages.get(self.thread) if self.thread not in (0, self.id) else None

    def render(self, named: Named, *, replies: bool = True) -> dict[str, Any]:
        """The Bot API's Message, with files named for the viewer."""
        shown: dict[str, Any] = {"message_id": self.id, "date": self.date, "chat": self.chat.as_chat()}
        if self.sender is not None:
            shown["from"] = self.sender.as_user()
        if self.automatic:
            shown |= {"from": TELEGRAM, "is_automatic_forward": True}
        if self.sender_chat is not None:
            shown["sender_chat"] = self.sender_chat.as_chat()
        if self.thread:
            shown["message_thread_id"] = self.thread
        if self.thread and not self.is_comment:
            shown["is_topic_message"] = True
        rare = {"author_signature": self.signature, "edit_date": self.edited, "media_group_id": self.album,
                "forward_origin": self.origin, "has_protected_content": self.protected}  # fmt: skip
        shown |= {name: value for name, value in rare.items() if value}
        if self.via is not None:
            shown["via_bot"] = self.via.as_user()
        if replies and (replied := self.reply_to or self._beginning()) is not None:
            shown["reply_to_message"] = replied.render(named, replies=False)
        for name, value in self.content.items():
            shown[name] = _named(value, named, name)
        if self.markup is not None and "inline_keyboard" in self.markup:
            shown["reply_markup"] = self.markup
        return shown


def _named(value: Any, named: Named, name: str) -> Any:
    if isinstance(value, File):
        shown = describe(value, named)
        # An animation is shown a second time as a document, and a document has no size or length.
        return {key: shown[key] for key in shown if key not in MOVING} if name == "document" else shown
    if name == "pinned_message":
        return value.render(named, replies=False)
    if isinstance(value, list) and value and isinstance(value[0], File):
        return [describe(file, named) for file in value]
    return value


def describe(file: File, named: Named) -> dict[str, Any]:
    """PhotoSize, Document, Video, Voice …: the fields each has in the Bot API."""
    shown = named(file) | {"file_unique_id": file.unique, "file_size": len(file.data)}
    if file.kind in ("photo", "video", "animation"):
        shown |= {"width": file.width, "height": file.height}
    if file.kind in ("video", "animation", "audio", "voice"):
        shown["duration"] = file.duration
    if file.kind == "video_note":
        shown |= {"length": file.width, "duration": file.duration}
    if file.kind not in ("photo", "video_note", "voice") and file.name:
        shown["file_name"] = file.name
    if file.kind not in ("photo", "video_note") and file.mime:
        shown["mime_type"] = file.mime
    if file.thumbnail is not None:
        shown["thumbnail"] = describe(file.thumbnail, named)
    return shown | file.extra


def for_bot(bot: Bot) -> Named:
    return lambda file: {"file_id": file.id_for(bot.id)}
