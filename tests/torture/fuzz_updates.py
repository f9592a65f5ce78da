"""Updates as anybody could cause them, and as nobody could: from a number, so that what was met once is met again."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image

from handlers.actions import KEYS, TAPS
from screens.actions import COMMANDS
from simulator.schema import Schema
from simulator.world.accounts import Bot, Human
from simulator.world.world import Query, World
from tests.bot.made_up import Maker
from tests.handlers.pressing import HOSTILE as SPOILT

SCHEMA = Schema.load()
KINDS = [name for name in SCHEMA.types["Update"] if name != "update_id"]
BUTTON_ROOM, ROOM = 25, 45
MOST_SEEN = 400  # buttons of others that somebody may have got hold of
TEXTS = (
    "225", "0", "-5", "2 250", "٢٢٥", "9" * 40, "6,2 мың", "2-3", "кеше", "31.12.2024", "16.11.2026 10:30", "2027",
    "Бүгін мектепте семинар өтті, 40 мұғалім қатысты.", "https://www.facebook.com/kasipodak.{n}", "https://",
    "http://[::1", "t.me/" + "a" * 500, "\u202eкері", "a\u200b\u200c\u200d\ufeffb", "👩‍🏫" * 300, "\x00", "\ud83d",
    "ж" * 4096,
    "x" * 5000, "<b>&amp;</b><script>", "{names}{0}%s%(x)d", "\n" * 900, " ", "A" * 65, "é" * 200, "१२३", "1e9",
    "qw\u0301" * 500, "((((((((((" * 200, "a@" * 1500, "- " * 1200, "1." * 1500, "'; DROP TABLE post; --",
    "/start " + "a" * 64,
    "/start@tilshi_bot", "/", "//", "/help extra", "Дана", "+7 701 123 45 67", "Ақтөбе", "kk", "٣", "…", "?" * 30,
)  # fmt: skip
FORMATS = ("bold", "italic", "text_link", "pre", "blockquote", "expandable_blockquote", "spoiler", "custom_emoji",
           "text_mention", "planet")  # fmt: skip
NAMES = ("a.pdf", "бланк.docx", "x.xlsx", "\u202egpj.exe", "a" * 300, "", "../../etc/passwd", "a\x00.docx")
MIMES = ("image/png", "image/jpeg", "application/pdf", "", "x" * 100, "image/svg+xml")
IDS = (*range(40), 99, 2**31, 2**63 - 1, 2**63)


def pictures(seed: int) -> list[bytes]:
    """A few that can be looked at, and a few that can not."""
    chance, found = random.Random(seed), []
    for size in ((640, 480), (64, 48)):
        held = BytesIO()
        Image.frombytes("RGB", size, chance.randbytes(size[0] * size[1] * 3)).save(held, "JPEG", quality=40)
        found.append(held.getvalue())
    return [*found, found[0][:5000], b"", b"PK\x03\x04" + chance.randbytes(400), b"GIF89a" + chance.randbytes(40)]


class Fuzzer:
    """`press`: the buttons that somebody sees; of others' some are kept, as if they had been forwarded or guessed."""

    def __init__(self, world: World, bot: Bot, seed: int) -> None:
        self._world, self._bot = world, bot
        self.chance = random.Random(seed)
        self._maker = Maker(seed)
        self._maker.chance = self.chance
        self._seen: deque[str] = deque(maxlen=MOST_SEEN)
        made = pictures(seed)
        self._files = [world.files.add_photo(data)[-1] for data in made[:2]]
        self._files += [world.files.add(kind, data, f"{at}.{kind}") for kind in ("document", "video", "voice")
                        for at, data in enumerate(made)]  # fmt: skip
        self._number = 400_000_000
        self._message = 900_000

    def next(self, sender: int, word: str, channels: Sequence[int]) -> dict[str, Any]:
        """What is spoiled may name another sender, or none."""
        kind = self.chance.choices(
            ("tap", "says", "sends", "any", "edits", "standing", "asks", "channel", "schema"),
            (46, 26, 8, 3, 4, 2, 4, 3, 4),
        )[0]
        self._maker.room = ROOM
        self._number += self.chance.choice((1, 1, 1, 1, 2, 7))
        made: dict[str, Any] = {"update_id": self._number} | getattr(self, f"_{kind}")(sender, word, channels)
        times = self.chance.choices((0, 1, 2), (80, 14, 6))[0]
        return self._maker.spoiled(made, times)

    # ---- what they do

    def _tap(self, sender: int, word: str, _: Sequence[int]) -> dict[str, Any]:
        messages = self._with_buttons(sender)
        human = self._world.accounts[sender]
        shown = [data for _, found in messages for data in found]
        self._seen.extend(self.chance.sample(shown, min(2, len(shown))))
        how = self.chance.choices(("shown", "spoilt", "others", "made", "odd"), (55, 12, 12, 18, 3))[0]
        message = messages[-1][0] if messages and self.chance.random() < 0.85 else self.chance.randint(1, 2**31)
        data = self._data(how, shown) or "home"
        query = {"id": str(self.chance.randint(1, 2**60)), "from": self._user(sender, word), "chat_instance": "1",
                 "data": data}  # fmt: skip
        if messages and isinstance(human, Human):
            known = self._world.dialog(human, self._bot).messages[messages[-1][0]]
            self._world.queries[query["id"]] = Query(query["id"], human, self._bot, known, self._world.clock.now())
        if self.chance.random() < 0.97:
            query["message"] = {"message_id": message, "date": self.chance.choice((self._world.now, 0)),
                                "chat": self._chat(sender)}  # fmt: skip
        return {"callback_query": query}

    def _data(self, how: str, shown: list[str]) -> str:
        if how == "shown" and shown:
            return self.chance.choice(shown[-BUTTON_ROOM:])
        if how in ("spoilt", "shown") and shown:
            action, *values = self.chance.choice(shown).split(":")
            if values:
                values[self.chance.randrange(len(values))] = self._value()
            return ":".join([action, *values])
        if how == "others" and self._seen:
            return self.chance.choice(self._seen)
        if how == "odd":
            return self.chance.choice(("", ":", "\x00", "лә", "9" * 64, "home:" * 12, "__class__", "undo:\ud83d"))
        action = self.chance.choice(list(TAPS))
        return ":".join([action, *(self._value() for _ in range(len(TAPS[action][1])))])

    def _value(self) -> str:
        if self.chance.random() < 0.75:
            return str(self.chance.choice(IDS))
        return self.chance.choice(SPOILT[self.chance.choice(list(SPOILT))])

    def _says(self, sender: int, word: str, _: Sequence[int]) -> dict[str, Any]:
        how = self.chance.random()
        if how < 0.2:
            text = "/" + self.chance.choice(list(COMMANDS))
        elif how < 0.4:
            text = self.chance.choice(list(KEYS))
        else:
            text = self._text(word)
        return {"message": self._message_of(sender, word) | {"text": text} | self._formatting("entities", text)}

    def _text(self, word: str) -> str:
        text = self.chance.choice(TEXTS).replace("{n}", str(self.chance.randint(1, 99)))
        is_words = any(map(str.isalpha, text)) and not text.startswith(("/", "http"))
        return f"{text[:3000]} {word}" if word and is_words and self.chance.random() < 0.6 else text

    def _formatting(self, name: str, text: str) -> dict[str, Any]:
        if self.chance.random() < 0.7:
            return {}
        far = (0, 1, 3, len(text), len(text) * 2, -1, 2**31)
        many = self.chance.choice((1, 2, 5, 120))
        return {name: [
            {"type": self.chance.choice(FORMATS), "offset": self.chance.choice(far), "length": self.chance.choice(far),
             "url": self.chance.choice(("https://a.example", "javascript:alert(1)", "tg://user?id=1", "")),
             "language": "py"}
            for _ in range(many)
        ]}  # fmt: skip

    def _sends(self, sender: int, word: str, _: Sequence[int]) -> dict[str, Any]:
        kind = self.chance.choice(("photo", "photo", "document", "document", "video", "voice"))
        file = self._file(kind)
        made = self._message_of(sender, word) | {kind: [file] if kind == "photo" else file}
        if self.chance.random() < 0.5:
            made["caption"] = self._text(word)
            made |= self._formatting("caption_entities", made["caption"])
        if self.chance.random() < 0.3:
            made["media_group_id"] = str(self.chance.randint(1, 9))
        return {"message": made}

    def _file(self, kind: str) -> dict[str, Any]:
        known = self.chance.choice([one for one in self._files if one.kind == kind])
        is_known = self.chance.random() < 0.8
        return {"file_id": known.id_for(self._bot.id) if is_known else "x" * self.chance.choice((1, 60, 300)),
                "file_unique_id": known.unique, "width": self.chance.choice((1, 640, 2**40)), "height": 480,
                "file_size": self.chance.choice((0, 4000, 30_000_000, 2**40)), "duration": 3,
                "file_name": self.chance.choice(NAMES), "mime_type": self.chance.choice(MIMES)}  # fmt: skip

    def _any(self, sender: int, word: str, _: Sequence[int]) -> dict[str, Any]:
        """Any message that the schema knows, from them."""
        return {"message": self._maker.value("Message") | self._message_of(sender, word)}

    def _edits(self, sender: int, word: str, channels: Sequence[int]) -> dict[str, Any]:
        found = (self._sends if self.chance.random() < 0.3 else self._says)(sender, word, channels)["message"]
        return {"edited_message": found | {"message_id": self.chance.randint(1, self._message)}}

    def _standing(self, sender: int, word: str, channels: Sequence[int]) -> dict[str, Any]:
        event = self._maker.value("ChatMemberUpdated")
        room = {"id": self.chance.choice([*channels, -7]), "type": "channel", "title": f"Арна {word}"}
        chat = self._chat(sender) if self.chance.random() < 0.5 else room
        return {"my_chat_member": event | {"from": self._user(sender, word), "chat": chat}}

    def _asks(self, sender: int, word: str, _: Sequence[int]) -> dict[str, Any]:
        user, number = self._user(sender, word), str(self.chance.randint(1, 2**60))
        if self.chance.random() < 0.3:
            result = {"result_id": str(self.chance.choice(IDS)), "from": user, "query": self._text("")}
            return {"chosen_inline_result": result}
        offset = self.chance.choice(("", "1", "20", "x", "9" * 9, "٣"))
        return {"inline_query": {"id": number, "from": user, "query": self._text("")[:256], "offset": offset}}

    def _channel(self, sender: int, word: str, channels: Sequence[int]) -> dict[str, Any]:
        chat = {"id": self.chance.choice([*channels, -100_500]), "type": self.chance.choice(("channel", "supergroup"))}
        number = self.chance.choice((5, 7, 8, 2**31))
        if self.chance.random() < 0.5:
            many = [{"type": {"type": "emoji", "emoji": "👍"}, "total_count": self.chance.choice((0, 5, -1, 2**50))}]
            told = {"chat": chat, "message_id": number, "date": self._world.now, "reactions": many}
            return {"message_reaction_count": told}
        said = self._message_of(sender, word) | {"chat": chat, "text": self._text(word), "message_thread_id": number,
                                                 "is_automatic_forward": self.chance.random() < 0.5}  # fmt: skip
        return {self.chance.choice(("message", "channel_post")): said}

    def _schema(self, sender: int, word: str, _: Sequence[int]) -> dict[str, Any]:
        """Any update that the schema knows."""
        kind = self.chance.choice(KINDS)
        made = self._maker.value(SCHEMA.types["Update"][kind][0])
        if isinstance(made, dict) and "from" in SCHEMA.types[SCHEMA.types["Update"][kind][0]]:
            made["from"] = self._user(sender, word)
        return {kind: made}

    # ---- what they are made of

    def _message_of(self, sender: int, word: str) -> dict[str, Any]:
        self._message += 1
        made = {"message_id": self._message, "date": self._world.now, "chat": self._chat(sender),
                "from": self._user(sender, word)}  # fmt: skip
        if self.chance.random() < 0.05:
            made["forward_origin"] = self._maker.value("MessageOrigin")
        if self.chance.random() < 0.05:
            file = self._file("document")
            made["reply_to_message"] = {"message_id": 1, "date": 1, "chat": self._chat(sender), "document": file}
        return made

    def _user(self, sender: int, word: str) -> dict[str, Any]:
        language = self.chance.choice(("kk", "ru", "en", "kk-KZ", "", "٣", "x" * 500))
        return {"id": sender, "is_bot": False, "first_name": f"Аты {word}", "language_code": language}

    def _chat(self, sender: int) -> dict[str, Any]:
        return {"id": sender, "type": "private"}

    def _with_buttons(self, sender: int) -> list[tuple[int, list[str]]]:
        """Their last messages that have any."""
        dialog = self._world.dialogs.get((sender, self._bot.id))
        if dialog is None:
            return []
        found = []
        for number in list(dialog.messages)[-12:]:
            rows = (dialog.messages[number].markup or {}).get("inline_keyboard", [])
            if data := [one["callback_data"] for row in rows for one in row if "callback_data" in one]:
                found.append((number, data))
        return found
