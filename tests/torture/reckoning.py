"""What people were told, beside what the bot's database says of it: each complaint in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from db.engine import open_engine
from db.tables import Broadcast, Incident, Incoming, Notice, Post, Publication
from locales import words_for
from newsroom import outbox
from newsroom.broadcasts.notices import Tip
from newsroom.posts.notices import Publication as ToPublish
from newsroom.posts.states import DRAFT, DROPPED, GOING_OUT, IN_DOUBT, PUBLISHED
from newsroom.reminders.notices import Reminder
from tests.stories.telling import start_of
from tests.torture.crew import LINES
from tests.torture.ledger import MARK, Ledger
from tests.torture.region import CHAIRS, FIRST_CHAIR, account_of, language_of

OUT = "Your post has been published. Thank you!"
CHATS = [account_of(number) for number in range(FIRST_CHAIR, FIRST_CHAIR + CHAIRS)]


@dataclass(frozen=True, slots=True)
class Held:
    """What the database says."""

    notices: list[Any]
    posts: list[Any]
    ways: list[Any]
    broadcasts: list[Any]
    incidents: list[str]
    lying: int


async def held(address: str) -> Held:
    engine = open_engine(address)
    async with engine.connect() as tx:
        notices = list((await tx.execute(select(Notice).order_by(Notice.id))).all())
        posts = list((await tx.execute(select(Post).order_by(Post.id))).all())
        ways = list((await tx.execute(select(Publication).order_by(Publication.id))).all())
        broadcasts = list((await tx.execute(select(Broadcast).order_by(Broadcast.id))).all())
        incidents = list((await tx.execute(select(Incident.kind))).scalars())
        lying = len((await tx.execute(select(Incoming.id).where(Incoming.done_at.is_(None)))).all())
    await engine.dispose()
    return Held(notices, posts, ways, broadcasts, incidents, lying)


def is_over(found: Held, now: float) -> bool:
    """What is yet to come, and was never tried, is none of this day's."""
    return not found.lying and not any(is_late(one, now) for one in found.notices)


def is_late(notice: Any, now: float) -> bool:
    waits = notice.due_at.timestamp() <= now or notice.attempts > 0
    return notice.state == outbox.SENDING or (notice.state == outbox.WAITING and waits)


class Reckoning:
    """`doubts`: of chats, whether Telegram's answer to something may have been lost there; `deaths`: anywhere."""

    def __init__(
        self, ledger: Ledger, found: Held, channel: int, doubtful: dict[int, list[str]], deaths: int, now: float
    ) -> None:
        self.ledger, self.found, self.channel = ledger, found, channel
        self._doubtful, self._deaths, self._now = doubtful, deaths, now
        self.told = self.unknown = self.lost = self.doubled = 0

    def complaints(self) -> list[str]:
        return [
            *self._notices(),
            *self._broadcasts(),
            *self._reminders(),
            *self._posts(),
            *self._channel(),
            *self._authors(),
        ]

    # ---- what was sent to somebody

    def _notices(self) -> Iterator[str]:
        """Of each that is said to have been sent, its messages stand in that chat, and are of no other."""
        whose: Counter[tuple[int, int]] = Counter()
        for one in self.found.notices:
            if is_late(one, self._now):
                yield f"{one.kind} {one.id} to {one.chat_id} is {one.state} still"
            if one.state == outbox.UNKNOWN:
                self.unknown += 1
                yield from self._has_a_reason(one)
            if one.state == outbox.SENT:
                there = self.ledger.messages(one.chat_id)
                whose.update((one.chat_id, message) for message in one.message_ids)
                if missing := [message for message in one.message_ids if message not in there]:
                    yield f"{one.kind} {one.id} to {one.chat_id} is said to be sent, and {missing} never came"
            if one.state == outbox.FAILED:
                yield f"{one.kind} {one.id} to {one.chat_id} has failed: {one.trouble}"
        for message, count in whose.items():
            if count > 1:
                yield f"two notices claim message {message}"

    def _has_a_reason(self, notice: Any) -> Iterator[str]:
        """Only what Telegram may have heard is in doubt."""
        if not self._deaths and not self._doubtful.get(notice.chat_id):
            yield f"{notice.kind} {notice.id} to {notice.chat_id} is in doubt for no reason: {notice.trouble}"

    def _once(self, chat: int, came: int, row: Any, what: str) -> Iterator[str]:
        """A notice and the messages that came of it: one, or none where that is known or marked."""
        self.told += came
        if came > 1:
            self.doubled += came - 1
            yield f"{what} came {came} times to {chat}"
        if row is None and came:
            yield f"{what} came to {chat}, and nobody knows of it"
        if row is not None and not came and row.state == outbox.SENT:
            self.lost += 1
            yield f"{what} never came to {chat}, and is said to be sent"
        if row is not None and came and row.state not in (outbox.SENT, outbox.UNKNOWN):
            yield f"{what} came to {chat}, and is said to be {row.state}"

    def _broadcasts(self) -> Iterator[str]:
        rows = defaultdict(dict)
        for one in self.found.notices:
            if one.kind == Tip.kind:
                if one.chat_id in rows[one.broadcast_id]:
                    yield f"broadcast {one.broadcast_id} is left twice for {one.chat_id}"
                rows[one.broadcast_id][one.chat_id] = one
        marked = self._marked(rows)
        for deed, mark in self.ledger.acknowledged:
            if deed == "broadcast" and mark not in marked:
                self.lost += 1
                yield f"broadcast {mark} was acknowledged, and nobody is told"
        for mark, of_chat in marked.items():
            if set(of_chat) != set(CHATS):
                yield f"broadcast {mark} goes to {len(of_chat)} of {len(CHATS)}"
            for chat in CHATS:
                yield from self._once(chat, len(self.ledger.new(chat, mark)), of_chat.get(chat), f"broadcast {mark}")

    def _marked(self, rows: dict[int, dict[int, Any]]) -> dict[str, dict[int, Any]]:
        return {MARK.findall(str(one.texts))[0]: rows[one.id] for one in self.found.broadcasts if rows.get(one.id)}

    def _reminders(self) -> Iterator[str]:
        """Each chair once; whoever has sent something by then need not be reminded."""
        rows: dict[int, list[Any]] = defaultdict(list)
        for one in self.found.notices:
            if one.kind == Reminder.kind and any(part.startswith("rubric") for part in one.parameters["parts"]):
                rows[one.chat_id].append(one)
        wrote = {post.entered_by for post in self.found.posts}
        for number, chat in enumerate(CHATS, FIRST_CHAIR):
            if len(rows[chat]) > 1 or (not rows[chat] and chat not in wrote):
                yield f"chair {number} is reminded {len(rows[chat])} times"
            label = words_for(language_of(number))("Write now")
            came = sum(one.is_new and label in dict(one.buttons) for one in self.ledger.told.get(chat, []))
            row = rows[chat][0] if rows[chat] else None
            is_idle = row is not None and row.state == outbox.SENT and not row.message_ids and chat in wrote
            yield from self._once(chat, came, None if is_idle else row, "the reminder")

    # ---- what people have written

    def _posts(self) -> Iterator[str]:
        """What a chair was told is taken in stands there, once, whole and in its order."""
        where: dict[str, list[Any]] = defaultdict(list)
        for post in self.found.posts:
            text = "".join(post.texts.values())
            for mark in MARK.findall(text):
                where[mark].append(post)
        for mark, posts in where.items():
            if len(posts) > 1:
                self.doubled += 1
                yield f"line {mark} stands in {len(posts)} posts"
            first, line = divmod(int(mark), 10)
            text = "".join(posts[0].texts.values())
            if LINES[line].format(mark=mark) not in text or text.count(mark) > 1:
                yield f"line {mark} is not as it was written: {text!r}"
            if line and f"{first}0" in text and text.index(mark) < text.index(f"{first}0"):
                yield f"line {mark} stands before what was written before it"
        for mark in self.ledger.written - set(where):
            self.lost += 1
            yield f"line {mark} was written, and is lost"
        for deed, mark in self.ledger.acknowledged:
            if deed == "sent" and not any(post.state not in (DRAFT, DROPPED) for post in where[mark]):
                self.lost += 1
                yield f"line {mark} was taken in, and is lost"

    # ---- what came out

    def _channel(self) -> Iterator[str]:
        rows = defaultdict(list)
        for one in self.found.notices:
            if one.kind == ToPublish.kind:
                rows[one.parameters["post"]].append(one)
        for post in self.found.posts:
            mark = next(iter(MARK.findall("".join(post.texts.values()))), "")
            came = len(self.ledger.new(self.channel, mark)) if mark else 0
            self.told += came
            if came > 1:
                self.doubled += came - 1
                yield f"post {mark} came out {came} times"
            if post.state == PUBLISHED and not came:
                self.lost += 1
                yield f"post {mark} is said to be out, and is not"
            if came and post.state not in (PUBLISHED, IN_DOUBT):
                yield f"post {mark} stands in the channel, and is said to be {post.state}"
            if post.state == GOING_OUT:
                yield f"post {mark} is on its way for ever"
            if ("published", mark) in self.ledger.acknowledged and not rows[post.id]:
                self.lost += 1
                yield f"post {mark} was to be published, and nothing came of it"

    def _authors(self) -> Iterator[str]:
        """Each chair hears once of each post that is out."""
        verdicts = {(one.chat_id, one.parameters["post"]): one for one in self.found.notices
                    if one.kind == "verdict" and one.parameters["state"] == PUBLISHED}  # fmt: skip
        for post in self.found.posts:
            number = post.entered_by
            mark = next(iter(MARK.findall("".join(post.texts.values()))), "")
            said = start_of(words_for(language_of(number - account_of(0))), OUT)
            came = sum(mark in one.words for one in self.ledger.new(number, said)) if mark else 0
            row = verdicts.get((number, post.id))
            if post.state == PUBLISHED and row is None:
                self.lost += 1
                yield f"nobody tells the author of post {mark} that it is out"
            yield from self._once(number, came, row, f"that post {mark} is out")
