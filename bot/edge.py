"""The edge: one update in, one transaction, one screen out.

Lock the person; in one transaction read who they are, let a handler do its work, write state and the update's number;
commit; only then speak. An update that comes again finds its number written and only shows the screen again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import Update, User
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import arrivals, incoming, preparing
from bot.answers import DONE, FAILED, REFUSED, Answer, answered, is_repeated, stands_after
from bot.arrivals import Before
from bot.files import Files
from bot.framing import Framer, NotNow
from bot.left import Change
from bot.locks import Locks
from bot.messenger import Messenger, outcome_of
from bot.offering import Offering
from bot.progress import DRAWING, READING, Progress, drawing
from bot.pruning import read
from bot.raw import kind_of
from bot.refusals import trouble_of, with_room_for
from bot.responses import GROUPS, Responses
from bot.tidier import Tidier
from bot.watch.tally import Silent, Tally
from db.engine import AWAY, Database, has_no_room, is_away
from handlers import hear
from handlers.home.home import moved
from handlers.visit import DeskAt, Looked, Visit
from newsroom import incidents, outbox
from newsroom.digests.issuing import Made
from newsroom.errors import Refused
from newsroom.notices import Recipient, tell, to_draw
from newsroom.people import reach
from newsroom.who import Who
from scheduler.sender import Clock
from screens import failures
from screens.screen import Screen

TRIES, PAUSE, LONGEST_PAUSE = 3, 0.5, 30.0
LONGEST_TOAST = 200

Nudge = Callable[[Collection[str]], None]  # the senders of these doors have work

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an update in its transaction. `answers`: a question was asked. `has_left`: doors with work."""

    answer: Answer | None
    visit: Visit
    before: Before
    answers: bool
    is_repeated: bool = False
    has_left: Collection[str] = ()


class Edge:
    def __init__(
        self, engine: Database, bot: Bot, clock: Clock, nudge: Nudge, framer: Framer, tally: Tally | None = None,
        desk: DeskAt | None = None,
    ) -> None:  # fmt: skip
        self._engine = engine
        self._tally = tally or Silent()
        self._desk = desk
        self._nudge = nudge
        self._bot = bot
        self._clock = clock
        self._messenger = Messenger(bot, framer)
        self._progress = Progress(bot, clock)
        self._locks = Locks()
        self._tidier = Tidier(engine, self._messenger, clock, self._locks)
        self.deliver = self._tidier.deliver
        self._files = Files(bot, engine)
        self._responses = Responses(engine)
        self._offering = Offering(engine, bot, clock)
        self._kept: set[int] = set()  # of those that are being dealt with, the ones that have a row of their own

    async def close(self) -> None:
        await self._files.close()

    async def deal(self, update_id: int, update: Mapping[str, Any], *, kept: bool = False) -> None:
        """Over when this returns, whatever comes of it: what fails each time must not be all that the bot sees. A stop,
        though, leaves it to come again."""
        if kept:
            self._kept.add(update_id)
        outcome, began = FAILED, self._clock.monotonic()
        try:
            outcome = await self.take(read(update, self._bot))
        except (asyncio.CancelledError, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic of pydantic's core is no Exception
            await self.note(type(error).__name__, error, update_id)
        finally:
            self._kept.discard(update_id)
            self._tally.dealt(kind_of(update), outcome, self._clock.monotonic() - began)

    async def take(self, update: Update) -> str:
        """Deals with it wholly: when this returns, the update may be confirmed. Gives what has come of it."""
        if update.inline_query is not None:
            await self._offering.answer(update.inline_query)
        elif update.chosen_inline_result is not None:
            await self._offering.chosen(update.chosen_inline_result)
        elif update.message_reaction_count is not None:
            await self._responses.count(update.message_reaction_count)
        elif update.message is not None and update.message.chat.type in GROUPS:
            async with self._locks.held(update.message.chat.id):  # comments in their order
                await self._responses.hear(update.message)
        user = arrivals.visitor(update)
        if user is None or user.is_bot:
            return DONE
        began = self._clock.monotonic()
        async with self._locks.held(user.id):
            self._tally.waited(self._clock.monotonic() - began)
            answer = await self._dealt_with(update, user)
            if answer is not None:
                try:
                    async with self._progress.shown(user.id, drawing(answer.screen)):
                        await self._speak(update, user, answer)
                except Exception as error:  # it is done and written; only the answer is missing
                    log.error("answer not given", update_id=update.update_id, exc_info=error)  # noqa: TRY400
        return answer.outcome if answer is not None else DONE

    async def _dealt_with(self, update: Update, user: User) -> Answer | None:
        """Tried until it is done or set aside: it is let go only when the database knows of it."""
        for attempt in count(1):
            try:
                return await self._tried(update, user, last=attempt % TRIES == 0)
            except AWAY as error:
                log.warning("database away", update_id=update.update_id, trouble=type(error).__name__)
                await self._clock.sleep(min(PAUSE * attempt, LONGEST_PAUSE))
        return None

    async def _tried(self, update: Update, user: User, *, last: bool) -> Answer | None:
        try:
            return await self._in_transaction(update, user)
        except Refused as refused:
            return Answer(await self._refused(update, user, refused), outcome=REFUSED)
        except Exception as error:
            if is_away(error) and (not last or has_no_room(error)):
                raise
            return Answer(await self._set_aside(update, user, error), outcome=FAILED)

    async def _in_transaction(self, update: Update, user: User) -> Answer | None:
        name, looked = (await self._bot.me()).username or "", await self._files.looked_at(update, user, self._now())
        made = await self._made(update, user)
        done = await self._engine.write(lambda tx: self._done(tx, update, user, name, looked, made))
        if done.has_left:
            self._nudge(done.has_left)
        return await self._read(update, done) if done.answer is not None and done.answer.screen.later else done.answer

    async def _made(self, update: Update, user: User) -> Made | Refused | None:
        if not preparing.issues(update):
            return None
        async with self._progress.shown(user.id, DRAWING):
            return await preparing.made(self._engine, self._files.papers, update, user, self._now())

    async def _done(
        self, tx: AsyncConnection, update: Update, user: User, name: str, looked: Looked | None,
        made: Made | Refused | None,
    ) -> Done:  # fmt: skip
        now = self._now()
        who, before = await arrivals.read(tx, user, now)
        visit = arrivals.visit_of(tx, who, before, now, self._bot.id, name, looked)
        visit.made, visit.desk, visit.reads_later = made, self._desk, True
        answers = update.callback_query is None and visit.question() is not None
        if await self._is_repeated(tx, update, before):
            answer = answered(update, await visit.show_again(), visit, before, answers=answers)
            return Done(answer, visit, before, answers, is_repeated=True)
        already = outbox.left_over(tx)
        if before.unreachable_since is not None:
            await reach.found(tx, who.person_id)
        screen = await self._handled(update, visit)
        given = answered(update, screen, visit, before, answers=answers) if screen is not None else None
        await arrivals.write(tx, visit, before, update.update_id, stands_after(given, before))
        return Done(given, visit, before, answers, has_left=outbox.left_over(tx) - already)

    async def _read(self, update: Update, done: Done) -> Answer:
        """What only reads is drawn now, beside whoever writes. What it leaves in the chat is noted by itself."""
        assert done.answer is not None, "asked before"
        visit, before = done.visit, done.before
        try:
            async with self._progress.shown(visit.who.account_id, READING):
                screen = await self._engine.read(visit.read)
        except Refused:
            await self._engine.write(lambda tx: arrivals.put_back(tx, visit, before, update.update_id))
            raise
        screen = replace(screen, toast=done.answer.screen.toast or screen.toast)
        answer = answered(update, screen, visit, before, answers=done.answers)
        stands = stands_after(answer, before)
        if stands != before.bubbles and not done.is_repeated:
            await self._engine.write(lambda tx: arrivals.note_bubbles(tx, visit.who.account_id, stands))
        return answer

    async def _handled(self, update: Update, visit: Visit) -> Screen | None:
        """Whose seat has ended goes no further with what they were doing there; a command begins anew."""
        if visit.who.moved:
            screen = await moved(visit)
            if update.message is None or not (update.message.text or "").startswith("/"):
                return screen
        return await hear(update, visit)

    async def _refused(self, update: Update, user: User, refused: Refused) -> Screen:
        """Nothing was done; the number is written all the same, and the person told why and what to do."""
        who = await self._engine.write(lambda tx: self._remember(tx, update, user))
        kind = refused.kind if not who.is_stranger or refused.kind in failures.TO_STRANGERS else "stranger"
        screen = self._told(who, kind, refused)
        passing = update.callback_query is not None and kind != "stranger" and len(screen.text) <= LONGEST_TOAST
        return Screen("", toast=screen.text) if passing else screen

    def _told(self, who: Who, kind: str, refused: Refused) -> Screen:
        try:
            return failures.refused(who.language, kind, refused.parameters, stranger=who.is_stranger)
        except Exception as error:  # nobody has written its words: we are to hear of it, and not who has tried
            log.error("refusal without words", kind=kind, exc_info=error)  # noqa: TRY400
            return failures.wordless(who.language)

    async def _set_aside(self, update: Update, user: User, error: Exception) -> Screen:
        """An error of ours: logged once under a number that the person is told, and not tried for ever."""

        async def note(tx: AsyncConnection) -> tuple[Who, str]:
            who = await self._remember(tx, update, user)
            return who, await incidents.note(tx, type(error).__name__, update.update_id, self._now())

        who, incident = await self._engine.write(note)
        log.error("update set aside", incident=incident, update_id=update.update_id, exc_info=error)
        return failures.our_fault(who.language, incident)

    async def note(self, kind: str, error: BaseException | None = None, update_id: int | None = None) -> None:
        """For the owners, as there is nobody else to tell. Raises nothing: what failed is not to hold up the rest."""
        for attempt in range(1, TRIES + 1):
            try:
                incident = await self._engine.write(lambda tx: incidents.note(tx, kind, update_id, self._now()))
            except Exception as trouble:
                log.error("incident not noted", kind=kind, exc_info=trouble)  # noqa: TRY400
                await self._clock.sleep(PAUSE * attempt)
            else:
                log.error("met", kind=kind, incident=incident, update_id=update_id, exc_info=error)
                return
        log.error("met", kind=kind, update_id=update_id, exc_info=error)

    async def _remember(self, tx: AsyncConnection, update: Update, user: User) -> Who:
        now = self._now()
        who, before = await arrivals.read(tx, user, now)
        visit = arrivals.visit_of(tx, who, before, now, self._bot.id)
        if not await self._is_repeated(tx, update, before):
            await arrivals.write(tx, visit, before, update.update_id)
        return who

    async def _is_repeated(self, tx: AsyncConnection, update: Update, before: Before) -> bool:
        """One that has a row goes by that alone: a higher number may have overtaken it. It may have come by polling
        before there was a row."""
        if update.update_id not in self._kept:
            return is_repeated(update, before)
        is_first = await incoming.is_first_time(tx, update.update_id, self._now())
        return not is_first or before.update_id == update.update_id

    async def _speak(self, update: Update, user: User, answer: Answer) -> None:
        """After the commit. What cannot be said now is left to the sender, who draws it anew."""
        screen, change = answer.screen, answer.change
        sent: list[int] = []
        try:
            if update.callback_query is not None:
                change = await self._answer_tap(update, user, answer, sent)
            elif screen.text:
                await self._show_menu(user, screen)
                await self._messenger.send(user.id, screen, sent)
        except (AiogramError, NotNow) as error:
            await self._leave_to_sender(user, error, sent)
            sent = []
        await self._tidier.tidy(user.id, change)
        await self._tidier.note(user.id, screen, sent)

    async def _answer_tap(self, update: Update, user: User, answer: Answer, sent: list[int]) -> Change:
        """Gives what goes now: more than was thought, where the old screen cannot be changed."""
        query, screen, change = update.callback_query, answer.screen, answer.change
        assert query is not None, "only taps come here"
        try:
            await self._bot.answer_callback_query(query.id, text=screen.toast or None)
        except AiogramError as error:  # too late, or not now: the screen is tried all the same
            log.info("tap not answered", trouble=outcome_of(error).trouble)
        if not screen.text:
            return change
        await self._show_menu(user, screen)
        if query.message is None or not change.in_place:
            await self._messenger.send(user.id, screen, sent)
            return change
        try:
            await self._messenger.replace(user.id, query.message.message_id, screen)
        except TelegramBadRequest:  # it is gone, or cannot be changed any more
            await self._messenger.send(user.id, screen, sent)
            return change if screen.beside else replace(change, removed=(*change.removed, *change.stands.pieces))
        return change

    async def _show_menu(self, user: User, screen: Screen) -> None:
        """Noted when it is shown: one that could not be shown keeps no screen back, and is tried the next time."""
        if screen.menu is None:
            return
        try:
            await self._messenger.show_menu(user.id, screen.menu)
            await self._engine.write(partial(arrivals.note_menu, account_id=user.id, mark=screen.menu.mark))
        except (AiogramError, *AWAY) as error:
            trouble = trouble_of(error) if isinstance(error, AiogramError) else type(error).__name__
            log.info("menu not shown", trouble=trouble)

    async def _leave_to_sender(self, user: User, error: AiogramError | NotNow, sent: list[int]) -> None:
        outcome = with_room_for(outcome_of(error), sent)
        log.info("answer not sent", state=outcome.state, trouble=outcome.trouble)
        now = self._now()
        if outcome.state == outbox.UNREACHABLE:
            await self._engine.write(lambda tx: _lost(tx, user, now))
        if outcome.state != outbox.WAITING:
            return
        if sent:
            await self._messenger.take_away(user.id, sent)

        async def leave(tx: AsyncConnection) -> None:
            since, _ = await arrivals.stands_in(tx, user.id)
            await tell(tx, to_draw(since), [Recipient(user.id)], now, after=outcome.after or timedelta(0))

        for attempt in range(1, TRIES + 1):
            try:
                await self._engine.write(leave)
                break
            except AWAY as error:
                if attempt == TRIES or not is_away(error):
                    raise
                await self._clock.sleep(PAUSE * attempt)
        self._nudge((outbox.TELEGRAM,))

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), UTC)


async def _lost(tx: AsyncConnection, user: User, now: datetime) -> None:
    await reach.lost(tx, await reach.person_behind(tx, user.id), now)
