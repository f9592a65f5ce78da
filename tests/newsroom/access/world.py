"""Everybody in their seats, and something of each kind for them to try."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from sqlalchemy import insert, update

from db.tables import Broadcast, BroadcastWord, Notice, Organisation, PlanSlot
from newsroom.broadcasts.audience import Audience
from newsroom.counted import entries, outlets
from newsroom.library import files, items, practice, sections
from newsroom.pages import followers, register
from newsroom.people import joining
from newsroom.plan import exceptions
from newsroom.posts import drafting, former, posts, publishing, review, site, ways
from newsroom.questions import answering, asking, questions
from newsroom.union import door_keys, organisations, region_settings
from newsroom.union.door_keys import DoorKey
from newsroom.union.organisations import BRANCH, CENTRE, PRIMARY, REGION
from newsroom.values.figures import Amount
from newsroom.values.page_links import parse_page_link
from newsroom.who import ROLES
from tests.newsroom.access.columns import BOTH, COLUMNS, DAY, LATER, STRANGER
from tests.newsroom.everybody import (
    NOW,
    draft,
    invited,
    newcomer,
    page_of,
    place,
    rule,
    said,
    seated,
    seen_photo,
    sent_post,
    task_of,
)
from tests.newsroom.plan.planned import month_of, slot_at
from tests.newsroom.reported import drafted, issued, made_of, own_point

IN_PRESS = entries.Told("press", is_single=True)


def library_file(name: str) -> files.Sent:
    return files.Sent("document", 1, f"file {name}", name, f"{name}.pdf", b"%PDF")


async def filled(tx) -> SimpleNamespace:
    who = {name: await seated(tx, *seat) for name, seat in COLUMNS.items()}
    w = SimpleNamespace(who=who | {STRANGER: await newcomer(tx)}, second_owner=await seated(tx, "owner", "centre"))
    for role in ROLES:
        setattr(w, role, who[role])
    for code in ("centre", "vko", "abay", "ridder", "ulan", "ayagoz", "school"):
        setattr(w, code, await place(tx, code))
    levels = {CENTRE: w.centre, REGION: w.vko, BRANCH: w.ridder, PRIMARY: w.school}
    w.at = {level: await organisations.require_place(tx, number) for level, number in levels.items()}
    w.page, w.other, w.draft = await page_of(tx, "ridder"), await draft(tx, w.chair), await draft(tx, w.chair)
    w.figure = await followers.count(tx, w.chair, w.page, Amount(2250), NOW, confirmed=True)
    w.ended = await register.add(tx, w.chair, w.ridder, parse_page_link("t.me/ridder_kasipodak"), "page", NOW)
    await register.end(tx, w.chair, w.ended, "closed", DAY, NOW, DAY)
    w.rewritten, w.dropped = await draft(tx, w.chair), await draft(tx, w.chair)
    w.trial = await drafting.begin(tx, w.chair, w.ridder, NOW, None, on_trial=True)
    await drafting.add_text(tx, w.chair, w.trial, said("Байқап көрейік, бәрі қалай жүреді."))
    w.former = await former.set_aside(tx, w.chair, w.rewritten, NOW)
    await drafting.drop(tx, w.chair, w.dropped, NOW)
    w.message = (await posts.require_post(tx, w.draft)).said[0]["message"]
    await _with_posts(tx, w)
    await _with_plans(tx, w)
    w.outlet, w.new_outlet = (await outlets.make(tx, "Достық", level="city")).id, (await outlets.make(tx, "Жаңа")).id
    w.entry = await entries.note(tx, w.chair, w.ridder, IN_PRESS, NOW)
    w.of_region = await entries.note(tx, w.specialist, w.ridder, IN_PRESS, NOW)
    w.decision = await entries.note(tx, w.press, w.vko, entries.Told("decision"), NOW)
    w.for_chair, w.for_deputy = await invited(tx, "chair", "ridder"), await invited(tx, "deputy", "ridder")
    w.for_owner = await invited(tx, "owner", "centre")
    w.rule = await rule(tx)
    w.task = await task_of(tx, w.ridder)
    w.said_day = date(2027, 6, 1)
    await exceptions.set_off(tx, w.owner, w.said_day, w.said_day, {}, NOW)
    asking = await newcomer(tx)
    await joining.ask(tx, asking, w.ridder, "Дана", NOW)
    w.request = (await joining.waiting(tx, w.vko, NOW))[0].id
    await with_library(tx, w)
    await with_broadcasts(tx, w)
    w.issued, w.report = await issued(tx, w.press, w.vko), await drafted(tx, w.press, w.vko)
    w.point, w.point_seen = await own_point(tx, w.press, w.report, "shortcoming")
    w.proposal, w.proposal_seen = await own_point(tx, w.press, w.report, "proposal")
    w.made = await made_of(tx, w.press, w.report)
    await with_questions(tx, w)
    return w


async def with_broadcasts(tx, w: SimpleNamespace) -> None:
    """Of each state one; what was sent has reached the chair alone, who has written something about it."""
    made = []
    for asks, state in (
        ("confirm", "done"), ("choice", "done"), ("number", "done"), ("words", "done"), ("", "running"),
        ("", "paused"), ("", "planned"), ("", "draft"), ("number", "planned"),
    ):  # fmt: skip
        row = {"texts": BOTH, "asks": asks, "state": state, "created_by": w.press.person_id, "created_at": NOW,
               "choices": [BOTH, BOTH], "audience": Audience().stored(), "started_at": NOW,
               "send_at": LATER if state == "planned" else None}  # fmt: skip
        made.append((await tx.execute(insert(Broadcast).values(**row).returning(Broadcast.id))).scalar_one())
    (w.cast, w.cast_choice, w.cast_number, w.cast_words, w.cast_runs, w.cast_paused, w.cast_planned, w.cast_draft,
     w.cast_serial) = made  # fmt: skip
    await tx.execute(update(Broadcast).where(Broadcast.id == w.cast_serial).values(series_id=1, place=1))
    told = {"chat_id": w.chair.account_id, "person_id": w.chair.person_id, "kind": "broadcast", "due_at": NOW,
            "state": "sent", "urgency": 9, "message_ids": [77]}  # fmt: skip
    sent = [told | {"broadcast_id": one, "parameters": {"broadcast": one}} for one in made[:4]]
    await tx.execute(insert(Notice), sent)
    said = {"broadcast_id": w.cast, "person_id": w.chair.person_id, "words": "Қашан?", "at": NOW}
    words = [said | {"by_id": by} for by in (w.chair.person_id, w.press.person_id)]
    w.cast_word, w.cast_reply = [
        (await tx.execute(insert(BroadcastWord).values(**one).returning(BroadcastWord.id))).scalar_one()
        for one in words
    ]


async def with_library(tx, w: SimpleNamespace) -> None:
    """An item of the union and one of the region, which has a section of its own; best practice has its place."""
    await sections.bring_in(tx, practice.SECTION, {"kk": "Тәжірибе", "ru": "Опыт"}, 2)
    w.section = await sections.bring_in(tx, "laws", {"kk": "Заңдар", "ru": "Законы"}, 1)
    w.own_section = await sections.add(tx, w.specialist, {"kk": "Бөлім", "ru": "Раздел"}, NOW)
    titles, notes = {"kk": "Өңірдікі", "ru": "Региональное"}, {"kk": "Мәтіні.", "ru": "Текст."}
    w.item = await items.add(tx, w.specialist, w.section, titles, notes, NOW)
    w.union_item = await items.add(tx, w.press, w.section, {"kk": "Жалпы", "ru": "Общее"}, notes, NOW)
    await files.add(tx, w.specialist, w.item, "", library_file("a"), NOW)
    w.file = (await files.of_item(tx, w.item))[0].id


async def with_questions(tx, w: SimpleNamespace) -> None:
    """The region lets strangers ask, as one has; of the chair's one waits and one is answered, one is aside."""
    await region_settings.choose(tx, w.specialist, w.vko, "asking", 1, NOW)
    await sections.bring_in(tx, answering.SECTION, {"kk": "Сұрақтар", "ru": "Вопросы"}, 3)
    asked = []
    for who, words in ((w.chair, "Күтеді?"), (w.chair, "Жауабы бар?"), (w.chair, "Шетте?"), (w.who[STRANGER], "Кім?")):
        asked.append(await asking.begin(tx, who, w.vko, words, 7, NOW))
        await asking.send(tx, who, asked[-1], NOW)
    w.question, w.answered, w.aside, w.of_stranger = asked
    for one in (w.answered, w.of_stranger):
        await answering.answer(tx, w.specialist, one, "Иә.", NOW)
    w.answer, w.to_stranger = [(await questions.thread(tx, one))[-1].id for one in (w.answered, w.of_stranger)]
    await answering.put_aside(tx, w.specialist, w.aside, NOW)


async def _with_posts(tx, w: SimpleNamespace) -> None:
    """One that waits with a photo, another that does; one in doubt, and a live stream that is out and offered."""
    await review.bind_channel(tx, w.specialist, -100123, "Арна", NOW)
    numbers = [await draft(tx, w.chair) for _ in range(4)]
    w.sent, w.second, w.doubtful, w.out = numbers
    await drafting.add_media(tx, w.chair, w.sent, seen_photo("first"))
    await drafting.add_media(tx, w.chair, w.draft, seen_photo("begun"))
    await drafting.set_facts(tx, w.chair, w.out, live_at=LATER)
    await drafting.set_frame(tx, w.chair, w.sent, in_frame=True)
    for number in numbers:
        await drafting.send(tx, w.chair, number, NOW)
    w.media = (await posts.media_of(tx, w.sent))[0].id
    for number in (w.doubtful, w.out):
        await publishing.publish(tx, w.specialist, number, NOW)
    await publishing.did_not(tx, w.doubtful, "doubt", "", NOW)
    await publishing.came_out(tx, w.out, "https://t.me/c/123/5", -100123, [{"id": 5, "text": "text"}], NOW)
    await _on_a_page(tx, w)
    w.approved = await sent_post(tx, w.chair)
    await review.approve(tx, w.specialist, w.approved, NOW)
    offered = await sent_post(tx, w.chair)
    await review.approve(tx, w.specialist, offered, NOW)
    await site.offer(tx, w.specialist, offered, NOW)
    w.offer = (await site.of_post(tx, offered)).id


async def _with_plans(tx, w: SimpleNamespace) -> None:
    """Of a region one in each state, and one of another that waits for the press service."""
    days = {"plan": ("drafted", 12, 2026), "submitted_plan": ("submitted", 1, 2027),
            "approved_plan": ("approved", 2, 2027), "published_plan": ("published", 3, 2027)}  # fmt: skip
    for name, (state, month, year) in days.items():
        setattr(w, name, await month_of(tx, w.vko, date(year, month, 10), state))
        await slot_at(tx, w.vko, date(year, month, 10), branch=w.ridder)
    w.slot, w.slot2, w.dropped_slot = [
        await slot_at(tx, w.vko, date(2026, 12, day), branch=w.ridder) for day in (3, 9, 10)
    ]
    await tx.execute(update(PlanSlot).where(PlanSlot.id == w.dropped_slot).values(dropped_at=NOW))
    w.far_slot = await slot_at(tx, w.vko, date(2027, 11, 10), branch=w.ridder, state="drafted")
    w.plan_for_press = await month_of(tx, w.abay, date(2026, 12, 1), "submitted")
    settings = {"plan_approver": "press"}
    await tx.execute(update(Organisation).where(Organisation.id == w.abay).values(settings=settings))


async def _on_a_page(tx, w: SimpleNamespace) -> None:
    """One of which nobody knows whether it came out there."""
    await door_keys.put(tx, DoorKey(w.vko, "facebook", 100064, "ШҚО", b"", None), NOW)
    w.unsure = await sent_post(tx, w.chair)
    await publishing.publish(tx, w.specialist, w.unsure, NOW, ("facebook",))
    await publishing.did_not(tx, w.unsure, "doubt", "", NOW, "facebook")
    await ways.choose(tx, w.specialist, ("channel",))
