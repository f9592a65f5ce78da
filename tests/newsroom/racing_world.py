"""For each race a region of its own: two branches, a school, somebody in every seat, and posts on their way."""

from __future__ import annotations

from datetime import date
from itertools import count
from types import SimpleNamespace
from typing import Any

from sqlalchemy import insert, select, update

from db.tables import (
    Account,
    Broadcast,
    BroadcastSeries,
    BroadcastWord,
    Incident,
    JoinRequest,
    Notice,
    Organisation,
    Page,
    Person,
    PlanSlot,
    Seat,
)
from newsroom import weeks
from newsroom.digests import issuing, letterheads, reports
from newsroom.digests.report_points import PROPOSAL
from newsroom.library import files, items, practice, sections
from newsroom.pages import followers
from newsroom.people import desk_doors, invitations, joining
from newsroom.posts import drafting, former, posts, publishing, review, site, ways
from newsroom.questions import answering, asking
from newsroom.rubrics import bank, keeping
from newsroom.union import door_keys, organisations
from newsroom.union.door_keys import DoorKey
from newsroom.values.figures import Amount
from newsroom.who import SeatHeld, Who
from tests.newsroom.everybody import (
    ACCOUNTS,
    NOW,
    draft,
    invited,
    newcomer,
    photo,
    said,
    seen_photo,
    sent_post,
    task_of,
)
from tests.newsroom.plan.planned import month_of, slot_at
from tests.newsroom.racing_entries import entered
from tests.newsroom.reported import LAST, THIS, made_of, own_point

REGIONS = count(1)


async def arranged(tx: Any, *needs: str) -> SimpleNamespace:
    """Places and people always; of posts and the like what the race needs."""
    n = next(REGIONS)
    w = SimpleNamespace(n=n, code={name: f"{name}{n}" for name in ("vko", "ridder", "ulan", "school")})
    await _places(tx, w)
    await _people(tx, w)
    w.channel = -1_000_000 - n
    for need in needs:
        await NEEDS[need](tx, w)
    return w


SITTING = (
    ("press", "press", "centre"), ("specialist", "specialist", "vko"), ("other", "specialist", "vko"),
    ("chair", "chair", "ridder"), ("deputy", "deputy", "ridder"), ("heir", "deputy", "ridder"),
)  # fmt: skip


async def _people(tx: Any, w: SimpleNamespace) -> None:
    """Written down all at once as if they had come in: there are many races, and few of them are about coming in."""
    rows = [{"name": f"{name} {w.n}", "language": "kk", "created_at": NOW} for name, _, _ in SITTING]
    people = await _ids(tx, Person, rows)
    day, places = weeks.term_day(NOW), [getattr(w, at) for _, _, at in SITTING]
    rows = [
        {"person_id": person, "organisation_id": place, "role": role, "starts_on": day}
        for person, place, (_, role, _) in zip(people, places, SITTING, strict=True)
    ]
    seats = await _ids(tx, Seat, rows)
    accounts = []
    for person, seat, place, (name, role, _) in zip(people, seats, places, SITTING, strict=True):
        held = SeatHeld(seat, role, place, w.vko if role != "press" else None, {"kk": "", "ru": ""})
        who = Who(next(ACCOUNTS), "kk", person, f"{name} {w.n}", (held,), held)
        accounts.append({"id": who.account_id, "person_id": person, "seat_id": seat, "language": "kk"})
        setattr(w, name, who)
    await tx.execute(insert(Account), accounts)


async def _places(tx: Any, w: SimpleNamespace) -> None:
    w.centre = above = (await organisations.centre(tx)).id
    names = {name: {"kk": code, "ru": code} for name, code in w.code.items()}
    given = {"code": w.code["vko"], "names": names["vko"]}
    w.vko = await organisations.make(tx, parent_id=above, level="region", **given)
    below = [{"code": w.code[name], "names": names[name], "region_id": w.vko} for name in ("ridder", "ulan", "school")]
    branches = [one | {"level": "branch", "parent_id": w.vko} for one in below[:2]]
    w.ridder, w.ulan = await _ids(tx, Organisation, branches)
    (w.school,) = await _ids(tx, Organisation, [below[2] | {"level": "primary", "parent_id": w.ridder}])
    pages = [{"organisation_id": place, "platform": "facebook", "kind": "page"} for place in (w.ridder, w.ulan)]
    w.ridder_page, w.ulan_page = await _ids(tx, Page, pages)


async def _ids(tx: Any, table: Any, rows: list[dict[str, Any]]) -> list[int]:
    made = insert(table).returning(table.id, sort_by_parameter_order=True)
    return list((await tx.execute(made, rows)).scalars())


async def _counted(tx: Any, w: SimpleNamespace) -> None:
    await followers.count(tx, w.chair, w.ridder_page, Amount(225), NOW, confirmed=True)


async def _channel(tx: Any, w: SimpleNamespace) -> None:
    await review.bind_channel(tx, w.specialist, w.channel, "Арна", NOW)


async def _drafts(tx: Any, w: SimpleNamespace) -> None:
    w.draft, w.draft2 = await draft(tx, w.chair, "Бірінші."), await draft(tx, w.chair, "Екінші.")
    w.message = (await posts.require_post(tx, w.draft)).said[0]["message"]


async def _trial(tx: Any, w: SimpleNamespace) -> None:
    w.trial = await drafting.begin(tx, w.chair, w.ridder, NOW, None, on_trial=True)
    await drafting.add_text(tx, w.chair, w.trial, said("Бірінші."))


async def _rewritten(tx: Any, w: SimpleNamespace) -> None:
    w.rewritten, w.dropped = await draft(tx, w.chair, "Бірінші."), await draft(tx, w.chair, "Екінші.")
    w.former = await former.set_aside(tx, w.chair, w.rewritten, NOW)
    await drafting.add_text(tx, w.chair, w.rewritten, said("Жаңасы."))
    await drafting.drop(tx, w.chair, w.dropped, NOW)


async def _sent(tx: Any, w: SimpleNamespace) -> None:
    """Two that wait, the first with three photos."""
    w.sent = await draft(tx, w.chair, "Бірінші.")
    for name in ("a", "b", "c"):
        await drafting.add_media(tx, w.chair, w.sent, seen_photo(name))
    await drafting.send(tx, w.chair, w.sent, NOW)
    w.second = await sent_post(tx, w.chair, "Екінші.")
    w.media = [one.id for one in await posts.media_of(tx, w.sent)]


async def _nine(tx: Any, w: SimpleNamespace) -> None:
    for n in range(9):
        await drafting.add_media(tx, w.chair, w.draft, photo(f"n{n}"))


async def _pictured(tx: Any, w: SimpleNamespace) -> None:
    await drafting.add_media(tx, w.chair, w.draft, seen_photo("p"))


async def _held(tx: Any, w: SimpleNamespace) -> None:
    await review.hold(tx, w.specialist, w.sent, NOW)


async def _going(tx: Any, w: SimpleNamespace) -> None:
    await _channel(tx, w)
    w.going = await sent_post(tx, w.chair, "Жолда.")
    await publishing.publish(tx, w.specialist, w.going, NOW)


async def _approved(tx: Any, w: SimpleNamespace) -> None:
    w.approved = await sent_post(tx, w.chair, "Мақұлданды.")
    await review.approve(tx, w.specialist, w.approved, NOW)


async def _offered(tx: Any, w: SimpleNamespace) -> None:
    await _approved(tx, w)
    await site.offer(tx, w.specialist, w.approved, NOW)
    w.offer = (await site.of_post(tx, w.approved)).id


async def _out(tx: Any, w: SimpleNamespace) -> None:
    """One that stands in the channel, and one of which nobody knows."""
    await _channel(tx, w)
    w.out, w.doubtful = await sent_post(tx, w.chair, "Шықты."), await sent_post(tx, w.chair, "Белгісіз.")
    for number in (w.out, w.doubtful):
        await publishing.publish(tx, w.specialist, number, NOW)
    await publishing.came_out(tx, w.out, "https://t.me/c/1/5", w.channel, [{"id": 5, "text": "text"}], NOW)
    await publishing.did_not(tx, w.doubtful, "doubt", "", NOW)


async def _on_page(tx: Any, w: SimpleNamespace) -> None:
    """One of which nobody knows whether it came out on the region's page, and one on its way to both places."""
    await _channel(tx, w)
    await door_keys.put(tx, DoorKey(w.vko, "facebook", 100_064_000 + w.n, "ШҚО", b"", None), NOW)
    w.unsure = await sent_post(tx, w.chair, "Парақшада.")
    await publishing.publish(tx, w.specialist, w.unsure, NOW, ("facebook",))
    await publishing.did_not(tx, w.unsure, "doubt", "", NOW, "facebook")
    w.to_both = await sent_post(tx, w.chair, "Екі жерге.")
    await publishing.publish(tx, w.specialist, w.to_both, NOW, ("channel", "facebook"))
    await ways.choose(tx, w.specialist, ("channel",))


async def _doors(tx: Any, w: SimpleNamespace) -> None:
    """Two invitations to deputise, one for a chair; somebody at the door, and somebody who has asked."""
    w.for_deputy, w.for_deputy2 = [await invited(tx, "deputy", w.code["ridder"]) for _ in range(2)]
    w.for_chair, w.for_ulan = await invited(tx, "chair", w.code["ridder"]), await invited(tx, "chair", w.code["ulan"])
    w.stranger, w.asking = await newcomer(tx), await newcomer(tx)
    await joining.ask(tx, w.asking, w.ridder, "Дана", NOW)
    asked = select(JoinRequest.id).where(JoinRequest.account_id == w.asking.account_id)
    w.request = (await tx.execute(asked)).scalar_one()


async def _desk(tx: Any, w: SimpleNamespace) -> None:
    w.word = await desk_doors.make_link(tx, w.specialist, NOW)


async def _incident(tx: Any, w: SimpleNamespace) -> None:
    await tx.execute(insert(Incident).values(number=f"A{w.n}", at=NOW, kind="ValueError", reported=False))


async def _planned(tx: Any, w: SimpleNamespace) -> None:
    """A month of each state, the drafted and the published one with slots."""
    for at, state in enumerate(("drafted", "submitted", "approved", "published")):
        day = date(2027, at + 1, 12)
        setattr(w, f"{state}_plan", await month_of(tx, w.vko, day, state))
        setattr(w, f"{state}_slot", await slot_at(tx, w.vko, day, branch=w.ridder))
    w.other_slot = await slot_at(tx, w.vko, date(2027, 1, 14), "sport", branch=w.ulan)
    w.dropped_slot = await slot_at(tx, w.vko, date(2027, 1, 15), "faq", branch=w.ulan)
    await tx.execute(update(PlanSlot).where(PlanSlot.id == w.dropped_slot).values(dropped_at=NOW))


async def accepted(tx: Any, w: SimpleNamespace, number: str, who: str = "stranger") -> int:
    """Whoever is at the door comes in by one of the invitations."""
    return await invitations.accept(tx, getattr(w, who), getattr(w, number), f"Жаңа {w.n}", "kk", NOW)


async def _rubric(tx: Any, w: SimpleNamespace) -> None:
    """One of the region's own, and a prompt of it."""
    w.rubric = await keeping.add(tx, w.specialist, w.vko, {"kk": f"Айдар {w.n}"}, NOW)
    w.prompt = await bank.add(tx, w.specialist, w.vko, w.rubric, {"kk": "Не болды?"}, NOW)


async def _library(tx: Any, w: SimpleNamespace) -> None:
    """An item of the region's, with a file, in a section of the union's; and a section of its own."""
    await sections.bring_in(tx, practice.SECTION, {"kk": "Тәжірибе", "ru": "Опыт"}, 2)
    w.section = await sections.bring_in(tx, "laws", {"kk": "Заңдар", "ru": "Законы"}, 1)
    w.own_section = await sections.add(tx, w.specialist, {"kk": "Бөлім", "ru": "Раздел"}, NOW)
    w.item = await items.add(tx, w.specialist, w.section, {"kk": "Шарт"}, {"kk": "Мәтіні."}, NOW)
    sent = files.Sent("document", 1, f"file {w.n}", f"u{w.n}", "a.pdf", b"%PDF")
    await files.add(tx, w.specialist, w.item, "", sent, NOW)
    w.file = (await files.of_item(tx, w.item))[0].id


async def _reports(tx: Any, w: SimpleNamespace) -> None:
    """One that was issued; a draft, and another of another month, each made before anybody issues it."""
    w.issued_report = await reports.begin(tx, w.press, w.vko, LAST, NOW)
    await issuing.issue(tx, w.press, await made_of(tx, w.press, w.issued_report), NOW)
    w.report = await reports.begin(tx, w.press, w.vko, THIS, NOW)
    w.other_report = await reports.begin(tx, w.press, w.vko, LAST, NOW)
    w.point, w.seen = await own_point(tx, w.press, w.other_report, PROPOSAL)
    w.made = {one: await made_of(tx, w.press, one) for one in (w.report, w.other_report)}
    await letterheads.put(tx, w.press, "бланк.docx", b"PK", b"", (), NOW)
    w.letterhead = (await letterheads.history(tx, w.press, 0, 1))[0].id


async def _questions(tx: Any, w: SimpleNamespace) -> None:
    """Of the chair's one that waits, one that is answered, one put aside, one begun; of a stranger's one that waits."""
    await sections.bring_in(tx, answering.SECTION, {"kk": "Сұрақтар", "ru": "Вопросы"}, 3)
    asked = []
    for words in ("Күтеді?", "Жауабы бар?", "Шетте?", "Басталған?"):
        asked.append(await asking.begin(tx, w.chair, w.vko, words, len(asked) + 1, NOW))
        if len(asked) < 4:
            await asking.send(tx, w.chair, asked[-1], NOW)
    w.asked, w.answered, w.aside, w.begun_question = asked
    await answering.answer(tx, w.specialist, w.answered, "Иә.", NOW)
    await answering.put_aside(tx, w.specialist, w.aside, NOW)


async def _casts(tx: Any, w: SimpleNamespace) -> None:
    """One that is written, and one that has gone to the chair and is done."""
    row = {"texts": {"kk": "Кеңес"}, "created_by": w.press.person_id, "created_at": NOW, "audience": {},
           "choices": [{"kk": "Иә"}, {"kk": "Жоқ"}]}  # fmt: skip
    made = insert(Broadcast).returning(Broadcast.id)
    await tx.execute(update(BroadcastSeries).values(ended_at=NOW))  # those of other races: there may not be very many
    serial = insert(BroadcastSeries).values(names={"kk": "Топтама"}, weekday=0, hour="10:00")
    w.series = (await tx.execute(serial.returning(BroadcastSeries.id))).scalar_one()
    counted = {"what": "members", "period": "", "outlet_id": None, "outlet": ""}
    (w.cast_draft, w.cast_planned, w.cast_runs, w.cast_paused, w.cast, w.cast_number, w.cast_choice, w.cast_serial,
     w.cast_counted) = [
        (await tx.execute(made.values(row | one))).scalar_one()
        for one in (
            {"state": "draft"}, {"state": "planned", "send_at": NOW}, {"state": "running"}, {"state": "paused"},
            {"state": "done", "asks": "confirm", "started_at": NOW},
            {"state": "done", "asks": "number", "started_at": NOW},
            {"state": "done", "asks": "choice", "started_at": NOW},
            {"state": "planned", "asks": "number", "series_id": w.series, "place": 1},
            {"state": "done", "asks": "number", "started_at": NOW, "counted": counted},
        )
    ]  # fmt: skip
    told = {"chat_id": w.chair.account_id, "person_id": w.chair.person_id, "kind": "broadcast", "due_at": NOW}
    for number, state in (
        (w.cast_runs, "waiting"),
        (w.cast_paused, "held"),
        (w.cast, "sent"),
        (w.cast_number, "sent"),
        (w.cast_choice, "sent"),
        (w.cast_counted, "sent"),
    ):
        await tx.execute(insert(Notice).values(told | {"broadcast_id": number, "state": state, "message_ids": [7],
                                                       "parameters": {"broadcast": number}}))  # fmt: skip
    word = {"broadcast_id": w.cast, "person_id": w.chair.person_id, "by_id": w.chair.person_id, "words": "Қашан?"}
    await tx.execute(insert(BroadcastWord).values(**word, at=NOW))
    failed = told | {"broadcast_id": w.cast, "state": "failed", "parameters": {"broadcast": w.cast}}
    await tx.execute(insert(Notice).values(failed | {"chat_id": w.deputy.account_id, "person_id": w.deputy.person_id}))


async def _tasks(tx: Any, w: SimpleNamespace) -> None:
    w.task = await task_of(tx, w.ridder)
    w.branch_chats = [one.account_id for one in (w.chair, w.deputy, w.heir)]


NEEDS = {"tasks": _tasks, "questions": _questions,
         "casts": _casts, "reports": _reports, "library": _library, "rubric": _rubric,
         "channel": _channel, "counted": _counted, "drafts": _drafts, "sent": _sent, "approved": _approved,
         "offered": _offered, "rewritten": _rewritten, "trial": _trial,
         "out": _out, "doors": _doors, "incident": _incident,
         "nine": _nine, "pictured": _pictured, "held": _held, "going": _going, "on page": _on_page,
         "planned": _planned, "entered": entered, "desk": _desk}  # fmt: skip
