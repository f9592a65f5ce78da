"""Fifty chairs at once: everybody's post arrives whole, once, and nobody is told of an error."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import insert, select

from db.tables import Account, Incident, Organisation, Person, Post, Seat
from simulator import Person as Somebody
from tests.databases import lent
from tests.stories.conftest import with_the_tree

CHAIRS = 50


@pytest.fixture
async def engine(sqlite):
    """The engine with one writer: here it matters."""
    async with lent(sqlite, with_the_tree) as engine:
        yield engine


@pytest.fixture
async def chairs(office, telegram, engine) -> list[Somebody]:
    people = [await telegram.person(f"Төраға {number}") for number in range(CHAIRS)]
    async with engine.begin() as tx:
        place = (await tx.execute(select(Organisation.id).where(Organisation.code == "ridder"))).scalar_one()
        for one in people:
            await tx.execute(insert(Person).values(id=one.id, name=one.name, language="kk", created_at=office.now))
            seat = insert(Seat).values(
                person_id=one.id, organisation_id=place, role="chair", starts_on=office.now.date()
            )
            number = (await tx.execute(seat.returning(Seat.id))).scalar_one()
            await tx.execute(insert(Account).values(id=one.id, person_id=one.id, seat_id=number, language="kk"))
            one.patience = 60.0
    return people


def text_of(person: Somebody) -> str:
    return f"{person.name}: бүгін аудандық кәсіподақ мектептерде семинар өткізді."


async def sends_a_post(person: Somebody) -> None:
    await person.says(text_of(person))
    person.sees(text_of(person))
    await person.taps("Жіберу")
    person.sees("Материал қабылданды")
    assert str(person.effort) == "1 message + 1 tap"


async def test_fifty_at_once(office, telegram, engine, chairs):
    telegram.world.pace.on = False  # it is the database that is tried here
    telegram.seconds_per_act = 0  # all in the same moment
    await office.seated("Маман", "specialist", "vko")
    await asyncio.gather(*map(sends_a_post, chairs))
    async with engine.connect() as tx:
        posts = (await tx.execute(select(Post.entered_by, Post.state, Post.texts))).all()
        incidents = (await tx.execute(select(Incident.kind))).scalars().all()
    expected = sorted((person.id, "sent", {"kk": text_of(person)}) for person in chairs)
    assert sorted((post.entered_by, post.state, post.texts) for post in posts) == expected
    assert incidents == []
