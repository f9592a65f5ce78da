"""Two at once on a page: its counts, its address, its remarks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sqlalchemy import select

from db.tables import Figure
from newsroom import weeks
from newsroom.pages import corrections, followers, history, life, past_counts, proofs, register
from newsroom.pages.count_sheet import Told
from newsroom.people import upkeep
from newsroom.union import organisations
from newsroom.values.figures import Amount
from newsroom.values.page_links import parse_page_link
from tests.newsroom.everybody import NOW
from tests.newsroom.races import Check, Deed, Race, counted, nothing_is_wrong

TODAY = weeks.term_day(NOW)


def followers_are(value: int, who: str = "specialist") -> Deed:
    return lambda tx, w: followers.count(tx, getattr(w, who), w.ridder_page, Amount(value), NOW)


async def _counted(tx: Any, w: SimpleNamespace) -> int:
    counts = await history.counts_of(tx, w.ridder_page, 1)
    return counts[0].id


def judged(**how: Any) -> Deed:
    """The count of the page is found right, or corrected; a screenshot of it asked for, or sent."""

    async def deed(tx: Any, w: SimpleNamespace) -> None:
        figure_id = await _counted(tx, w)
        if "value" in how:
            await corrections.correct(tx, w.specialist, figure_id, Amount(how["value"]), "mistyped", {}, NOW)
        elif how.get("asks"):
            await proofs.ask(tx, getattr(w, how["asks"]), figure_id, NOW)
        elif how.get("sends"):
            await proofs.send(tx, w.chair, figure_id, 1, how["sends"], None, NOW)
        else:
            await corrections.settle(tx, w.other, figure_id, NOW)

    return deed


async def nothing_told_is_lost(tx: Any, w: SimpleNamespace) -> None:
    """Each number that was told is the figure, or stands among what it was."""
    (count,) = await history.counts_of(tx, w.ridder_page, 5)
    was = [one.value for one in await corrections.before(tx, count.id)]
    assert sorted([count.value, *was]) in ([5, 6, 225], [5, 225])


async def is_asked_and_sent(tx: Any, w: SimpleNamespace) -> None:
    shot = await proofs.of_figure(tx, await _counted(tx, w))
    assert shot is not None
    assert (shot.asked_at, shot.file_id) in ((NOW, "a"), (None, "a"))


def remarked(**how: Any) -> Deed:
    """Two specialists at once: a chip each, and what stands beside them."""

    async def deed(tx: Any, w: SimpleNamespace) -> None:
        if "chip" in how:
            await life.toggle(tx, w.specialist, w.ridder_page, how["chip"], NOW, on=how.get("on"))
        elif "words" in how:
            await life.note_words(tx, w.other, w.ridder_page, {"kk": how["words"]}, NOW)
        else:
            await life.note_resumed(tx, w.other, w.ridder_page, how["resumed"], "month", NOW)

    return deed


def remarks_are(*chips: str, words: str = "") -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        remark = await life.remark_on(tx, w.ridder_page)
        assert remark is not None
        assert (tuple(remark.chips), remark.words.get("kk", "")) == (chips, words)

    return check


def page_added(sent: str, who: str = "chair") -> Deed:
    return lambda tx, w: register.add(tx, getattr(w, who), w.ridder, parse_page_link(sent), "page", NOW)


def past_count_is(value: int) -> Deed:
    return lambda tx, w: past_counts.bring_in(
        tx, None, w.vko, [Told(2, "E", w.ridder_page, "", TODAY, "day", Amount(value))], NOW
    )


def page_is(**how: str) -> Deed:
    """Its address, its kind, or how it has ended."""

    async def deed(tx: Any, w: SimpleNamespace) -> None:
        if "sent" in how:
            link = parse_page_link(how["sent"])
            await register.correct_address(tx, w.chair, w.ridder_page, link, "page", NOW)
        elif "kind" in how:
            await register.set_kind(tx, w.deputy, w.ridder_page, how["kind"], NOW)
        elif how["ended"]:
            await register.end(tx, w.specialist, w.ridder_page, how["ended"], TODAY, NOW, TODAY)
        else:
            await register.reopen(tx, w.deputy, w.ridder_page, NOW)

    return deed


def page_stands(**values: Any) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        page = await register.require_page(tx, w.specialist, w.ridder_page)
        assert {name: getattr(page, name) for name in values} == values

    return check


async def is_ended_with_its_day(tx: Any, w: SimpleNamespace) -> None:
    page = await register.require_page(tx, w.specialist, w.ridder_page)
    assert bool(page.ended) == (page.closed_on is not None)


async def the_page_and_its_figures_are_of_one_place(tx: Any, w: SimpleNamespace) -> None:
    owners = select(Figure.organisation_id).where(Figure.page_id == w.ridder_page)
    assert set((await tx.execute(owners)).scalars()) <= {w.ulan}


TOLD_HERE = (lambda w: Figure.organisation_id == w.ridder, lambda w: Figure.source.in_(("bot", "region")))

ONE_OF_SHEET = counted(
    Figure, 1, lambda w: Figure.page_id == w.ridder_page, lambda _: Figure.source == organisations.FROM_SHEET
)

ONE_FIGURE = counted(Figure, 1, *TOLD_HERE)


async def merged(tx: Any, w: SimpleNamespace) -> None:
    await upkeep.merge(tx, w.specialist, w.ridder, w.ulan, NOW)


RACES: dict[str, list[Race]] = {
    "corrections.settle": [Race(judged(), judged(value=5), nothing_told_is_lost, ("counted",))],
    "corrections.correct": [
        Race(judged(value=5), judged(value=6), nothing_told_is_lost, ("counted",)),
        Race(judged(value=5), followers_are(6, "chair"), nothing_told_is_lost, ("counted",)),
    ],
    "proofs.ask": [
        Race(judged(asks="specialist"), judged(asks="other"), nothing_is_wrong, ("counted",), loser="proof_asked"),
    ],
    "proofs.send": [
        Race(judged(sends="a"), judged(asks="other"), is_asked_and_sent, ("counted",), loser="proof_asked -"),
    ],
    "life.toggle": [
        Race(remarked(chip="logos"), remarked(chip="thin"), remarks_are("logos", "thin")),
        Race(remarked(chip="thin", on=True), remarked(chip="thin", on=True), remarks_are("thin")),
    ],
    "life.note_resumed": [Race(remarked(resumed=TODAY), remarked(chip="thin"), remarks_are("thin", "resumed"))],
    "life.note_words": [Race(remarked(words="Сирек"), remarked(chip="thin"), remarks_are("thin", words="Сирек"))],
    "register.add": [
        Race(page_added("t.me/kasipodak_ulan"), page_added("https://t.me/Kasipodak_Ulan/", "specialist"),
             nothing_is_wrong, loser="page_known"),
    ],
    "register.correct_address": [
        Race(page_is(sent="fb.com/katon.kasipodak"), page_is(kind="profile"),
             page_stands(address="facebook.com/katonkasipodak")),
        Race(page_is(sent="fb.com/katon.kasipodak"), page_is(ended="feeds"),
             page_stands(address="facebook.com/katonkasipodak", ended="feeds")),
    ],
    "register.set_kind": [
        Race(page_is(kind="group"), page_is(ended="closed"), page_stands(kind="group", ended="closed")),
    ],
    "register.end": [Race(page_is(ended="closed"), page_is(ended="feeds"), is_ended_with_its_day)],
    "register.reopen": [Race(page_is(ended="closed"), page_is(ended=""), is_ended_with_its_day)],
    "followers.count": [
        Race(followers_are(5, "chair"), followers_are(6, "deputy"), ONE_FIGURE),
        Race(followers_are(5, "chair"), followers_are(6), ONE_FIGURE),
    ],
    "past_counts.bring_in": [
        Race(past_count_is(5), past_count_is(6), ONE_OF_SHEET),
        Race(merged, past_count_is(5), the_page_and_its_figures_are_of_one_place),
    ],
}  # fmt: skip
