"""A person's side of one conversation, as events told it: what is on the screen, and what was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Shown = dict[str, Any]
SERVICE = ("new_chat_members", "left_chat_member", "pinned_message", "new_chat_title", "group_chat_created",
           "supergroup_chat_created", "channel_chat_created", "migrate_to_chat_id",
           "web_app_data", "write_access_allowed", "forum_topic_created", "forum_topic_edited",
           "forum_topic_closed", "forum_topic_reopened")  # fmt: skip
LOOKED_BACK = 10  # messages in which a label is looked for


@dataclass(frozen=True, slots=True)
class Button:
    """A button as it was when looked at; it can be pressed even after it has gone from the screen.

    `message` is 0 for one of the keyboard below the text field.
    """

    label: str
    message: int
    data: str | None
    raw: Shown


@dataclass(slots=True)
class Conversation:
    messages: dict[int, Shown] = field(default_factory=dict)
    keyboard: Shown | None = None
    toasts: list[str] = field(default_factory=list)
    answers: dict[str, Shown] = field(default_factory=dict)
    history: list[str] = field(default_factory=list)
    fresh: list[int] = field(default_factory=list)  # what came or changed since the person last did something
    offer: Shown | None = None  # what a bot offers above the text field
    shown: int = 0  # how many times messages came, changed or went

    @property
    def news(self) -> int:
        """How many times a bot has done something that can be noticed."""
        return self.shown + len(self.answers)

    def hear(self, event: Shown) -> None:
        kind = event["type"]
        if kind in ("message", "edited"):
            self._take(event["message"], changed=kind == "edited")
            self._have(event["keyboard"])
        elif kind == "deleted":
            for number in event["messages"]:
                self.messages.pop(number, None)
                self.history.append(f"  ✕ message {number} was deleted")
            self.shown += 1
        elif kind == "answered":
            self.answers[event["query"]] = event
            if event["text"]:
                self.toasts.append(event["text"])
                self.history.append(f"  ← {'alert' if event['alert'] else 'toast'}: {event['text']}")

    def _have(self, keyboard: Shown | None) -> None:
        """The keyboard below the text field, noted when it changes."""
        if keyboard == self.keyboard:
            return
        self.keyboard = keyboard
        rows = ["    " + " ".join(f"( {label} )" for label in row) for row in self.keyboard_rows()]
        self.history.append("\n".join(rows) or "    ( no keyboard )")

    def _take(self, message: Shown, *, changed: bool) -> None:
        number = message["message_id"]
        before, self.messages[number] = self.messages.get(number), message
        if message["out"] and not (changed and "via_bot" in message):
            return  # but for what a bot made of one's own message
        if changed and before is not None and _is_bared(before, message):
            self.history.append(f"  ✎ message {number} has no buttons any more")
            return
        self.shown += 1
        self.fresh.append(number)
        mark = "✎" if changed else "←"
        self.history.append("\n".join([f"  {mark} {describe(message)}", *_rows(message)]))

    def begin(self) -> None:
        """The person does something: what is on the screen from now on is the answer to it."""
        self.fresh.clear()
        self.toasts.clear()
        self.offer = None

    def show(self, offer: Shown) -> None:
        """Above the text field, until the next deed; more of the same comes below what is there."""
        before = self.offer["results"] if self.offer else []
        self.offer = offer | {"results": before + (offer["results"] or [])}
        button = [f"    [ {offer['button']['text']} ]"] if offer["button"] else []
        lines = [f"    · {_offered(result)}" for result in offer["results"] or []]
        self.history.append("\n".join(["  ← offers:", *button, *lines]))

    def offered(self, words: str) -> Shown | None:
        """The first result with these words, whole or in part."""
        results = self.offer["results"] if self.offer else []
        whole = (one for one in results if one["title"] == words)
        return next(whole, None) or next((one for one in results if words in _offered(one)), None)

    @property
    def last(self) -> Shown | None:
        """The newest message that somebody else wrote."""
        return next(
            (self.messages[n] for n in sorted(self.messages, reverse=True) if not self.messages[n]["out"]), None
        )

    def visible(self) -> list[Shown]:
        """The answer to the last thing done, or the newest message when there was none."""
        shown = [self.messages[number] for number in dict.fromkeys(self.fresh) if number in self.messages]
        return shown or ([self.last] if self.last else [])

    @property
    def text(self) -> str:
        if self.offer is not None:
            return "\n".join(map(_offered, self.offer["results"]))
        return "\n".join([*map(words, self.visible()), *self.toasts])

    def labels(self) -> list[str]:
        if self.offer is not None:
            return [self.offer["button"]["text"]] if self.offer["button"] else []
        inline = [button["text"] for message in self.visible() for row in inline_rows(message) for button in row]
        return inline + [label for row in self.keyboard_rows() for label in row]

    def keyboard_rows(self) -> list[list[str]]:
        return [[button["text"] for button in row] for row in (self.keyboard or {}).get("keyboard", [])]

    def find(self, label: str) -> Button | None:
        """The newest button of this name, inline or of the keyboard; if none has it whole, one that contains it."""
        buttons = list(self._buttons())
        whole = (button for button in buttons if button.label == label)
        return next(whole, None) or next((button for button in buttons if label in button.label), None)

    def _buttons(self) -> Iterator[Button]:
        for number in sorted(self.messages, reverse=True)[:LOOKED_BACK]:
            for row in inline_rows(self.messages[number]):
                for button in row:
                    yield Button(button["text"], number, button.get("callback_data"), button)
        for row in (self.keyboard or {}).get("keyboard", []):
            for button in row:
                yield Button(button["text"], 0, None, button)


def switched(button: Shown) -> list[str]:
    """What a button puts after the bot's name into a text field: here, or in a chat that is chosen."""
    chosen = button.get("switch_inline_query_chosen_chat", {"query": None})
    words = [button.get("switch_inline_query_current_chat"), button.get("switch_inline_query"), chosen.get("query", "")]
    return [word for word in words if word is not None][:1]


def inline_rows(message: Shown) -> list[list[Shown]]:
    rows: list[list[Shown]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def _offered(result: Shown) -> str:
    return " — ".join(filter(None, [result["title"], result["description"]]))


def _is_bared(before: Shown, message: Shown) -> bool:
    """Only its buttons went: that is no answer to anything, and nobody looks up at it."""
    return describe(before) == describe(message) and "reply_markup" in before and "reply_markup" not in message


def words(message: Shown) -> str:
    return str(message.get("text") or message.get("caption") or "")


def describe(message: Shown) -> str:
    kinds = ("photo", "video", "animation", "document", "audio", "voice", "contact", "location", "poll")
    kind = next((f"[{kind}] " for kind in (*kinds, *SERVICE) if kind in message), "")
    return (kind + words(message).replace("\n", "\n    ")).rstrip()


def _rows(message: Shown) -> list[str]:
    return ["    " + " ".join(f"[ {button['text']} ]" for button in row) for row in inline_rows(message)]
