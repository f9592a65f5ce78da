"""Two at once on a place, its settings and its figures."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from sqlalchemy import insert, select

from db.tables import Figure, Goal, Incident, Notice, Organisation
from newsroom import incidents, weeks
from newsroom.digests import goals
from newsroom.people import upkeep
from newsroom.plan import breaks
from newsroom.posts import framing, review
from newsroom.tasks import set_up
from newsroom.union import organisations, region_settings, seats, tree_import
from newsroom.union.tree_file import Facts, TreeRead
from newsroom.values.figures import Amount
from tests.newsroom.everybody import FRAME, LOGO, NOW
from tests.newsroom.races import Check, Deed, Race, all_of, counted, nothing_is_wrong
from tests.newsroom.races_of_pages import (
    ONE_FIGURE,
    followers_are,
    the_page_and_its_figures_are_of_one_place,
)
from tests.newsroom.racing_world import accepted

TODAY = weeks.term_day(NOW)


def named(name: str) -> dict[str, str]:
    return {"kk": name, "ru": name}


async def put_away(tx: Any, w: SimpleNamespace) -> None:
    await set_up.put_away(tx, w.specialist, w.vko, NOW)


async def shown_again(tx: Any, w: SimpleNamespace) -> None:
    await set_up.bring_back(tx, w.specialist, w.vko, NOW)


async def lost(tx: Any, w: SimpleNamespace) -> None:
    await review.channel_lost(tx, -100123, NOW)


def chosen(name: str, place: int) -> Deed:
    return lambda tx, w: region_settings.choose(tx, w.specialist, w.vko, name, place, NOW)


def aims(target: int) -> Deed:
    return lambda tx, w: goals.set_goal(tx, w.specialist, w.vko, "posts", target, NOW)


def signed(language: str) -> Deed:
    return lambda tx, w: region_settings.sign(tx, w.specialist, w.vko, {language: f"{language} қолтаңба"}, NOW)


DAYS_OF = ["2026-11-02", "2026-11-08"]


def breaks_of(kind: str) -> Deed:
    span = (date.fromisoformat(DAYS_OF[0]), date.fromisoformat(DAYS_OF[1]))
    return lambda tx, w: breaks.set_break(tx, w.specialist, w.vko, 2026, kind, span, NOW)


async def with_logo(tx: Any, w: SimpleNamespace) -> None:
    await region_settings.set_logo(tx, w.specialist, w.vko, LOGO, NOW)


async def has_a_logo(tx: Any, w: SimpleNamespace) -> None:
    logo_id = (await organisations.require_place(tx, w.vko)).settings["logo"]
    assert await framing.logo(tx, logo_id) == LOGO


async def with_own_frame(tx: Any, w: SimpleNamespace) -> None:
    await region_settings.set_own_frame(tx, w.specialist, w.vko, FRAME, NOW)


async def has_an_own_frame(tx: Any, w: SimpleNamespace) -> None:
    own = (await organisations.require_place(tx, w.vko)).settings["own_frame"]
    assert await framing.logo(tx, own) == FRAME


def duty(**told: Any) -> Deed:
    return lambda tx, w: upkeep.set_duty(tx, w.specialist, w.vko, NOW, **told)


def renamed(place: str, name: str) -> Deed:
    return lambda tx, w: upkeep.rename(tx, w.specialist, getattr(w, place), named(f"{name} {w.n}"), NOW)


def renamed_in(language: str, name: str) -> Deed:
    return lambda tx, w: upkeep.rename(tx, w.specialist, w.ulan, {language: name}, NOW)


def called(**names: str) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        assert (await organisations.require_place(tx, w.ulan)).names == names

    return check


def added(above: str, name: str) -> Deed:
    return lambda tx, w: upkeep.add(tx, w.specialist, getattr(w, above), named(f"{name} {w.n}"), NOW)


def closed(place: str) -> Deed:
    return lambda tx, w: upkeep.close(tx, w.specialist, getattr(w, place), TODAY, NOW)


def merged(place: str, into: str) -> Deed:
    return lambda tx, w: upkeep.merge(tx, w.specialist, getattr(w, place), getattr(w, into), NOW)


def members(value: int) -> Deed:
    return lambda tx, w: upkeep.note_figure(tx, w.specialist, w.ridder, "members", Amount(value), TODAY, "day", NOW)


def from_file(**values: Any) -> Deed:
    """The region of this world once more, with another branch."""

    async def deed(tx: Any, w: SimpleNamespace) -> None:
        tree = TreeRead(
            code=w.code["vko"], names=named("Файлдан"), union_names=named("Кәсіподақ"), timezone="Asia/Almaty",
            figures={"members": Amount(9)}, pages=[], facts=Facts(form="local"),
        )  # fmt: skip
        for name, value in values.items():
            setattr(tree, name, value)
        await tree_import.bring_in(tx, tree, NOW, TODAY)

    return deed


async def a_new_place(tx: Any, w: SimpleNamespace) -> None:
    above = (await organisations.centre(tx)).id
    await organisations.make(tx, parent_id=above, level="region", code=f"new{w.n}", names=named("Жаңа"))


async def bind(tx: Any, w: SimpleNamespace) -> None:
    await review.bind_channel(tx, w.specialist, w.channel, "Арна", NOW)


async def let_go(tx: Any, w: SimpleNamespace) -> None:
    await region_settings.let_go_of_channel(tx, w.specialist, w.vko, NOW)


async def reported(tx: Any, w: SimpleNamespace) -> None:
    await incidents.report(tx, [w.channel], NOW + timedelta(hours=w.n))


async def another_is_met_and_reported(tx: Any, w: SimpleNamespace) -> None:
    await tx.execute(insert(Incident).values(number=f"B{w.n}", at=NOW, kind="ValueError", reported=False))
    await reported(tx, w)


# ---- what is left


def set_to(**expected: Any) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        found = (await organisations.require_place(tx, w.vko)).settings
        assert {name: found.get(name) for name in expected} == expected

    return check


async def bound(tx: Any, w: SimpleNamespace) -> None:
    await set_to(channel={"id": w.channel, "title": "Арна"})(tx, w)


async def kept_is_whole(tx: Any, w: SimpleNamespace) -> None:
    """Both are set, and a file may set back neither."""
    region = await organisations.require_place(tx, w.vko)
    assert (region.names, region.timezone) == (named(f"Жаңа {w.n}"), "Asia/Oral")
    assert region.settings["kept"] == ["names", "timezone"]


async def empty_if_closed(tx: Any, w: SimpleNamespace) -> None:
    """Nobody sits in a closed place, and nothing stands open below it."""
    place = await organisations.require_place(tx, w.ulan)
    assert place.closed_on is None or not (await seats.at(tx, w.ulan, NOW) or await organisations.below(tx, w.ulan))


async def one_of_two_is_open(tx: Any, w: SimpleNamespace) -> None:
    places = [await organisations.require_place(tx, one) for one in (w.ridder, w.ulan)]
    assert [place.closed_on is None for place in places].count(True) == 1


async def told_of_is_told(tx: Any, w: SimpleNamespace) -> None:
    """What counts as reported stands in a notice."""
    met = {f"A{w.n}", f"B{w.n}"}
    done = select(Incident.number).where(Incident.reported, Incident.number.in_(met))
    notices = select(Notice.parameters).where(Notice.chat_id == w.channel)
    told = [number for given in (await tx.execute(notices)).scalars() for number in given["numbers"]]
    assert set((await tx.execute(done)).scalars()) == set(told) & met


FROM_FILE = counted(Figure, 1, lambda w: Figure.organisation_id == w.vko)
ONE_HOLDS = counted(Goal, 1, lambda w: Goal.organisation_id == w.vko, lambda _: Goal.ended_at.is_(None))
MADE = counted(Organisation, 1, lambda w: Organisation.code == f"new{w.n}")

RACES: dict[str, list[Race]] = {
    "goals.set_goal": [Race(aims(4), aims(6), ONE_HOLDS)],
    "region_settings.choose": [
        Race(chosen("leap", 1), chosen("strategy", 1), set_to(leap=3, strategy="own")),
        Race(chosen("photo_side", 1), chosen("likeness", 1), set_to(standards={"photo_side": 400, "likeness": 0.5})),
        Race(chosen("leap", 1), signed("kk"), set_to(leap=3, signature={"kk": "kk қолтаңба"})),
    ],
    "breaks.set_break": [
        Race(breaks_of("autumn"), breaks_of("winter"), set_to(breaks={"2026": {"autumn": DAYS_OF, "winter": DAYS_OF}})),
        Race(breaks_of("autumn"), chosen("leap", 1), set_to(leap=3, breaks={"2026": {"autumn": DAYS_OF}})),
    ],
    "region_settings.set_logo": [
        Race(with_logo, chosen("leap", 1), all_of(set_to(leap=3), has_a_logo)),
        Race(with_logo, with_logo, has_a_logo),
    ],
    "region_settings.set_own_frame": [Race(with_own_frame, with_logo, all_of(has_a_logo, has_an_own_frame))],
    "region_settings.sign": [
        Race(signed("kk"), signed("ru"), set_to(signature={"kk": "kk қолтаңба", "ru": "ru қолтаңба"})),
    ],
    "region_settings.let_go_of_channel": [
        Race(let_go, chosen("leap", 1), set_to(leap=3, channel=None), ("channel",)),
    ],
    "set_up.put_away": [Race(put_away, chosen("leap", 1), set_to(leap=3))],
    "set_up.bring_back": [Race(shown_again, chosen("leap", 1), set_to(leap=3))],
    "review.channel_lost": [Race(lost, chosen("leap", 1), set_to(leap=3), ("channel",))],
    "review.bind_channel": [
        Race(bind, chosen("leap", 1), all_of(set_to(leap=3), bound)),
        Race(bind, duty(staff=True), all_of(set_to(duty={"staff": True}), bound)),
    ],
    "upkeep.set_duty": [
        Race(duty(staff=True), duty(post="Маман"), set_to(duty={"staff": True, "post": {"kk": "Маман"}})),
        Race(duty(staff=True), from_file(), set_to(duty={"staff": True}, form="local")),
    ],
    "upkeep.rename": [
        Race(renamed("vko", "Жаңа"), chosen("timezone", 5), kept_is_whole),
        Race(renamed_in("kk", "Жаңа"), renamed_in("ru", "Новая"), called(kk="Жаңа", ru="Новая")),
        Race(renamed("ridder", "Бір"), renamed("ulan", "Бір"), nothing_is_wrong, loser="name_taken"),
        Race(renamed("ridder", "Бір"), added("vko", "Бір"), nothing_is_wrong, loser="name_taken"),
    ],
    "upkeep.add": [
        Race(added("vko", "Бір"), added("vko", "Бір"), nothing_is_wrong, loser="name_taken"),
        Race(added("ulan", "Бір"), closed("ulan"), empty_if_closed, loser="not_empty place_closed"),
    ],
    "upkeep.close": [
        Race(closed("ulan"), closed("ulan"), nothing_is_wrong, loser="place_closed"),
        Race(closed("ulan"), lambda tx, w: accepted(tx, w, "for_ulan"), empty_if_closed, ("doors",),
             loser="invitation_revoked -"),
    ],
    "upkeep.merge": [
        Race(merged("ridder", "ulan"), merged("ulan", "ridder"), one_of_two_is_open, loser="place_closed"),
        Race(merged("ridder", "ulan"), closed("ulan"), nothing_is_wrong, loser="place_closed not_empty"),
        Race(merged("ridder", "ulan"), followers_are(7), the_page_and_its_figures_are_of_one_place),
        Race(merged("ridder", "ulan"), chosen("leap", 1), set_to(leap=3)),
    ],
    "upkeep.note_figure": [Race(members(5), members(6), ONE_FIGURE)],
    "tree_import.bring_in": [
        Race(from_file(), from_file(), FROM_FILE),
        Race(from_file(facts=Facts(form="oblast")), chosen("leap", 1), set_to(form="oblast", leap=3)),
    ],
    "organisations.make": [Race(a_new_place, a_new_place, MADE, loser="code_taken")],
    "incidents.report": [
        Race(reported, reported, told_of_is_told, ("incident",)),
        Race(reported, another_is_met_and_reported, told_of_is_told, ("incident",)),
    ],
}  # fmt: skip
