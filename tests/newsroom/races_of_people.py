"""Two at once at the door, in a seat, or on one's own account."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sqlalchemy import func, select

from db.tables import Account, DeskSession, Invitation, JoinRequest, Notice, Person, Seat
from newsroom.people import desk_doors, forgetting, invitations, joining, reach, terms
from newsroom.union import organisations, seats
from tests.newsroom.everybody import NOW
from tests.newsroom.races import Check, Deed, Race, all_of, counted, nothing_is_wrong
from tests.newsroom.racing_world import accepted


def comes_in(by: str, who: str = "stranger") -> Deed:
    return lambda tx, w: accepted(tx, w, by, who)


async def for_three(tx: Any, w: SimpleNamespace) -> None:
    await invitations.for_several(tx, w.specialist, w.for_deputy, 3, NOW)


async def revoked(tx: Any, w: SimpleNamespace) -> None:
    await invitations.revoke(tx, w.specialist, w.for_deputy, NOW)


async def new_telephone(tx: Any, w: SimpleNamespace) -> None:
    await invitations.make_for_account(tx, w.specialist, w.deputy.seat.id, NOW)


async def person(tx: Any, w: SimpleNamespace) -> None:
    await invitations.person_for(tx, w.stranger.account_id, f"Жаңа {w.n}", "kk", NOW)


async def by_link(tx: Any, w: SimpleNamespace) -> None:
    await desk_doors.enter_by_link(tx, w.word, NOW)


async def by_launch(tx: Any, w: SimpleNamespace) -> None:
    await desk_doors.enter_by_launch(tx, w.specialist.account_id, f"seal {w.n}", NOW)


one_session = counted(DeskSession, 1, lambda w: DeskSession.account_id == w.specialist.account_id)


def asks(place: str) -> Deed:
    return lambda tx, w: joining.ask(tx, w.stranger, getattr(w, place), "Дана", NOW)


def let_in(role: str, who: str = "specialist") -> Deed:
    return lambda tx, w: joining.approve(tx, getattr(w, who), w.request, role, NOW)


async def declined(tx: Any, w: SimpleNamespace) -> None:
    await joining.decline(tx, w.other, w.request, NOW)


def ended(name: str, who: str = "specialist") -> Deed:
    return lambda tx, w: terms.end(tx, getattr(w, who), getattr(w, name).seat.id, NOW)


def over_to(heir: str) -> Deed:
    return lambda tx, w: terms.hand_over(
        tx, w.specialist, w.chair.seat.id, getattr(w, heir).seat.id, NOW, acting=False
    )  # fmt: skip


async def drafts_dropped(tx: Any, w: SimpleNamespace) -> None:
    await terms.drop_drafts(tx, w.specialist, w.chair.seat.id, NOW)


def seat_for(name: str, role: str) -> Deed:
    return lambda tx, w: terms.take(tx, getattr(w, name).person_id, w.ulan, role, NOW)


async def sits(tx: Any, w: SimpleNamespace) -> None:
    await seats.sit(tx, w.chair, w.chair.seat.id, NOW)


async def forgotten(tx: Any, w: SimpleNamespace) -> None:
    await forgetting.forget(tx, w.chair, NOW)


async def lost(tx: Any, w: SimpleNamespace) -> None:
    await reach.lost(tx, w.chair.person_id, NOW)


async def found(tx: Any, w: SimpleNamespace) -> None:
    await reach.found(tx, w.chair.person_id)


# ---- what is left


def one_in(role: str, place: str = "ridder") -> Check:
    return counted(Seat, 1, lambda w: Seat.organisation_id == getattr(w, place), lambda w: Seat.role == role,
                   lambda w: seats.active(NOW))  # fmt: skip


async def uses_are_counted(tx: Any, w: SimpleNamespace) -> None:
    """Whoever has come in by it was one of the three, or it was for one and is used."""
    came = select(func.count()).where(Seat.organisation_id == w.ridder, Seat.role == "deputy", seats.active(NOW))
    left = select(Invitation.uses_left).where(Invitation.id == w.for_deputy)
    came_in, uses = (await tx.execute(came)).scalar_one() - 2, (await tx.execute(left)).scalar_one()
    assert (came_in, uses) in ((1, 0), (1, 2))


async def shut_or_used(tx: Any, w: SimpleNamespace) -> None:
    """Nobody has come in by what was withdrawn before."""
    row = (await tx.execute(select(Invitation.__table__).where(Invitation.id == w.for_deputy))).one()
    came = (await tx.execute(select(Account.person_id).where(Account.id == w.stranger.account_id))).scalar_one()
    assert (row.revoked_at is None) == (came is not None)


async def one_person(tx: Any, w: SimpleNamespace) -> None:
    """Of the two at the door one has come in, and is nobody else at the same time."""
    people = select(func.count()).select_from(Person).where(Person.name == f"Жаңа {w.n}")
    assert (await tx.execute(people)).scalar_one() <= 1
    behind = select(Account.person_id).where(Account.id.in_((w.stranger.account_id, w.asking.account_id)))
    assert len([one for one in (await tx.execute(behind)).scalars() if one is not None]) == 1


async def open_places_are_chaired(tx: Any, w: SimpleNamespace) -> None:
    chairs = await seats.chairs(tx, [w.ridder], NOW)
    assert len(chairs) == len([one for one in await seats.at(tx, w.ridder, NOW) if one.role == "chair"])
    assert (await organisations.require_place(tx, w.ridder)).closed_on is None


def notices_left(kind: str, most: int, who: str) -> Check:
    return counted(Notice, most, lambda w: Notice.kind == kind, lambda w: Notice.chat_id == getattr(w, who).account_id)


ASKED_ONCE = counted(JoinRequest, 1, lambda w: JoinRequest.account_id == w.stranger.account_id)
THEY_ASKED = lambda w: JoinRequest.account_id == w.asking.account_id  # noqa: E731

RACES: dict[str, list[Race]] = {
    "desk_doors.enter_by_link": [Race(by_link, by_link, one_session, ("desk",), "sign_in_over")],
    "desk_doors.enter_by_launch": [Race(by_launch, by_launch, one_session, (), "sign_in_over")],
    "invitations.accept": [
        Race(comes_in("for_deputy"), comes_in("for_deputy", "asking"), nothing_is_wrong, ("doors",), "invitation_used"),
        Race(comes_in("for_deputy"), comes_in("for_deputy2"), one_person, ("doors",), "already_in"),
        Race(comes_in("for_chair"), over_to("deputy"), one_in("chair"), ("doors",), "invitation_used old_button"),
        Race(comes_in("for_chair"), ended("chair"), nothing_is_wrong, ("doors",), "old_button -"),
        Race(comes_in("for_deputy", "asking"), let_in("deputy"), one_person, ("doors",), "already_in already_decided"),
    ],
    "invitations.for_several": [
        Race(for_three, comes_in("for_deputy"), uses_are_counted, ("doors",), "old_button -"),
    ],
    "invitations.revoke": [
        Race(revoked, comes_in("for_deputy"), shut_or_used, ("doors",), "invitation_revoked old_button"),
        Race(revoked, for_three, nothing_is_wrong, ("doors",), "old_button -"),
    ],
    "invitations.make_for_account": [Race(new_telephone, ended("deputy"), nothing_is_wrong, (), "old_button -")],
    "invitations.person_for": [Race(person, person, one_person, ("doors",))],
    "joining.ask": [
        Race(asks("ridder"), asks("ridder"), ASKED_ONCE, ("doors",), "asked_today"),
        Race(asks("ridder"), asks("ulan"), ASKED_ONCE, ("doors",), "asked_today"),
    ],
    "joining.approve": [
        Race(let_in("chair"), let_in("deputy", "other"), one_in("chair"), ("doors",), "already_decided"),
        Race(let_in("chair"), comes_in("for_chair"), one_in("chair"), ("doors",), "invitation_used -"),
        Race(let_in("chair"), over_to("heir"), one_in("chair"), ("doors",), "old_button -"),
    ],
    "joining.decline": [
        Race(declined, let_in("deputy"), counted(JoinRequest, 1, THEY_ASKED), ("doors",), "already_decided"),
        Race(declined, declined, notices_left("request_declined", 1, "asking"), ("doors",), "already_decided"),
    ],
    "terms.end": [
        Race(ended("deputy"), ended("deputy", "other"), notices_left("term_ended", 1, "deputy"), (), "old_button"),
    ],
    "terms.hand_over": [
        Race(over_to("deputy"), over_to("heir"), one_in("chair"), (), "old_button"),
        Race(over_to("deputy"), ended("deputy"), open_places_are_chaired, (), "old_button -"),
        Race(over_to("deputy"), ended("chair"), open_places_are_chaired, (), "old_button"),
    ],
    "terms.take": [
        Race(seat_for("heir", "chair"), seat_for("heir", "chair"), one_in("chair", "ulan"), (), "already_in"),
    ],
    "terms.drop_drafts": [
        Race(drafts_dropped, drafts_dropped, nothing_is_wrong, ("drafts",), "old_button -"),
        Race(drafts_dropped, over_to("deputy"), nothing_is_wrong, ("drafts",), "old_button -"),
    ],
    "seats.sit": [Race(sits, over_to("deputy"), nothing_is_wrong)],
    "forgetting.forget": [
        Race(forgotten, forgotten, all_of(counted(Account, 0, lambda w: Account.id == w.chair.account_id))),
        Race(forgotten, ended("chair"), nothing_is_wrong, (), "old_button -"),
        Race(forgotten, over_to("deputy"), nothing_is_wrong, (), "old_button -"),
    ],
    "reach.lost": [Race(lost, lost, notices_left("unreachable", 1, "specialist"))],
    "reach.found": [Race(found, lost, nothing_is_wrong)],
}  # fmt: skip
