"""Whatever can be empty says what is to be done, with the button for it; or who does it, where somebody else does."""

from __future__ import annotations

import re

import pytest

from locales import LANGUAGES, words_for
from screens.screen import Screen
from tests.screens.samples import all_screens

IS_EMPTY = re.compile(r", (none|nothing|nobody|empty)\b|[._](none|empty)\b|\.no_")
HOW = ("failures.", "helping.")  # said of what there is, and no list of it
# sample: the action that leads on from there.
LEADS = {
    "door.no_requests": "people",
    "chair.chair_home, newcomer": "try",
    "chair.chair_home, nothing yet": "plan",
    "specialist.specialist_home, newcomer, nothing": "bind_how",
    "set_up.set_up, nothing": "bind_how",
    "places.choose, none below a centre": "place",
    "places.choose, none below a region": "place",
    "places.hand_over, nobody there": "invite_as",
    "invitations.choose_role, nobody": "place",
    "invitations.open_ones, none": "invite",
    "posts.mine, none": "post",
    "own.own, none": "post",
    "own.changed, none": "own_plan",
    "summary.summary, nothing": "write_at",
    "summary.summary, nothing yet": "write_at",
    "review.empty, 0": "enter_for",
    "review.empty, 3": "ready",
    "review.listed, none": "review",
    "answering.none": "setting",
    "answering.none, open, aside": "asides",
    "answering.aside, nothing": "questions",
    "followers.no_pages, False": "page_add",
    "followers.no_pages, True": "page_add",
    "register.pages, none": "page_add",
    "standing.all_pages, none": "pages",
    "standing.growth, none": "pages",
    "standing.template, none": "all_pages",
    "month.none, True, 12": "plan_draft",
    "month.none, True, 11": "plan_of",  # of a month that is over
    "keeping.rubrics, none": "rubric_add",
    "bank.prompts, none": "prompt_add",
    "outlets.listing, none": "in_report",
    "digests.digest, nothing comes": "digest_silent",
    "issued.listing, none": "digest",
    "points.listing, none": "report_add",
    "goals.goals, none at a branch": "goal",
    "running.listed, none": "tip",
    "running.answers, none": "reached",
    "shelves.section, empty": "lib_new",
    "shelves.found, nothing": "lib_section",
} | {
    f"card.listing, {kind}, none": "entries"
    for kind in ("press", "broadcast", "subscription", "material", "event", "application", "decision", "proposal")
}  # fmt: skip
# sample: what it says of who does it, or how it comes.
SAYS = {
    "places.choose, none below a branch": "The regional organisation adds primary organisations.",
    "site.empty": "Specialists offer what came out, and we tell you of it.",
    "counts.doubts, 0": "One that leaps comes here by itself.",
    "tasks.listed, none": "No tasks now. A new one comes by itself.",
    "set_up.set_up, done": "All of it is done. Should something break, it stands on the home again.",
    "month.none, False, 12": "The specialist of a region drafts its plan.",
}
# No list, or one that is empty because all is well.
ELSE = {
    "places.seat, nothing done", "record.record, nobody", "status.raised, nothing waits", "region.signature, none",
    "review.ask_text, none yet", "verdicts.not_changed, nobody knows", "slots.swap, none", "slots.add, none",
    "papers.fact, nothing yet", "reminders.preview, nobody", "quiet.of_region, nobody", "days.year, nothing left",
    "days.changed, nothing moved", "draft.differences, none", "issued.letterhead, none before",
    "writing.card, nothing yet", "counting.ties, nothing", "addressing.to_whom, nobody",
    "desk.no_desk",
    "addressing.around, nobody, None", "addressing.around, nobody, 1", "keeping.past, none",
}  # fmt: skip


def leads(screen: Screen) -> set[str]:
    return {button.data.partition(":")[0] for row in screen.buttons for button in row}


def test_whatever_can_be_empty_is_known_here():
    drawn = {name for name in all_screens("kk") if IS_EMPTY.search(name) and not name.startswith(HOW)}
    assert drawn <= {*LEADS, *SAYS, *ELSE}, "say what leads on from it, or who does it"
    assert {*LEADS, *SAYS, *ELSE} <= set(all_screens("kk"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_leads_on_or_says_who_does_it(language):
    drawn, words = all_screens(language), words_for(language)
    assert {name: action for name, action in LEADS.items() if action not in leads(drawn[name])} == {}
    assert {name: said for name, said in SAYS.items() if words(said) not in drawn[name].text} == {}
