"""Every button with its values: what each of them is, and what it must not be."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

LARGE = "9223372036854775808"  # one more than fits a database
NUMBERS = ("", "٣", "--5", "-5", "-0", "+1", " 1", "1e3", "1_0", "01", LARGE, "9" * 30)
WORDS = ("", "x", "CHAIR", "chair ", "kk\n", "٣", "9" * 20, "__class__")
# kind of a value: what it must not be, beside missing
HOSTILE: dict[str, tuple[str, ...]] = {
    "id": (*NUMBERS, "0"),
    "chat": (*set(NUMBERS) - {"-5"}, "-" + LARGE, "-" + "9" * 20, "0"),
    "page": (*NUMBERS, "1000000001"),
    "uses": (*NUMBERS, "0", "21", "2147483648"),
    "choice": (*NUMBERS, "7", "99", "2147483648"),
    "days": (*NUMBERS, "2", "99999", "800000", "-99999"),
    "times": (*NUMBERS, "2147483648"),
    "yes": (*NUMBERS, "2"),
    "day": ("a", "2026-13-01", "2026-02-30", "1999-12-31", "2101-01-01", "٢٠٢٦-12-01", "2026-12-1", "20261201",
            "2026-W49-2", "-2026-12-01", "2026-12-01 "),
    "week": ("a", "2026-W99", "2026-W00", "0000-W01", "0001-W01", "9999-W52", "9999-W53", "2025-W53", "1999-W01",
             "2101-W01", "٢٠٢٦-W01", "2026-W1", "2026W01", "-2026-W01", "2026-W47 "),
    "word": WORDS,
    "mark": ("", "x", "BACK", "0123456789a", "a b", "٣٣", "__class__"),
    "known": (*NUMBERS, "0", "999999"),  # of what there are few, so that another is none of them
}  # fmt: skip
HOSTILE["first page"] = tuple(one for one in HOSTILE["page"] if one)
HOSTILE["own region"] = HOSTILE["passed"] = tuple(one for one in HOSTILE["id"] if one)
HOSTILE["this week"] = HOSTILE["week"]
HOSTILE["or facebook"] = WORDS
HOSTILE["day"] = (
    "",
    "x",
    "2027-5-16",
    "20270516",
    "2027-02-30",
    "1999-12-31",
    "2101-01-01",
    "٢٠٢٧-05-16",
    "2027-05-16 ",
)
HOSTILE["year"] = ("", "0", "20260")
HOSTILE["this year"] = ("x", "1999", "2101", "٢٠٢٧", "-2027", "02027")
HOSTILE["or mark"] = HOSTILE["mark"]
MAY_BE_MISSING = ("this year", "first page", "own region", "passed", "this week", "or facebook", "or mark")


def buttons(w: SimpleNamespace) -> dict[str, tuple[tuple[str, Any], ...]]:
    """action: each of its values with its kind, as in a world where all of it is there."""
    ids = {
        "reached": 1, "join_at": w.vko, "join_below": w.vko, "request": w.ridder, "decline": w.request,
        "for": w.ridder, "rubrics": w.draft, "example": w.draft, "sit": w.seats,
        "invite": w.ridder, "new_account": w.deputy.seat.id, "revoke": w.for_deputy, "invitation": w.for_deputy,
        "print_card": w.for_deputy,
        "cards": w.vko, "edit_text": w.sent, "other_text": w.sent, "set_rubric": w.sent, "photos": w.sent,
        "merge_posts": w.sent, "history": w.sent, "take_back": w.sent, "withdraw": w.sent, "recording": w.stream,
        "places": w.vko, "places_above": w.ridder, "place": w.ridder, "draft": w.draft,
        "hints": w.draft, "anew": w.draft, "bring_back": w.dropped, "drop": w.draft, "correct": w.draft,
        "publish": w.sent,
        "when": w.sent, "remove": w.out, "undo": w.approved, "remove_sure": w.out, "link": w.sent, "offer": w.out,
        "logo": w.vko, "own_frame": w.vko,
        "signature": w.vko, "unbind": w.vko,
        "card": w.sent, "lib_item": w.item, "lib_edit": w.item, "lib_title": w.item, "lib_note": w.item,
        "lib_link": w.item, "lib_unlink": w.item, "lib_force": w.item, "lib_file": w.item, "lib_file_off": w.file,
        "lib_move": w.item, "lib_withdraw": w.item, "lib_again": w.item, "lib_new": w.section,
        "lib_section_name": w.own_section, "practice": w.out, "hold": w.sent, "more": w.sent, "approve": w.sent,
        "return": w.sent, "refuse": w.sent, "seat": w.chair.seat.id, "handover": w.chair.seat.id,
        "drop_drafts": w.chair.seat.id, "end": w.chair.seat.id, "end_sure": w.chair.seat.id, "take": w.offer,
        "edit": w.ridder, "rename": w.ridder, "add": w.ridder, "duty": w.ridder, "close": w.ulan,
        "merge": w.ridder, "pages": w.ridder, "growth": w.ridder, "page_add": w.ridder, "page_card": w.ridder_page,
        "count_card": w.figure, "count_right": w.figure, "count_correct": w.figure, "proof_ask": w.figure,
        "proof": w.figure, "page_counts": w.ridder_page,
        "page_change": w.ridder_page, "page_life": w.ridder_page, "page_posts": w.ridder_page,
        "page_reach": w.ridder_page, "page_remarks": w.ridder_page, "page_resumed": w.ridder_page,
        "page_words": w.ridder_page,
        "page_address": w.ridder_page, "page_mistake": w.ridder_page, "page_reopen": w.ridder_page,
        "entry": w.entry, "entry_correct": w.entry, "entry_away": w.entry, "entry_back": w.entry,
        "entry_proof": w.entry, "entry_spoke": w.entry, "outlet": w.paper, "outlet_name": w.paper,
        "outlet_into": w.paper, "counted_how": w.ridder,
        "plan_approve": w.submitted_plan, "plan_return": w.submitted_plan, "plan_publish": w.approved_plan,
        **dict.fromkeys(("plan_anew", "plan_submit", "plan_fact", "plan_picture", "plan_print", "plan_calendar"),
                        w.drafted_plan),
        **dict.fromkeys(("slot", "slot_day", "slot_rubric", "slot_topic"), w.drafted_slot),
        # answers of another time: what they stood below is asked anew
        "close_today": w.ulan, "close_on": w.ulan, "figure_meant": w.ridder, "unsigned": w.vko, "because": w.sent,
        "refused": w.sent, "at": w.sent,
    }  # fmt: skip
    return {action: (("id", number),) for action, number in ids.items()} | {
        "plan_of": (("id", w.vko), ("day", "2026-12-01")),
        "plan_week": (("id", w.drafted_plan), ("week", "2027-W02"), ("first page", 0)),
        "plan_draft": (("id", w.vko), ("day", "2027-05-01")),
        "plan_anew_sure": (("id", w.drafted_plan), ("yes", 1)),
        "plans": (("first page", 0),),
        "own_plan": (("id", w.ridder), ("day", "2027-04-01")),
        "own_calendar": (("id", w.ridder), ("day", "2027-04-01")),
        "slot_move": (("id", w.drafted_slot), ("times", 0), ("day", "2027-01-12")),
        "slot_insist": (("id", w.drafted_slot), ("times", 0), ("day", "2027-01-16")),
        "slot_swap": (("id", w.drafted_slot), ("first page", 0)),
        "slot_swap_with": (("id", w.drafted_slot), ("times", 0), ("id", w.other_slot)),
        "slot_to_rubric": (("id", w.drafted_slot), ("times", 0), ("known", 1)),
        "slot_branch": (("id", w.drafted_slot), ("first page", 0)),
        "slot_to_branch": (("id", w.drafted_slot), ("times", 0), ("passed", w.ulan)),
        "slot_drop": (("id", w.drafted_slot), ("times", 0)),
        "slot_back": (("id", w.dropped_slot), ("times", 0)),
        "slot_judge": (("id", w.drafted_slot), ("word", "done")),
        "slot_add": (("id", w.drafted_plan), ("week", "2027-W02")),
        "slot_add_on": (("id", w.drafted_plan), ("day", "2027-01-12")),
        "slot_add_to": (("id", w.drafted_plan), ("day", "2027-01-12"), ("known", 1)),
        "lib_found": (("first page", 0),),
        "lib_section": (("id", w.section), ("first page", 0)),
        "lib_past": (("id", w.item), ("first page", 0)),
        "lib_open": (("id", w.item), ("word", "all")),
        "lib_move_to": (("id", w.item), ("id", w.own_section)),
        "enter": (("word", "kk"),),
        "in_report": (("own region", w.vko),),
        "enter_kind": (("id", w.ridder), ("word", "subscription")),
        "entries": (("id", w.ridder), ("word", "press"), ("first page", 0)),
        "entry_doubt": (("id", w.entry), ("yes", 1)),
        "entry_state": (("id", w.decision), ("word", "done")),
        "outlets": (("first page", 0),),
        "outlet_is": (("id", w.paper), ("word", "city"), ("passed", w.entry)),
        "form": (("mark", w.question), ("mark", "back")),
        "language": (("word", "ru"),),
        "join_in": (("word", "ru"),),
        "send": (("id", w.draft), ("or mark", "back")),
        "change": (("id", w.draft), ("or mark", "back")),
        "let_in": (("id", w.request), ("word", "deputy")),
        "digest": (("this week", "2026-W46"),),
        "remind": (("week", "2026-W47"),),
        "days": (("this year", 2027), ("first page", 0)),
        "breaks": (("id", w.vko), ("this year", 2026)),
        "break": (("id", w.vko), ("year", 2026), ("word", "winter")),
        "day_card": (("day", "2027-05-16"),),
        "day_not_off": (("day", "2027-05-16"),),
        "day_move": (("day", "2027-05-16"),),
        "day_sure": (("day", "2027-05-16"),),
        "day_back": (("day", "2027-06-01"),),
        "quiet": (("id", w.ridder), ("week", "2026-W47")),
        "quiet_back": (("id", w.ridder), ("week", "2026-W47")),
        "quiets": (("week", "2026-W47"), ("first page", 0)),
        "rubric": (("id", w.draft), ("known", 1)),
        "write": (("id", 1),),
        "step": (("id", w.draft), ("word", "photos")),
        "count_page": (("id", w.ridder_page), ("word", "today")),
        "all_pages": (("first page", 0),),
        "ranks": (("word", "instagram"), ("first page", 0)),
        "rubric_list": (("own region", w.vko),),
        "rubric_card": (("id", w.vko), ("known", 1)),
        "rubric_add": (("id", w.vko),),
        "rubric_name": (("id", w.vko), ("known", 1)),
        "rubric_words": (("id", w.vko), ("known", 1), ("word", "example")),
        "rubric_move": (("id", w.vko), ("known", w.rubric), ("yes", 1)),
        "rubric_use": (("id", w.vko), ("known", 1), ("yes", 0)),
        "rubric_reset": (("id", w.vko), ("known", 1)),
        "prompts": (("id", w.vko), ("known", 1), ("first page", 0)),
        "prompt_card": (("id", w.vko), ("known", 1)),
        "prompt_add": (("id", w.vko), ("known", 1)),
        "prompt_text": (("id", w.vko), ("known", w.prompt)),
        "prompt_season": (("id", w.vko), ("known", w.prompt)),
        "prompt_keep": (("id", w.vko), ("known", w.prompt), ("yes", 0)),
        "page_kind": (("id", w.ridder_page), ("word", "profile")),
        "page_last": (("id", w.ridder_page), ("word", "own_post")),
        "page_chip": (("id", w.ridder_page), ("word", "logos")),
        "page_end": (("id", w.ridder_page), ("word", "feeds")),
        "on_day": (("id", w.draft), ("days", 1)),
        "repost": (("id", w.draft), ("yes", 1)),
        "frame": (("id", w.draft), ("yes", 1)),
        "from_primary": (("id", w.draft), ("yes", 1)),
        "frame_photos": (("id", w.sent), ("yes", 1)),
        "invite_as": (("id", w.ridder), ("word", "deputy")),
        "uses": (("id", w.for_deputy), ("uses", 5)),
        "invitations": (("id", w.ridder), ("first page", 0)),
        "to_rubric": (("id", w.sent), ("known", 1)),
        "lead": (("id", w.sent), ("id", w.media[1])),
        "leave_out": (("id", w.sent), ("id", w.media[1])),
        "merge_with": (("id", w.sent), ("id", w.second)),
        "mine": (("first page", 0),),
        "page": (("page", 0),),
        "exchange": (("id", w.rewritten), ("id", w.former)),
        "pour": (("id", w.draft2), ("id", w.draft)),
        "standard": (("id", w.draft), ("word", "photo")),
        "there": (("id", w.doubtful), ("yes", 1)),
        "there_on": (("id", w.unsure), ("word", "facebook"), ("yes", 1)),
        "where": (("id", w.sent), ("or facebook", "channel")),
        "publish_to": (("id", w.sent), ("word", "channel+facebook")),
        "when_to": (("id", w.sent), ("word", "facebook")),
        "package": (("id", w.sent), ("or facebook", "aitu")),
        "bind": (("chat", w.channel),),
        "record": (("first page", 0),),
        "settings": (("own region", w.vko),),
        "setting": (("id", w.vko), ("word", "leap")),
        "set": (("id", w.vko), ("word", "leap"), ("choice", 1)),
        "review": (("passed", w.sent),),
        "heir": (("id", w.chair.seat.id), ("id", w.heir.seat.id), ("word", "acting")),
        "site_back": (("id", w.offer), ("word", "returned")),
        "figure": (("id", w.ridder), ("word", "members")),
        "edit_part": (("id", w.sent), ("word", "kk"), ("first page", 0)),
        "staff": (("id", w.ridder), ("yes", 1)),
        "merge_into": (("id", w.ridder), ("id", w.ulan)),
        "merge_sure": (("id", w.ridder), ("id", w.ulan)),
    }


def spoilt(action: str, values: tuple[tuple[str, Any], ...]) -> list[str]:
    """The button with one of its values turned into something else, or with what follows cut off."""
    told = [str(value) for _, value in values]
    made = []
    for at, (kind, _) in enumerate(values):
        if kind not in MAY_BE_MISSING:
            made.append(":".join([action, *told[:at]]))
        made += [":".join([action, *told[:at], hostile, *told[at + 1 :]]) for hostile in HOSTILE[kind]]
    return made
