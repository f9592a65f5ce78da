"""Answers of a form that nobody has come to the end of: kept when the question ends, until it is gone on with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import columns, fetch_all, fetch_one
from db.inserts import insert_or
from db.tables import Unfinished
from newsroom.who import Who

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Answers:
    """By step: what was answered, None where it was passed over; and the message that said it."""

    answers: dict[str, str | None] = field(default_factory=dict)
    messages: dict[str, int] = field(default_factory=dict)

    def answered(self, step: str, answer: str | None, message_id: int | None) -> Answers:
        others = {name: told for name, told in self.messages.items() if name != step}
        messages = others | ({step: message_id} if message_id is not None else {})
        return Answers(self.answers | {step: answer}, messages)


@dataclass(frozen=True, slots=True)
class Begun:
    """A form with its parameters, and how far it has come."""

    form: str
    about: str
    answers: dict[str, str | None]
    messages: dict[str, int]

    @property
    def parameters(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.about)
        return found


def key_of(about: Mapping[str, Any]) -> str:
    """What a form is about, always written in the same way."""
    return json.dumps(about, sort_keys=True, separators=(",", ":"))


async def answers(tx: AsyncConnection, who: Who, form: str, about: Mapping[str, Any], now: datetime) -> Answers:
    """Empty, where nothing has been answered; and what is older than a month is not gone on with."""
    kept = select(*columns(Answers, Unfinished.__table__)).where(_own(who, form, about), _fresh(now))
    return await fetch_one(tx, kept, Answers) or Answers()


async def keep(
    tx: AsyncConnection, who: Who, form: str, about: Mapping[str, Any], given: Answers, now: datetime
) -> None:  # fmt: skip
    row = {"answers": given.answers, "messages": given.messages, "at": now}
    new = insert_or(tx, Unfinished).values(account_id=who.account_id, form=form, about=key_of(about), **row)
    await tx.execute(new.on_conflict_do_update(index_elements=["account_id", "form", "about"], set_=row))


async def end(tx: AsyncConnection, who: Who, form: str, about: Mapping[str, Any]) -> None:
    """Saved, or of no use any more."""
    await tx.execute(delete(Unfinished).where(_own(who, form, about)))


async def begun(tx: AsyncConnection, who: Who, now: datetime) -> list[Begun]:
    """The newest first."""
    own = select(*columns(Begun, Unfinished.__table__)).where(Unfinished.account_id == who.account_id, _fresh(now))
    return await fetch_all(tx, own.order_by(Unfinished.at.desc()), Begun)


def _own(who: Who, form: str, about: Mapping[str, Any]) -> ColumnElement[bool]:
    return and_(
        Unfinished.account_id == who.account_id, Unfinished.form == form, Unfinished.about == key_of(about)
    )  # fmt: skip


def _fresh(now: datetime) -> ColumnElement[bool]:
    return Unfinished.at > now - KEPT_FOR
