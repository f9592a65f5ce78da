"""Sample screens of posts, on their way from a chair to the channel and the site."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from locales import LANGUAGES, Language
from newsroom.posts.framing import Choice
from newsroom.posts.responses import Count, Told
from newsroom.posts.states import STEPS
from newsroom.posts.versions import Changes, Mended
from newsroom.rubrics.defaults import DEFAULTS, GUIDANCE, PROMPTS, example_for
from newsroom.standards.checks import Hint
from newsroom.values import troubles
from newsroom.values.platforms import BY_HAND
from screens import hints
from screens.parts import name_in
from screens.people import region
from screens.posts import guided, posts, responses, trials
from screens.review import card as cards
from screens.review import review, site, verdicts, ways
from screens.review.ways import WayShown
from screens.screen import Picture, Piece
from tests.screens.sample_data import (
    AT,
    LINK,
    RIDDER,
    TEXT,
    TIPS,
    TODAY,
    ULAN,
    VKO,
    WHY,
    ZONE,
    Drawn,
    a_place,
    asked,
)

HINTS = [
    Hint("same_text", {"percent": 82, "post": 3}), Hint("no_text"), Hint("no_date"), Hint("no_place"), Hint("no_photo"),
    Hint("same_photo", {"post": 3}), Hint("drawn_photo", {"number": 1}), Hint("blurred_photo", {"number": 1}),
    Hint("dark_photo", {"number": 1}), Hint("small_photo", {"number": 2, "width": 640, "height": 480}),
    Hint("short_text", {"letters": 40}), Hint("shouting"), Hint("off_rubric", {"rubric": "legal"}),
    Hint("no_date_ahead"), Hint("no_place_ahead"),
]  # fmt: skip
PIECE = Piece("«Семинар»", (Picture("photo", "file"),))


def _on_trial(language: Language, draft: posts.Draft) -> Drawn:
    yield "posts.check, on trial", posts.check(language, replace(draft, on_trial=True), ZONE, TODAY)
    yield "trials.prompt", trials.prompt(language)
    for found in ((), HINTS[2:4]):
        yield f"trials.rehearsed, {len(found)}", trials.rehearsed(language, 7, "mark", found)


def posts_samples(language: Language) -> Drawn:
    text = name_in(language, TEXT)
    draft = posts.Draft(7, "mark", TIPS, (PIECE,), hints=HINTS[2:4])
    yield "posts.check", posts.check(language, draft, ZONE, TODAY)
    yield from _of_primary(language, draft)
    yield "posts.look_again", posts.look_again(language, posts.check(language, draft, ZONE, TODAY))
    yield from _on_trial(language, draft)
    bare = posts.Draft(7, "mark", None, (PIECE,), has_text=False)
    yield "posts.check, photo only", posts.check(language, bare, ZONE, TODAY)
    yield from _open_rubric(language)
    yield from _framed(language)
    voice = posts.Draft(7, "mark", TIPS, (), has_text=False, voices=1)
    yield "posts.check, voice", posts.check(language, voice, ZONE, TODAY)
    full = posts.Draft(
        7, "mark", TIPS, (PIECE,), returned_for=WHY, entered_for=ULAN, origin="Арна & Ко", event_on=TODAY, live_at=AT
    )
    yield "posts.check, everything", posts.check(language, full, ZONE, TODAY)
    for hint in HINTS:
        one = posts.Draft(7, "mark", None, (PIECE,), hints=[hint], origin="")
        yield f"posts.check, {hint.kind}", posts.check(language, one, ZONE, TODAY)
    for repost in (False, True):
        yield f"posts.change, {repost}", posts.change(language, 7, is_repost=repost)
    yield "posts.change, written anew", posts.change(language, 7, is_repost=False, former=8)
    yield "posts.check, written anew", posts.check(language, replace(draft, former=8), ZONE, TODAY)
    yield "posts.anew", posts.anew(language, 7)
    yield "posts.dropped", posts.dropped(language, 7, text, None)
    yield "posts.dropped, entered, without words", posts.dropped(language, 7, "", 3)
    yield "posts.all_hints", posts.all_hints(language, 7, HINTS)
    for name in dict.fromkeys(hints.STANDARDS.values()):
        yield f"posts.standard, {name}", posts.standard(language, 7, name)
        yield f"posts.standard, {name}, in the library", posts.standard(language, 7, name, 17)
    known = [(place, names) for place, (_, names, _) in enumerate(DEFAULTS, 1)]
    yield "posts.choose_rubric", posts.choose_rubric(language, 7, known, 3, "change:7")
    yield "posts.which", posts.which(language, 7, 6, text)
    for has_draft in (False, True):
        yield f"posts.receipt, {has_draft}", posts.receipt(language, AT, ZONE, 7, has_draft=has_draft)
    yield "posts.receipt_entered", posts.receipt_entered(language, AT, ZONE, ULAN, 7)
    yield "posts.edited_too_late", posts.edited_too_late(language, 7)
    yield "posts.came_too_late", posts.came_too_late(language, 7, is_thrown_away=False)
    yield "posts.came_too_late (thrown away)", posts.came_too_late(language, 7, is_thrown_away=True)
    yield "posts.mine, none", posts.mine(language, [], 0, 0, {}, 7)
    yield "posts.mine, a trial", posts.mine(language, [], 0, 0, {}, 7, 8)
    states = list(STEPS)
    own = [posts.OwnPost(place, AT, "2026-W47", TIPS, text, one, LINK) for place, one in enumerate(states)]
    named = {"2026-W47": "16–22"}
    for first in range(0, len(own), 6):
        shown = posts.mine(language, own[first : first + 6], first, len(own), named, 7)
        yield f"posts.mine, {first}", shown
    entered = [posts.OwnPost(1, AT, "2026-W47", None, "", "sent", "", True)]
    yield "posts.mine, entered", posts.mine(language, entered, 0, 1, named, 7)
    passed = [posts.Passed(AT, "returned", "<Ерлан>", WHY), posts.Passed(AT, "published", "", {})]
    may = frozenset({"correct", "take back", "withdraw"})
    yield "posts.history", posts.history(language, posts.History(7, text, passed, [LINK], may), ZONE)
    for step in ("take back", "withdraw"):
        yield f"posts.taken_back, {step}", posts.taken_back(language, "Риддер", text, step)
    yield "posts.live_soon", posts.live_soon(language, text, AT, ZONE)
    yield "posts.live_over", posts.live_over(language, text, 7)
    yield "posts.ask_recording", asked(language, posts.ask_recording(language, None))
    yield "posts.recording_taken", posts.recording_taken(language)
    nothing, at = guided.There(7), (ZONE, TODAY)
    kinds = ("photo", "video", "document", "voice")
    all_there = guided.There(7, TIPS, True, kinds, date(2025, 11, 24), is_repost=True)
    ideas = PROMPTS["tips"][0].texts, PROMPTS["tips"][1].texts
    yield "guided.prompt", guided.prompt(language, guided.About(TIPS, ideas))
    reminded = guided.About(TIPS, ideas, GUIDANCE["tips"], is_chosen=True)
    yield "guided.prompt, of a reminder", guided.prompt(language, reminded)
    own = guided.About({"kk": "<Біздің айдар>"}, [{"kk": "Ә" * 150}] * 2, {"kk": "Ә" * 400}, is_chosen=True)
    yield "guided.prompt, longest", guided.prompt(language, own)
    yield "guided.prompt, no rubric", guided.prompt(language, None)
    yield "guided.text", guided.text(language, nothing, *at)
    yield "guided.text, all there", guided.text(language, all_there, *at)
    for count in (0, 3):
        yield f"guided.photos, {count}", guided.photos(language, guided.There(7, kinds=("photo",) * count), *at)
    for live in (False, True):
        yield f"guided.event_date, {live}", guided.event_date(language, nothing, *at, live=live)
    yield "guided.event_date, announced", guided.event_date(language, nothing, *at, live=False, ahead=True)
    yield "guided.own", guided.own(language, nothing, *at)
    yield "guided.own, a day told", guided.own(language, all_there, *at)
    yield "guided.own, a moment told", guided.own(language, guided.There(7, live_at=AT), *at)
    for code, names, _ in DEFAULTS:
        yield f"guided.example, {code}", guided.example(language, 7, names, example_for(code), GUIDANCE[code])
    yield "guided.example, no rubric", guided.example(language, 7, None, example_for(None))


def _of_primary(language: Language, draft: posts.Draft) -> Drawn:
    for theirs in (False, True):
        yield f"posts.check, primary {theirs}", posts.check(language, replace(draft, from_primary=theirs), ZONE, TODAY)


def _open_rubric(language: Language) -> Drawn:
    chips = [(place, names) for place, (_, names, _) in enumerate(DEFAULTS, 1) if place in (3, 8)]
    draft = posts.Draft(7, "mark", None, (PIECE,), hints=HINTS[2:3], rubrics=chips)
    yield "posts.check, which rubric", posts.check(language, draft, ZONE, TODAY)
    voice = posts.Draft(7, "mark", None, has_text=False, voices=1, rubrics=chips[:1])
    yield "posts.check, which rubric, voice", posts.check(language, voice, ZONE, TODAY)
    card = cards.Card(7, RIDDER, "", None, "sent", AT, (PIECE,), may=MAY, rubrics=chips, from_primary=True)
    yield "card.card, which rubric", cards.card(language, card, ZONE, TODAY)


def _framed(language: Language) -> Drawn:
    for framed in (False, True):
        draft = posts.Draft(7, "mark", TIPS, (PIECE,), frame=Choice(framed, 2, 1))
        yield f"posts.check, framed {framed}", posts.check(language, draft, ZONE, TODAY)
        card = cards.Card(7, RIDDER, "Әлия", TIPS, "sent", AT, (PIECE,), may=MAY, frame=Choice(framed, 2, 5))
        yield f"card.card, framed {framed}", cards.card(language, card, ZONE, TODAY)


BOTH_PLACES = ("channel", "facebook")
TROUBLES = (
    troubles.TOKEN, troubles.PERMISSION, troubles.RATE, troubles.DUPLICATE, troubles.MEDIA, troubles.BLOCKED,
    troubles.NO_KEY, troubles.TOO_LARGE, troubles.UNFIT, troubles.AWAY, troubles.FILE,
)  # fmt: skip
MAY = frozenset({"publish", "approve", "schedule", "return", "decline", "remove", "text", "package", "link",
                 "rubric", "photos", "offer"})  # fmt: skip


def _read(language: Language) -> Drawn:
    read = cards.Card(7, RIDDER, "", None, "published", AT, response=Count(1234, 2, 3))
    yield "card.card, read", cards.card(language, read, ZONE, TODAY)
    for number, told in ((1, [(14, 0)]), (2, [(1, 2), (0, 1)])):
        shown = [Told(7, 5, 3, name_in(language, TEXT), LINK, *one, []) for one in told]
        yield f"responses.liked, {number}", responses.liked(language, shown)
    yield "responses.liked, a photo alone", responses.liked(language, [Told(7, 5, 3, "", LINK, 5, 5, [])])


def review_samples(language: Language) -> Drawn:
    card = cards.Card(7, RIDDER, "Әлия", TIPS, "sent", AT, (PIECE,), HINTS[:2], 2, may=MAY)
    yield "card.card", cards.card(language, card, ZONE, TODAY)
    bare = cards.Card(7, RIDDER, "", None, "sent", AT, may=MAY - {"publish", "schedule"})
    voice = cards.Card(7, RIDDER, "", None, "sent", AT, voices=1, may=frozenset({"type", "return", "decline", "text"}))
    yield "card.card, voice alone", cards.card(language, voice, ZONE, TODAY)
    yield "card.card, no channel", cards.card(language, bare, ZONE, TODAY)
    changed = Changes((("same", "Семинар "), ("gone", "кеше "), ("new", "<16> қарашада")), 1, 2)
    full = cards.Card(
        7, RIDDER, "Әлия", TIPS, "scheduled", AT, (PIECE,), HINTS, 0, True, "Арна & Ко", 1, "<Ерлан>", changed, AT,
        [LINK], [WayShown("channel", "failed", "Bad Request: <chat> not found")], BOTH_PLACES, TODAY, AT, "offered",
        [one for one in LANGUAGES if one != language], MAY | {"where"},
    )  # fmt: skip
    yield "card.card, everything", cards.card(language, full, ZONE, TODAY)
    same = cards.Card(7, RIDDER, "", None, "sent", AT, origin="", changed=Changes(), may=MAY)
    yield "card.card, sent again", cards.card(language, same, ZONE, TODAY)
    for one in BOTH_PLACES:
        doubt = cards.Card(7, RIDDER, "", None, "in doubt", AT, ways=[WayShown(one, "doubt")])
        yield f"card.card, in doubt, {one}", cards.card(language, doubt, ZONE, TODAY)
    yield from _on_page(language)
    for offer in ("accepted", "returned", "declined"):
        one = cards.Card(7, RIDDER, "", None, "published", AT, offer=offer)
        yield f"card.card, {offer}", cards.card(language, one, ZONE, TODAY)
    yield from _read(language)
    yield "card.more", cards.more(language, full, can_merge=True)
    for ready in (0, 3):
        yield f"review.empty, {ready}", review.empty(language, ready)
    text = name_in(language, TEXT)
    for state in ("approved", "scheduled", "going out", "published", "returned", "declined"):
        done = review.Done(7, text, state, AT if state == "scheduled" else None, True)
        yield f"review.with_deed, {state}", review.with_deed(language, review.empty(language, 1), done, ZONE, TODAY)
    gone_on = review.Done(7, "", "returned", None, False)
    yield "review.with_deed, touched", review.with_deed(language, review.empty(language, 1), gone_on, ZONE, TODAY)
    lines = [review.Line(1, RIDDER, text, "approved", None), review.Line(2, ULAN, "", "scheduled", AT)]
    for title in ("ready", "published"):
        yield f"review.listed, {title}", review.listed(language, title, lines, ZONE, TODAY)
    yield "review.listed, none", review.listed(language, "ready", [], ZONE, TODAY)
    for step in ("return", "decline"):
        yield f"review.ask_reason, {step}", asked(language, review.ask_reason(language, review.GoingBack(7, step)))
    moment = review.MomentAsked(7, [AT, AT], ZONE, TODAY)
    yield "review.ask_moment", asked(language, review.ask_moment(language, moment))
    far = review.MomentAsked(7, [AT], ZONE, TODAY, AT)
    yield "review.ask_moment, far", asked(language, review.ask_moment(language, far))
    for missing in LANGUAGES:
        yield (
            f"review.ask_text, {missing}",
            asked(language, review.ask_text(language, review.Mended(7, missing, "5 < 7"))),
        )
    for name, current in (("long", "5 < 7 " * 650), ("the end of a long one", "5 < 7")):
        part = review.Mended(7, LANGUAGES[0], current, 2, 3)
        yield f"review.ask_text, {name}", asked(language, review.ask_text(language, part))
    none = review.Mended(7, LANGUAGES[1], "")
    yield "review.ask_text, none yet", asked(language, review.ask_text(language, none))
    known = [(place, names) for place, (_, names, _) in enumerate(DEFAULTS, 1)]
    yield "review.choose_rubric", review.choose_rubric(language, 7, known)
    yield "review.photos", review.photos(language, 7, [1, 2, 3])
    yield "review.choose_other", review.choose_other(language, 7, [(8, name_in(language, TEXT)), (9, "")])
    yield "review.confirm_remove", review.confirm_remove(language, 7, text, BOTH_PLACES[:1])
    for platform in BY_HAND:
        yield f"review.package, {platform}", review.package(language, 7, platform, "5 < 7", (PIECE,))
    yield "review.ask_link", asked(language, review.ask_link(language, 7))


def _on_page(language: Language) -> Drawn:
    for trouble in (*TROUBLES, "(#100) <Invalid> parameter", ""):
        state = "going" if trouble == troubles.RATE else "failed"
        card = cards.Card(7, RIDDER, "", None, "published", AT, ways=[WayShown("facebook", state, trouble)], may=MAY)
        yield f"card.card, facebook, {trouble}", cards.card(language, card, ZONE, TODAY)
        missed = verdicts.Missed("facebook", trouble)
        line = review.Line(7, RIDDER, name_in(language, TEXT), "approved", None)
        yield f"verdicts.did_not_go, facebook, {trouble}", verdicts.did_not_go(language, line, missed)
    asked_about = verdicts.Missed("facebook", is_asked=True)
    yield "verdicts.did_not_go, facebook, in doubt", verdicts.did_not_go(language, line, asked_about)
    yield "verdicts.not_changed, facebook", verdicts.not_changed(language, "Парақша & Ко", troubles.TOKEN, "facebook")
    out = cards.Card(7, RIDDER, "", None, "published", AT, may=MAY,
                     ways=[WayShown(one, "out") for one in BOTH_PLACES])  # fmt: skip
    yield "card.more, on both", cards.more(language, out, can_merge=False)
    for chosen in (BOTH_PLACES, BOTH_PLACES[:1]):
        yield f"ways.where, {len(chosen)}", ways.where(language, 7, BOTH_PLACES, chosen)
    for state in ("going out", "published"):
        done = review.Done(7, "5 < 7", state, None, False, BOTH_PLACES)
        yield f"review.with_deed, both, {state}", review.with_deed(
            language, review.empty(language, 1), done, ZONE, TODAY
        )  # fmt: skip
    yield "review.confirm_remove, both", review.confirm_remove(language, 7, "5 < 7", BOTH_PLACES)


def verdicts_samples(language: Language) -> Drawn:
    for code in (*review.REASONS, *review.DECLINED):
        told = verdicts.Verdict(7, "returned", name_in(language, TEXT), review.reason(code), "")
        yield f"verdicts.verdict, returned, {code}", verdicts.verdict(language, told, ZONE)
    for state in ("approved", "published", "declined", "scheduled", "removed", "returned", "sent"):
        for place in (None, ULAN):
            told = verdicts.Verdict(7, state, name_in(language, TEXT), WHY, LINK, AT, place)
            name = f"{state}, entered" if place else state
            yield f"verdicts.verdict, {name}", verdicts.verdict(language, told, ZONE)
    yield "verdicts.joined", verdicts.joined(language, name_in(language, TEXT), "5 < 7")
    runs = (("same", "Семинар "), ("gone", "кеше\n\n"), ("new", "<16> қарашада "), ("same", "өтті."))
    yield "verdicts.mended", verdicts.mended(language, Mended((runs, runs[2:])))
    for missing in LANGUAGES:
        yield f"verdicts.mended, added {missing}", verdicts.mended(language, Mended((), (missing,)))
    none = verdicts.Verdict(7, "published", "", {}, "")
    yield "verdicts.verdict, published, no link", verdicts.verdict(language, none, ZONE)
    for waiting in (1, 3, 5):
        yield f"verdicts.arrivals, {waiting}", verdicts.arrivals(language, waiting)
    for state in ("approved", "in doubt"):
        line = review.Line(7, RIDDER, name_in(language, TEXT), state, None)
        missed = verdicts.Missed("channel", "Forbidden: <bot> was kicked", state == "in doubt")
        yield f"verdicts.did_not_go, {state}", verdicts.did_not_go(language, line, missed)
    yield "verdicts.bind_channel", verdicts.bind_channel(language, "Арна & Ко", -1001234567890)
    yield "verdicts.channel_lost", verdicts.channel_lost(language, "Арна & Ко")
    yield "verdicts.not_changed", verdicts.not_changed(language, "Арна & Ко", "message can't be deleted", "channel")
    yield "verdicts.not_changed, nobody knows", verdicts.not_changed(language, "Арна & Ко", "", "channel")
    yield "verdicts.cannot_post", verdicts.cannot_post(language, "Арна & Ко")


def site_samples(language: Language) -> Drawn:
    offered = site.Offered(7, VKO, "5 < 7", AT, 2, (PIECE,))
    yield "site.card", site.card(language, offered, ZONE)
    yield "site.empty", site.empty(language)
    yield "site.ask_link", asked(language, site.ask_link(language, 7))
    for state in ("returned", "declined"):
        yield f"site.ask_reason, {state}", asked(language, site.ask_reason(language, (7, state)))
    for waiting in (1, 3, 5):
        yield f"site.offers, {waiting}", site.offers(language, waiting)
    for state in ("accepted", "returned", "declined"):
        yield f"site.decided, {state}", site.decided(language, state, name_in(language, TEXT), WHY, LINK, 7)
    for missing in LANGUAGES:
        signed = a_place(VKO, signature={missing: "Арна & Ко"})
        step = (LANGUAGES.index(missing), len(LANGUAGES), (), True)
        yield f"region.signature, {missing}", asked(language, region.signature(missing, language, signed), *step)
    yield (
        "region.signature, none",
        asked(language, region.signature(LANGUAGES[0], language, a_place(VKO)), 0, len(LANGUAGES)),
    )
    for settings in ({}, {"logo": 5}):
        with_logo = replace(a_place(VKO), settings=settings)
        yield f"region.logo, {bool(settings)}", asked(language, region.logo(language, with_logo))
    for settings in ({}, {"own_frame": 5}):
        with_own = replace(a_place(VKO), settings=settings)
        yield f"region.own_frame, {bool(settings)}", asked(language, region.own_frame(language, with_own))
