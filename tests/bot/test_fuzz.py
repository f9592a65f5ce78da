"""A few hundred updates that nobody meant to send, from a number: the bot outlives each of them."""

from __future__ import annotations

from pydantic import ValidationError

from bot.app import App
from bot.pruning import read
from db.tables import Incident
from simulator import photo
from tests.bot.made_up import Maker
from tests.bot.reading import rows
from tests.bot.test_edge import POST
from tests.bot.test_restarts import Hasty
from tests.conftest import ALTERNATING

KINDS = ("message", "message", "edited_message", "callback_query", "my_chat_member", "inline_query")
DATA = (
    "home", "post", "send:1", "rubric:1:1", "step:9:photos", "go", "enter:kk", "join", "draft:-1", "\x00", "лә",
    "9" * 64, f"join_at:{'9' * 23}", "join_at:--5", "page:1:٣", "request::", f"rubric:1:-{'9' * 20}",
)  # fmt: skip
MANY, ROOM = 150, 40
SEEDS = {"kk": 1, "ru": 2}


class Sender:
    """Updates from this person, as Telegram describes them and then spoiled in a place or two."""

    def __init__(self, person, maker: Maker) -> None:
        self.user = {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "kk"}
        self.chat = {"id": person.id, "type": "private"}
        self._maker = maker

    def update(self, number: int) -> dict:
        chance = self._maker.chance
        kind = chance.choice(KINDS)
        made = self._maker.message(kind) if "message" in kind else self._other(kind)
        made["update_id"] = number
        made[kind] |= {"from": dict(self.user)}
        if kind == "callback_query":
            made[kind] |= {
                "data": chance.choice(DATA),
                "message": {"message_id": 5, "date": 1, "chat": dict(self.chat)},
            }
        else:
            made[kind]["chat"] = dict(self.chat)
        return self._maker.spoiled(made, chance.choice((0, 0, 1, 2)))

    def _other(self, kind: str) -> dict:
        type_ = {"callback_query": "CallbackQuery", "my_chat_member": "ChatMemberUpdated",
                 "inline_query": "InlineQuery", "chosen_inline_result": "ChosenInlineResult"}[kind]  # fmt: skip
        return {kind: self._maker.value(type_)}


@ALTERNATING
async def test_updates_that_nobody_meant_to_send_end_nothing(office, telegram, language):
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    stranger = await telegram.person("Бейтаныс", language=language)
    await stranger.starts()
    edge = App(office.engine, office.app.bot, Hasty(telegram.clock)).edge
    maker, unread = Maker(SEEDS[language], room=ROOM), 0
    senders = {person: Sender(person, maker) for person in (chair, stranger)}
    for at in range(MANY):
        person = maker.chance.choice([chair, stranger])
        maker.room = ROOM
        try:
            update = read(senders[person].update(400_000_000 + at), office.app.bot)
        except ValidationError:
            unread += 1
            continue
        await edge.take(update)
        await telegram.clock.advance(1)
    await edge.close()
    assert unread < MANY / 2
    assert await rows(office.engine, Incident) == []
    await office.drained()
    await stranger.says("/start")
    await chair.says("/start")
    await chair.sends(photo(), caption=POST)
