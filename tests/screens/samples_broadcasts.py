"""Broadcasts as they may look: written, addressed, on their way, read and talked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from locales import LANGUAGES, Language, words_for
from newsroom.broadcasts.answers import Answer, Reader
from newsroom.broadcasts.audience import Audience, Named
from newsroom.broadcasts.broadcasts import ASKED, CHOICE, CONFIRM, KINDS, NUMBER, SENTENCE, Broadcast
from newsroom.broadcasts.figures import COPIES, COUNTED, MEMBERS
from newsroom.broadcasts.notices import Corrected, TakenAway, Tip
from newsroom.broadcasts.progress import WHYS, Progress
from newsroom.broadcasts.series import Series
from newsroom.broadcasts.talks import Word
from newsroom.counted.outlets import Outlet
from screens.broadcasts import addressing, counting, reading, running, series, talking, writing
from screens.screen import Piece, Screen
from tests.screens.sample_data import RIDDER, TEXT, TODAY, ULAN, VKO, Drawn, asked

ERRANDS = (Tip.kind, Corrected.kind, TakenAway.kind)

AT = datetime(2026, 11, 16, 5, tzinfo=UTC)
PHOTO = {"kind": "photo", "bot": 1000, "file": "AgACAgIAAx0", "unique": "u", "name": ""}
LINK = {"url": "https://union.example/1", "labels": {"kk": "Жазылу", "ru": "Подписаться"}}
CHOICES = [{"kk": "Келемін", "ru": "Приду"}, {"kk": "Келе алмаймын", "ru": "Не смогу"}]
NOBODY = Audience(roles=())
CAST = Broadcast(
    id=7, kind="tip", texts=dict(TEXT), media=[], links=[], asks="", choices=[], answer_by=None, state="draft",
    audience=Audience().stored(), send_at=None, series_id=None, place=0, counted={}, said={},
    created_by=3, created_at=AT, started_at=AT,
    people=13, lane=9, errand="broadcast", errand_from=0, turn=1, live={}, corrected_at=None, taken_back_at=None,
    nudged_at=None,
)  # fmt: skip
SERIES = Series(2, {"kk": "Апта кеңесі", "ru": "Совет недели"}, 0, "10:00", is_halted=False, ended_at=None)
OUTLET = Outlet(4, "Білімді ел", "", "newspaper", "republic", None, None, "day", None)
PEOPLE: dict[Language, int] = dict.fromkeys(LANGUAGES, 0) | {LANGUAGES[0]: 9, LANGUAGES[1]: 4}
PICKED = Audience(("chair", "press"), "ru", True, (2, 6, 8, 9), (3,), (4,), (5,))
NAMED = Named({2: RIDDER, 4: ULAN, 6: VKO}, {3: "Әлия <b>", 5: "Дана"})


def _plain(screen: Screen) -> Screen:
    """Words below a photo, as they are read."""
    return screen if screen.text else Screen("\n".join(one.text for one in screen.pieces), screen.buttons)


def writing_samples(language: Language) -> Drawn:
    def card(found: Broadcast, people: dict[Language, int] = PEOPLE, writes: Language | None = None) -> Screen:
        return writing.card(language, writing.Card(found, people, NAMED, UTC, TODAY, writes))

    yield "writing.card, nothing yet", card(replace(CAST, texts={}))
    for one in LANGUAGES:
        yield f"writing.card, {one} alone", card(replace(CAST, texts={one: "Мәтін / Текст"}))
    yield "writing.card", card(CAST)
    for number in (0, 1, 5):
        yield f"writing.card, to {number}", card(CAST, dict.fromkeys(LANGUAGES, 0) | {LANGUAGES[0]: number})
    yield "writing.card, anew", card(CAST, writes="ru")
    whole = replace(CAST, media=[PHOTO], asks=CONFIRM, answer_by=date(2026, 11, 30), state="planned", send_at=AT,
                    audience=PICKED.stored())  # fmt: skip
    yield "writing.card, all of it", replace(card(whole), pieces=())
    longest = replace(CAST, texts=dict.fromkeys(LANGUAGES, "Ә" * 1800))
    yield "writing.card, longest", card(longest)
    yield "writing.more", writing.more(language, CAST)
    yield "writing.more, with all", writing.more(language, replace(CAST, media=[PHOTO], links=[LINK]))
    for kind in KINDS:
        yield f"writing.kinds, {kind}", writing.kinds(language, replace(CAST, kind=kind))
    for asks in ("", *ASKED):
        yield f"writing.asks, {asks}", writing.asks(language, replace(CAST, asks=asks, answer_by=TODAY), TODAY)
    for one in LANGUAGES:
        yield f"writing.preview, {one}", writing.preview(language, CAST, one)
        with_photo = writing.preview(language, replace(CAST, media=[PHOTO]), one)
        yield f"writing.preview, {one}, photo", replace(with_photo, pieces=())
        yield f"writing.choices, {one}", asked(language, writing.choices(one, language, CAST))
        yield f"writing.link_label, {one}", asked(language, writing.link_label(one, language, CAST))
    yield "writing.until", asked(language, writing.until(language, CAST))
    yield "writing.link", asked(language, writing.link(language, CAST))
    yield "writing.when", asked(language, writing.when(language, writing.When(CAST, [SERIES])))
    in_series = writing.Card(replace(CAST, state="planned", send_at=AT), PEOPLE, NAMED, UTC, TODAY, goes_in=SERIES)
    yield "writing.card, in a series", writing.card(language, in_series)


def series_samples(language: Language) -> Drawn:
    for what in COUNTED:
        tie = {"what": what, "period": "" if what == MEMBERS else "2026-H2", "outlet_id": None,
               "outlet": "Білімді ел" if what == COPIES else ""}  # fmt: skip
        found = replace(CAST, asks=NUMBER, counted=tie)
        yield f"counting.ties, {what}", counting.ties(language, found)
        yield f"writing.asks, counted, {what}", writing.asks(language, found, TODAY)
        said = Answer(5, AT, None, [90, "over", None, None], "")
        yield f"reading.answered, counted, {what}", reading.answered(language, found, said, UTC, TODAY)
        tying = counting.Tying(CAST, what, TODAY, [OUTLET])
        yield f"counting.period, {what}", asked(language, counting.period(language, tying))
    yield "counting.ties, nothing", counting.ties(language, replace(CAST, asks=NUMBER))
    yield "counting.outlet", asked(language, counting.outlet(language, counting.Tying(CAST, COPIES, TODAY, [OUTLET])))
    for halted, count in ((False, 0), (False, 1), (False, 9), (True, 3)):
        one = replace(SERIES, is_halted=halted)
        waiting = series.Waiting(one, count, None if halted or not count else AT)
        members = [replace(CAST, id=7 + at, state="planned", send_at=None if halted else AT) for at in range(count)][:8]
        name = f"{'halted' if halted else 'going'}, {count}"
        yield f"series.series, {name}", series.series(language, series.Listed(waiting, members, 0), UTC, TODAY)
        yield f"series.sure_to_end, {name}", series.sure_to_end(language, waiting)
    yield "series.name", asked(language, series.name(language, CAST))
    yield "series.first", asked(language, series.first(language, CAST))


def addressing_samples(language: Language) -> Drawn:
    for name, to in (("all", Audience()), ("narrow", PICKED), ("nobody", NOBODY)):
        found = replace(CAST, audience=to.stored())
        yield f"addressing.to_whom, {name}", addressing.to_whom(language, found, PEOPLE, NAMED, 1)
        sitters, below = [(3, "Әлия"), (5, "Дана")], [(2, RIDDER), (4, ULAN), (6, VKO)]
        for above in (None, 1):
            around = addressing.Around(found, 13, 9, VKO, above, sitters, below, 0, 20)
            yield f"addressing.around, {name}, {above}", addressing.around(language, around)


def _progress(found: Broadcast, pace: float = 0.0, answered: int = 0, **states: int) -> Progress:
    missed = dict.fromkeys(WHYS, 1) if states.get("failed") else {}
    return Progress(found, {name.replace("_", " "): number for name, number in states.items()}, missed, answered, pace)


def running_samples(language: Language) -> Drawn:
    for number in (0, 1, 2, 10_000):
        for errand in ERRANDS:
            yield f"running.going, {errand}, {number}", running.going(language, errand, number)
        yield f"running.nudged, {number}", running.nudged(language, 7, number)
        yield f"running.lists_sent, {number}", running.lists_sent(language, 7, number)
    for errand in ERRANDS:
        for state in ("running", "paused", "stopped"):
            found = replace(CAST, state=state, errand=errand)
            known = _progress(found, 24.9, sent=4000, failed=1, unreachable=2, unknown=1, waiting=5996)
            yield f"running.how_far, {errand}, {state}", running.how_far(language, known, AT, UTC)
        over = _progress(replace(CAST, state="done", errand=errand), sent=9999, failed=1)
        yield f"running.how_far, {errand}, over", running.how_far(language, over, AT, UTC)
    soon = _progress(replace(CAST, state="running"), 2.0, sent=4, waiting=5)
    yield "running.how_far, soon", running.how_far(language, soon, AT, UTC)
    quiet = replace(_progress(replace(CAST, state="running"), waiting=9), due_at=AT + timedelta(hours=8))
    yield "running.how_far, quiet", running.how_far(language, quiet, AT, UTC)
    yield "running.report, quiet", running.report(language, running.Report(quiet, {}, False, False), AT, UTC)
    amend = running.redrawn(running.how_far(language, soon, AT, UTC), 5).amends[0]
    yield "running.redrawn", Screen(amend.text, amend.buttons)
    for asks in ("", *ASKED):
        found = replace(CAST, state="done", asks=asks, choices=CHOICES if asks == CHOICE else [], corrected_at=AT)
        known = _progress(found, sent=11, failed=1, answered=3)
        yield f"running.report, {asks}", running.report(language, running.Report(known, {0: 2}, True, True), AT, UTC)
    for state in ("running", "paused", "stopped"):
        known = _progress(replace(CAST, state=state), sent=5, waiting=6, taken_out=2)
        shown = running.Report(known, {}, can_remove=False, can_repeat=False)
        yield f"running.report, {state}", running.report(language, shown, AT, UTC)
    taken = _progress(replace(CAST, state="done", taken_back_at=AT), sent=11)
    yield "running.report, taken back", running.report(language, running.Report(taken, {}, False, False), AT, UTC)
    yield "running.sure_to_take_back", running.sure_to_take_back(language, CAST)
    some = [Reader(3, "Әлия & Ко", RIDDER, 2, "sent", "", AT, None, None, None, None)]
    yield "running.not_answered", running.not_answered(language, CAST, some, 30)
    yield "running.not_answered, many", running.not_answered(language, CAST, some * 31, 30)
    yield "running.answers, none", running.answers(language, CAST, [], 0, 0)
    said = [
        replace(some[0], answered_at=AT), replace(some[0], answered_at=AT, choice=1),
        replace(some[0], answered_at=AT, amount=[90, "over", None, None]),
        replace(some[0], answered_at=AT, words="Иә <b>"),
    ]  # fmt: skip
    yield "running.answers", running.answers(language, replace(CAST, choices=CHOICES), said, 0, 20)
    yield "running.with_sheet", replace(running.with_sheet(language, 7, Piece()), pieces=())
    planned = replace(CAST, state="planned", send_at=AT + timedelta(days=3))
    shown_list = running.Listed(
        [series.Waiting(SERIES, 3, AT)], [planned], [replace(CAST, state="done")], 1, has_more=True
    )
    yield "running.listed", running.listed(language, shown_list, UTC, TODAY)
    yield "running.listed, none", running.listed(language, running.Listed([], [], [], 0, has_more=False), UTC, TODAY)
    for one in LANGUAGES:
        yield f"running.correction, {one}", asked(language, running.correction(language, running.Mended(CAST, one)))


def reading_samples(language: Language) -> Drawn:
    for kind in KINDS:
        yield f"reading.read_by, {kind}", reading.read_by(language, replace(CAST, kind=kind))
    for asks in ASKED:
        found = replace(CAST, asks=asks, choices=CHOICES, links=[LINK], answer_by=date(2026, 11, 30))
        yield f"reading.read_by, {asks}", reading.read_by(language, found)
        yield f"reading.read_by, {asks}, photo", _plain(reading.read_by(language, replace(found, media=[PHOTO])))
        said = {
            CONFIRM: Answer(5, AT, None, None, ""), CHOICE: Answer(5, AT, 1, None, ""),
            NUMBER: Answer(5, AT, None, [225, "about", None, None], ""), SENTENCE: Answer(5, AT, None, None, "Иә <b>"),
        }[asks]  # fmt: skip
        yield f"reading.answered, {asks}", reading.answered(language, found, said, UTC, TODAY)
        yield f"reading.nudge, {asks}", reading.nudge(language, found)
        mended = reading.corrected(found, reading.read_by(language, found), [5]).amends[0]
        yield f"reading.corrected, {asks}", Screen(mended.text, mended.buttons)
    yield "reading.ask_number", asked(language, reading.ask_number(language, CAST))
    yield "reading.ask_words", asked(language, reading.ask_words(language, CAST))


def talking_samples(language: Language) -> Drawn:
    of_reader = Word(1, 7, 3, 3, "Қашанға дейін? <b>", AT, "Әлия")
    of_press = Word(2, 7, 3, 4, "Жұмаға дейін.", AT, "Дана")
    both = [of_reader, of_press]
    yield "talking.write", asked(language, talking.write(language, CAST))
    yield "talking.reply", asked(language, talking.reply(language, talking.Thread(CAST, both, RIDDER, 3)))
    yield "talking.thread", talking.thread(language, CAST, both, UTC, TODAY)
    yield "talking.for_senders", talking.for_senders(language, CAST, of_reader, RIDDER)
    yield "talking.for_reader", talking.for_reader(language, CAST, of_press)
    yield "talking.replied", talking.replied(language, 7)
    yield "talking.thread, answered last", talking.thread(language, CAST, both[:1], UTC, TODAY)
    yield "reading.about", Screen(reading.about(words_for(language), CAST))
