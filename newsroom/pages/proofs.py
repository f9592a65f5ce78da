"""Screenshots of counts: sent with a number, or when the specialist asks for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_one
from db.inserts import insert_or
from db.tables import Proof
from newsroom import access, record
from newsroom.errors import Refused
from newsroom.notices import tell
from newsroom.pages import corrections, notices
from newsroom.pages.corrections import Counted
from newsroom.union import seats
from newsroom.who import CHAIR, DEPUTY, SPECIALIST, Who


@dataclass(frozen=True, slots=True)
class Shot:
    """Asked for at a moment, or sent; the file is one bot's."""

    asked_at: datetime | None
    sent_at: datetime | None
    bot_id: int | None
    file_id: str


async def of_figure(tx: AsyncConnection, figure_id: int) -> Shot | None:
    return await fetch_one(tx, select(*columns(Shot, Proof.__table__)).where(Proof.figure_id == figure_id), Shot)


async def ask(tx: AsyncConnection, who: Who, figure_id: int, now: datetime) -> None:
    """Whoever counts for the place is asked, once however often it is pressed."""
    found = await corrections.require_counted(tx, who, figure_id)
    row = insert_or(tx, Proof).values(figure_id=figure_id, asked_at=now, asked_by=who.person_id)
    made = row.on_conflict_do_nothing(index_elements=["figure_id"]).returning(Proof.figure_id)
    if (await tx.execute(made)).first() is None:
        raise Refused("proof_asked")
    people = await seats.addressees(tx, found.organisation_id, (CHAIR, DEPUTY), now)
    await tell(tx, notices.ProofAsked(found.organisation_id, figure_id), people, now)
    await record.note(tx, who, "proof asked", now, found.organisation_id, page=found.page_id, figure=figure_id)


async def require_asked(tx: AsyncConnection, who: Who, figure_id: int) -> Counted:
    """A count that a screenshot can be sent of, for whoever counts there."""
    found = await corrections.find(tx, figure_id)
    if found is None:
        raise Refused("old_button")
    access.require(who, "count followers", found.organisation_id, found.region_id)
    return found


async def send(
    tx: AsyncConnection, who: Who, figure_id: int, bot_id: int, file_id: str, content: bytes | None, now: datetime
) -> None:  # fmt: skip
    """The last one holds. Whoever has asked for it hears of it."""
    found = await require_asked(tx, who, figure_id)
    row = {"sent_at": now, "sent_by": who.person_id, "bot_id": bot_id, "file_id": file_id, "content": content}
    new = insert_or(tx, Proof).values(figure_id=figure_id, **row)
    await tx.execute(new.on_conflict_do_update(index_elements=["figure_id"], set_=row))
    shot = await of_figure(tx, figure_id)
    if shot is not None and shot.asked_at is not None and found.region_id is not None:
        people = await seats.addressees(tx, found.region_id, (SPECIALIST,), now)
        await tell(tx, notices.ProofSent(found.region_id, figure_id), people, now)
