"""From every view that asks something, by every way out of it: what is said then is no answer any more."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

import pytest
from aiogram.types import Chat, Document, Message, PhotoSize, Update, User
from sqlalchemy import event, select, update

from db.tables import Notice, Organisation
from handlers import hear, views
from handlers.actions import KEYS
from handlers.counted.found import BEGIN_SO
from handlers.posts.sending import WORKING
from handlers.views import VIEWS
from handlers.visit import Looked, Visit
from newsroom.errors import Refused
from newsroom.standards.photos import look
from screens.actions import COMMANDS
from tests.newsroom.access.world import filled
from tests.newsroom.everybody import FRAME, LOGO, NOW

LONG = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
LETTERS = ("cast_words", "cast_write", "ask", "ask_more")  # asked for in so many words: what is long is no post there
SHORT = ("Рақмет!", "Иә\nЖоқ", "300", "14.11", "25.11 15:00", "20.08-10.09", "https://union.example/1")


FILES = {view: Looked(one, asdict(look(one))) for view, one in (("logo", LOGO), ("own_frame", FRAME))}
FILES["letterhead_put"] = Looked(b"PK", {"word": {"unfit": "", "logo": "", "figures": []}})


def asked(w) -> dict[str, tuple[str, dict]]:
    """view: who is asked, and about what."""
    return {
        "page": ("chair", {"page": w.page}),
        "page_last": ("chair", {"page": w.page, "kind": "own_post"}),
        "page_posts": ("chair", {"page": w.page, "at": "posts"}),
        "page_reach": ("specialist", {"page": w.page}),
        "page_resumed": ("specialist", {"page": w.page}),
        "page_words": ("specialist", {"page": w.page, "at": "kk"}),
        "count_correct": ("specialist", {"figure": w.figure, "at": "number"}),
        "proof": ("deputy", {"figure": w.figure}),
        "page_add": ("deputy", {"place": w.ridder}),
        "page_address": ("specialist", {"page": w.page}),
        "page_end": ("chair", {"page": w.page, "how": "closed"}),
        "break": ("specialist", {"region": w.vko, "year": 2026, "kind": "winter"}),
        "day_off": ("owner", {"at": "days"}),
        "day_worked": ("owner", {}),
        "day_move": ("owner", {"day": "2027-05-16"}),
        "quiet": ("chair", {"place": w.ridder, "week": "2026-W47"}),
        "goal": ("specialist", {"place": w.ridder, "figure": "posts"}),
        "digest_dates": ("specialist", {"place": w.ridder}),
        "report_words": ("press", {"report": w.report, "point": w.point, "seen": w.point_seen, "at": "kk"}),
        "report_due": ("press", {"report": w.report, "point": w.proposal, "seen": w.proposal_seen, "at": "office"}),
        "report_shortcoming": ("specialist", {"report": w.report, "kind": "shortcoming", "at": "kk"}),
        "report_proposal": ("press", {"report": w.report, "kind": "proposal", "at": "kk"}),
        "report_withdraw": ("press", {"report": w.issued}),
        "letterhead_put": ("press", {}),
        "away_until": ("deputy", {}),
        "task_reason": ("specialist", {"task": w.task}),
        "rule_hour": ("specialist", {"rule": w.rule}),
        "entry_correct": ("chair", {"entry": w.entry, "at": "right"}),
        "entry_away": ("specialist", {"entry": w.of_region}),
        "entry_proof": ("deputy", {"entry": w.entry}),
        "entry_spoke": ("chair", {"entry": w.entry}),
        "entry_state": ("press", {"entry": w.decision, "state": "done"}),
        "outlet_name": ("specialist", {"outlet": w.outlet}),
        "outlet_into": ("press", {"outlet": w.outlet}),
        "press_outlet": ("chair", {"place": w.ridder, "kind": "press"}),
        "press_day": ("deputy", {"place": w.ridder, "outlet": w.outlet}),
        "subscription": ("chair", {"place": w.ridder, "outlet": w.outlet, "at": "copies"}),
        "material": ("chair", {"place": w.ridder, "at": "title"}),
        "event": ("chair", {"place": w.ridder, "at": "theme"}),
        "application": ("chair", {"place": w.ridder, "at": "users"}),
        "followed": ("specialist", {"place": w.vko, "kind": "decision", "at": "text"}),
        "prompt": ("deputy", {}),
        "anew": ("chair", {"post": w.draft}),
        "step": ("chair", {"post": w.draft, "step": "date"}),
        "recording": ("chair", {"post": w.out}),
        "reason": ("specialist", {"post": w.sent, "step": "return"}),
        "moment": ("specialist", {"post": w.sent}),
        "link": ("specialist", {"post": w.sent}),
        "mend": ("specialist", {"post": w.sent, "language": "kk"}),
        "signature": ("specialist", {"region": w.vko}),
        "logo": ("specialist", {"region": w.vko}),
        "own_frame": ("specialist", {"region": w.vko}),
        "places": ("specialist", {"purpose": "look", "above": w.vko}),
        "add": ("specialist", {"place": w.vko, "at": "kk"}),
        "rename": ("specialist", {"place": w.ridder, "at": "ru"}),
        "figure": ("specialist", {"place": w.ridder, "kind": "members"}),
        "duty": ("specialist", {"place": w.ridder}),
        "close": ("specialist", {"place": w.ridder}),
        "site_link": ("press", {"offer": w.offer}),
        "site_reason": ("press", {"offer": w.offer, "state": "returned"}),
        "slot_day": ("specialist", {"slot": w.far_slot}),
        "slot_topic": ("specialist", {"slot": w.slot, "at": "kk"}),
        "plan_return": ("specialist", {"plan": w.submitted_plan}),
        "library": ("specialist", {}),
        "library_section": ("chair", {"section": w.section}),
        "library_new": ("specialist", {"section": w.section, "at": "kk"}),
        "library_title": ("specialist", {"item": w.item, "at": "ru"}),
        "library_note": ("press", {"item": w.item, "at": "kk"}),
        "library_link": ("specialist", {"item": w.item}),
        "library_force": ("specialist", {"item": w.item}),
        "library_file": ("specialist", {"item": w.item}),
        "library_section_new": ("press", {"at": "kk"}),
        "library_section_name": ("specialist", {"section": w.own_section, "at": "kk"}),
        "rubric_add": ("specialist", {"place": w.vko, "at": "kk"}),
        "rubric_name": ("specialist", {"place": w.vko, "rubric": 1, "at": "kk"}),
        "rubric_words": ("specialist", {"place": w.vko, "rubric": 1, "what": "guidance", "at": "kk"}),
        "prompt_add": ("press", {"place": w.centre, "rubric": 1, "at": "ru"}),
        "prompt_text": ("press", {"place": w.centre, "prompt": 1, "at": "kk"}),
        "prompt_season": ("press", {"place": w.centre, "prompt": 1}),
        "ask": ("chair", {"region": w.vko}),
        "ask_more": ("chair", {"question": w.question}),
        "answer": ("specialist", {"question": w.question}),
        "answer_more": ("specialist", {"question": w.answered}),
        "cast": ("press", {"broadcast": w.cast_draft}),
        "cast_choices": ("press", {"broadcast": w.cast_draft, "at": "kk"}),
        "cast_until": ("press", {"broadcast": w.cast_draft}),
        "cast_link": ("press", {"broadcast": w.cast_draft, "at": "address"}),
        "cast_when": ("press", {"broadcast": w.cast_draft}),
        "cast_copies": ("press", {"broadcast": w.cast_serial, "at": "period"}),
        "cast_period": ("press", {"broadcast": w.cast_serial, "what": "held"}),
        "cast_series_of": ("press", {"broadcast": w.cast_draft, "at": "name"}),
        "cast_correct": ("press", {"broadcast": w.cast, "language": "kk"}),
        "cast_number": ("chair", {"broadcast": w.cast_number}),
        "cast_words": ("chair", {"broadcast": w.cast_words}),
        "cast_write": ("chair", {"broadcast": w.cast}),
        "cast_reply": ("press", {"broadcast": w.cast, "person": w.chair.person_id}),
    }  # fmt: skip


@pytest.fixture(scope="module")
async def talking(shared):
    async with shared.begin() as tx:
        w = await filled(tx)
    made = Talking(shared, w)
    event.listen(shared.sync_engine, "after_cursor_execute", made.note)
    return made


class Talking:
    """Messages as they are heard, one after the other in one visit to the next; what they wrote is kept."""

    def __init__(self, engine, w) -> None:
        self.engine, self.w = engine, w
        self.wrote: list[str] = []

    def note(self, _, cursor, statement: str, *__) -> None:
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")) and cursor.rowcount:
            self.wrote.append(statement)

    def visit(self, tx, name: str, shown: dict, **more) -> Visit:
        return Visit(tx, self.w.who[name], NOW, 1000, dict(shown), shown_at=more.pop("shown_at", NOW), **more)

    async def says(self, visit: Visit, **what) -> None:
        user = User(id=visit.who.account_id, is_bot=False, first_name="X")
        chat = Chat(id=user.id, type="private")
        message = Message(message_id=99, date=NOW, chat=chat, from_user=user, **what)
        try:
            await hear(Update(update_id=1, message=message), visit)
        except Refused as refused:
            self.refused = refused.kind


async def test_every_view_that_asks_is_asked_here(talking):
    assert set(asked(talking.w)) == {name for name, known in VIEWS.items() if known.hears is not None}


async def test_there_is_an_answer_to_each(talking):
    """Else nothing would be heard below because nothing ever is: each is answered by one of the short texts."""
    for view, (who, given) in asked(talking.w).items():
        changed = False
        async with talking.engine.connect() as tx:
            for text in (*SHORT, LONG):
                visit = talking.visit(tx, who, {"view": view} | given)
                talking.wrote.clear()
                await talking.says(visit, text=text)
                changed = bool(talking.wrote) or visit.shown != {"view": view} | given
                await tx.rollback()
                if changed:
                    break
            if VIEWS[view].takes_file and view not in FILES:
                visit = talking.visit(tx, who, {"view": view} | given)
                shot = PhotoSize(file_id="f", file_unique_id="u", width=900, height=900)
                await talking.says(visit, photo=[shot], caption="300")
                changed = visit.shown != {"view": view} | given
                await tx.rollback()
            if view in FILES:
                visit = talking.visit(tx, who, {"view": view} | given, looked=FILES[view])
                await talking.says(visit, document=Document(file_id="logo", file_unique_id="logo"))
                changed = visit.shown != {"view": view} | given
                await tx.rollback()
        assert changed, view


WAYS = [*sorted(KEYS), *sorted(f"/{command}" for command in COMMANDS)]
LED_TO = KEYS | {f"/{command}": action.code for command, action in COMMANDS.items()}


IN_TURN = {"sqlite": 4, "postgresql": 12}


def ways_out(engine, turn: int) -> list[str]:
    """A fourth of all actions, in each view others, by others of their words; on PostgreSQL a twelfth, in turn."""
    by_action: dict[str, list[str]] = {}
    for way in WAYS:
        by_action.setdefault(LED_TO[way], []).append(way)
    found = [ways[turn % len(ways)] for ways in by_action.values()]
    share = IN_TURN[engine.dialect.name]
    return found[turn % share :: share]


async def test_by_every_standing_button_and_command(talking):
    """What is said then is tried once on each screen that a way out leads to. `make torture` goes by all of them."""
    await leave_by(talking, ways_out)


async def leave_by(talking, ways) -> None:
    tried: set[tuple[str, str]] = set()
    for turn, (view, (who, given)) in enumerate(asked(talking.w).items()):
        for way in ways(talking.engine, turn):
            if way in ("/help", "/lang") or KEYS.get(way) == "help":  # these lay something over the question
                continue
            async with talking.engine.connect() as tx:
                visit = talking.visit(tx, who, {"view": view} | given)
                await talking.says(visit, text=way)
                if visit.is_on(VIEWS[view], **given):  # not theirs to press: refused, and asked still
                    continue
                left = dict(visit.shown)
                if (who, str(left)) not in tried:
                    tried.add((who, str(left)))
                    await _nothing_is_answered(talking, tx, visit, left, (view, way))
                await tx.rollback()


async def _nothing_is_answered(talking, tx, visit: Visit, left: dict, by) -> None:
    """Where the way out asks something itself, that is answered."""
    if VIEWS[left["view"]].hears is not None:
        return
    is_post = VIEWS[left["view"]] in WORKING  # words go into the draft that is in sight
    for text in SHORT:
        talking.wrote.clear()
        again = talking.visit(tx, _name(talking, visit), left, entering_id=visit.entering_id)
        await talking.says(again, text=text)
        wrote = [line for line in talking.wrote if not (is_post and " post " in line)]
        assert wrote == [], (by, text, wrote)


def _name(talking, visit: Visit) -> str:
    return next(name for name, who in talking.w.who.items() if who is visit.who)


SINCE = pytest.mark.parametrize("since", [timedelta(days=8), timedelta(hours=2)])


@SINCE
async def test_by_time_and_by_what_came_after_it(talking, since):
    """A week later; or a reminder later, which came well after the question. Texts in turn; `make torture`: all."""
    await too_late(talking, since, shares=3 if talking.engine.dialect.name == "sqlite" else len(SHORT))


async def too_late(talking, since: timedelta, shares: int) -> None:
    interrupted = NOW - timedelta(minutes=5) if since < timedelta(days=1) else None
    for turn, (view, (who, given)) in enumerate(asked(talking.w).items()):
        async with talking.engine.connect() as tx:
            for text in SHORT[turn % shares :: shares]:
                talking.wrote.clear()
                shown = {"view": view} | given
                visit = talking.visit(tx, who, shown, shown_at=NOW - since, interrupted_at=interrupted)
                await talking.says(visit, text=text)
                assert talking.wrote == [], (view, text, talking.wrote)
                begins = VIEWS["press_outlet"] if text.startswith("http") and who in BEGIN_SO else views.home
                assert visit.is_on(begins), (view, text)
                await tx.rollback()


@pytest.mark.parametrize("what", ["photo", "album", "long"])
async def test_by_a_piece_of_a_post(talking, what):
    """A chair's: it is in a draft, and what is short then is not in a table of counts."""
    sent = {"photo": [PhotoSize(file_id="f", file_unique_id="u", width=900, height=900)]}
    given = {"long": {"text": LONG}, "photo": sent, "album": sent | {"media_group_id": "7"}}[what]
    for view, (who, parameters) in asked(talking.w).items():
        if who != "chair" or (what == "long" and view in LETTERS):
            continue
        async with talking.engine.connect() as tx:
            visit = talking.visit(tx, who, {"view": view} | parameters)
            talking.wrote.clear()
            await talking.says(visit, **given)
            assert any("post" in line or "media" in line for line in talking.wrote), (view, talking.wrote)
            assert visit.is_on(VIEWS["check"], VIEWS["which"], views.step), visit.shown
            left = dict(visit.shown)
            talking.wrote.clear()
            await talking.says(talking.visit(tx, who, left), text="300")
            assert not any("figure" in line for line in talking.wrote), (view, talking.wrote)
            await tx.rollback()


async def test_a_piece_of_an_album_that_comes_late(talking):
    """One screen waits for all that come together; when it has gone out, the next piece is shown in its turn."""
    async with talking.engine.connect() as tx:
        visit = talking.visit(tx, "chair", {})
        waits = select(Notice.id).where(Notice.kind == "screen", Notice.state == "waiting")
        waits = waits.where(Notice.chat_id == visit.who.account_id)
        for name, is_late in (("a1", False), ("a2", False), ("a3", True)):
            if is_late:
                await tx.execute(update(Notice).where(Notice.kind == "screen").values(state="sent"))
                assert (await tx.execute(waits)).all() == []
            file = PhotoSize(file_id=name, file_unique_id=name, width=900, height=900)
            await talking.says(visit, photo=[file], media_group_id="7")
            assert len((await tx.execute(waits)).all()) == 1, name
        await tx.rollback()


@pytest.mark.parametrize("doubted", [[], [[9000]], [[6200], [6_200_000]]])
async def test_a_branch_that_is_of_another_region_by_now(talking, doubted):
    """A specialist was entering its count when it was given away: neither the answer nor the screen is theirs now."""
    w = talking.w
    async with talking.engine.connect() as tx:
        far = (await tx.execute(select(Organisation.id).where(Organisation.code == "abay"))).scalar_one()
        moved = update(Organisation).where(Organisation.id == w.ridder)
        await tx.execute(moved.values(parent_id=far, region_id=far))
        talking.wrote.clear()
        shown = {"view": "page", "page": w.page, "doubted": doubted}
        visit = talking.visit(tx, "specialist", shown, entering_id=w.ridder)
        talking.refused = ""
        await talking.says(visit, text="300")
        assert (talking.refused, talking.wrote) == ("no_right", [])
        lost = talking.visit(tx, "specialist", visit.shown, entering_id=w.ridder)
        await lost.show_again()
        assert lost.is_on(views.home)
        assert lost.entering_id is None
        await tx.rollback()


async def test_words_of_buttons_are_looked_for_once(talking):
    """However many languages there are: an answer in letters costs one look more than one in digits."""
    asked_of: list[str] = []
    look_at = talking.engine.sync_engine

    def note(*given) -> None:
        asked_of.append(given[2])

    async def costs(done) -> int:
        asked_of.clear()
        await done
        return len(asked_of)

    event.listen(look_at, "before_cursor_execute", note)
    try:
        async with talking.engine.connect() as tx:
            shown = {"view": "moment", "post": talking.w.sent}
            _begun, drawn = [await costs(talking.visit(tx, "specialist", shown).show_again()) for _ in range(2)]
            told = [await costs(talking.says(talking.visit(tx, "specialist", shown), text=text))
                    for text in ("16.11 08:00", "кеше 08:00")]  # fmt: skip
            assert told[1] == told[0] + drawn
            await tx.rollback()
    finally:
        event.remove(look_at, "before_cursor_execute", note)
