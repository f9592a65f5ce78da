"""Answers become figures of the branch and the period that was asked for, as if they had been entered."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from db.tables import Figure, Notice
from newsroom import outbox
from newsroom.broadcasts import answers, broadcasts, figures, sending, writing
from newsroom.broadcasts.figures import COPIES, COUNTED, ENTERED_AS, MEMBERS, TRAINED, Tie, parsed
from newsroom.counted import entries, entry_lists, held, outlets
from newsroom.counted.answers import statements
from newsroom.errors import Refused
from newsroom.union import organisations
from newsroom.values.figures import Amount, parse_amount
from newsroom.values.periods import parse_period
from tests.newsroom.everybody import NOW, place, seated

HALF, NEXT = parse_period("2026-H2"), parse_period("2027-H1")


@pytest.fixture
async def desk(tx):
    press = await seated(tx, "press", "centre")
    return press, await seated(tx, "chair", "ridder"), await seated(tx, "deputy", "ridder")


async def question(tx, press) -> int:
    number = await writing.begin(tx, press, NOW)
    await writing.write(tx, press, number, "Қанша?", language="kk")
    await writing.ask(tx, press, number, "number")
    return number


async def out(tx, press, number: int) -> int:
    await sending.send(tx, press, number, NOW)
    told = update(Notice).where(Notice.broadcast_id == number, Notice.kind == "broadcast")
    await tx.execute(told.values(state=outbox.SENT, message_ids=[5]))
    await broadcasts.change(tx, number, state="done")
    return number


async def noted(tx, code: str, what: str) -> list[entries.Entry]:
    kind, sort = ENTERED_AS[what]
    at = await organisations.require_place(tx, await place(tx, code))
    return [one for one in await statements(tx, at, kind) if one.what == sort]


async def test_each_kind_is_an_entry_of_the_branch_and_a_corrected_answer_corrects_it(tx, desk):
    press, chair, deputy = desk
    paper = (await outlets.make(tx, "Білімді ел")).id
    for what in COUNTED:
        number = await question(tx, press)
        given = {} if what == MEMBERS else {"period": NEXT if what == COPIES else HALF}
        await figures.tie(tx, press, number, what, NOW, **given, **({"outlet_id": paper} if what == COPIES else {}))
        await out(tx, press, number)
        for who, told in ((chair, "6,2 мың"), (deputy, "90-нан астам"), (chair, "жоқ")):
            await answers.tell_number(tx, who, number, parse_amount(told), NOW)
        if what == MEMBERS:
            told = select(Figure.value, Figure.source).where(Figure.kind == MEMBERS)
            assert (await tx.execute(told)).all() == [(0, "bot")]
            continue
        (entry,) = await noted(tx, "ridder", what)
        assert (entry.quantity, entry.period, entry.source) == (Amount(0), given["period"], organisations.BY_BRANCH)
        assert entry.outlet_id == (paper if what == COPIES else None)
        assert [one.was["value"] for one in await entry_lists.changes(tx, entry.id, 5)] == [90, 6200]
    at = await organisations.require_place(tx, await place(tx, "ridder"))
    known = await held.events(tx, at, HALF)
    assert (known.trained, known.counted.answer.quantity) == (Amount(0), Amount(0)), "people are no events"


async def test_it_is_not_taken_back_with_the_broadcast(tx, desk):
    press, chair, _ = desk
    number = await question(tx, press)
    await figures.tie(tx, press, number, TRAINED, NOW, period=HALF)
    await out(tx, press, number)
    await answers.tell_number(tx, chair, number, Amount(40), NOW)
    await sending.take_back(tx, press, number, NOW)
    (entry,) = await noted(tx, "ridder", TRAINED)
    assert (entry.quantity, entry.taken_at) == (Amount(40), None)


async def test_what_cannot_be_counted_is_refused_when_it_is_asked(tx, desk):
    press, *_ = desk
    number = await question(tx, press)
    for wrong, given in (
        ("old_button", {"what": "tips", "period": HALF}), ("old_button", {"what": TRAINED}),
        ("old_button", {"what": MEMBERS, "period": HALF}), ("old_button", {"what": COPIES, "period": HALF}),
        ("day_to_come", {"what": TRAINED, "period": NEXT}),
    ):  # fmt: skip
        what = given.pop("what")
        with pytest.raises(Refused, match=wrong):
            await figures.tie(tx, press, number, what, NOW, **given)
    await figures.tie(tx, press, number, TRAINED, NOW, period=HALF)
    assert parsed((await broadcasts.read(tx, number)).counted) == Tie(TRAINED, HALF)
    await writing.ask(tx, press, number, "confirm")
    assert parsed((await broadcasts.read(tx, number)).counted) is None, "another question counts nothing"
    with pytest.raises(Refused, match="old_button"):
        await figures.tie(tx, press, number, MEMBERS, NOW)
