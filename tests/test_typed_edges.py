"""What is wrong at an edge is refused by mypy: an action, a view, a notice, in their names, number and types."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAD = """
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import views
from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.people.upkeep import CLOSE, CLOSED_ON, FIGURE
from handlers.review.queue import draw_card, take_over
from handlers.steps import LINK, Said, Step
from handlers.visit import Visit
from locales import Language
from newsroom.errors import Refused
from newsroom.notices import Recipient, tell
from newsroom.outbox import Notice
from newsroom.people import readers as people_readers
from newsroom.posts import notices, readers
from newsroom.union.readers import sitting
from scheduler.notices.kinds import Kind
from screens import actions
from screens.forms import Offer, Question
from screens.people import upkeep
from screens.review import review
from screens.screen import Button, Screen

CHAIR = [Recipient(1, 1)]

async def hear_words(_: Event, visit: Visit, words: str) -> None: ...
async def hear_nothing(_: Event, visit: Visit) -> None: ...
async def verdict(_: AsyncConnection, about: notices.Verdict, __: Notice, ___: Language) -> Screen | None:
    return Screen(about.state, pieces=()) if about.post_id else None

async def knows(_: Visit, place: int) -> int:
    return place
async def saves(_: Visit, __: Said, ___: int) -> Screen:
    return Screen("")

async def shows(visit: Visit) -> None:
"""
# name, what is wrong (or, where mypy is to say nothing, right), and what it must say
SNIPPETS = (
    ("right", """
    actions.HOLD(17), actions.REVIEW(None), actions.REVIEW(17), actions.HEIR(1, 2, "chair")
    tapped(actions.HOLD, take_over)
    visit.turn_to(draw_card, post=17)
    await visit.show(views.places, purpose="look", above=1, letters="a")
    """, ""),
    ("no such action", "actions.HOLDS(17)", 'Module has no attribute "HOLDS"'),
    ("an action with too little", "actions.HOLD()", 'Too few arguments for "__call__" of "Action"'),
    ("an action with too much", "actions.HOME(17)", 'Too many arguments for "__call__" of "Action"'),
    ("an action with another type", 'actions.HOLD("17")', 'has incompatible type "str"; expected "int"'),
    ("a handler of another type", "tapped(actions.HOLD, hear_words)", 'Argument 2 to "tapped" has incompatible type'),
    ("a handler of nothing", "tapped(actions.HOLD, hear_nothing)", 'Argument 2 to "tapped" has incompatible type'),
    ("a view by its bare name", 'await visit.show("card", post=17)', 'Argument 1 to "show" of "Visit"'),
    ("no such view", "await visit.show(views.place, purpose='look', above=1)", 'Module has no attribute "place"'),
    ("a view without its parameter", "await visit.show(draw_card)", 'Missing positional argument "post"'),
    ("a view with one more", "await visit.show(draw_card, post=17, page=1)", 'Unexpected keyword argument "page"'),
    ("a view with another type", 'visit.turn_to(draw_card, post="17")', 'has incompatible type "str"; expected "int"'),
    ("what is not on any screen", 'visit.is_on("card")', 'Argument 1 to "is_on" of "Visit" has incompatible type'),
    ("right form", """
    await FIGURE.ask(visit, place=17, kind="members")
    Step("link", review.ask_link, LINK)
    Question[str]("text", Button("Back"), ((Offer("Today", "today"),),))
    """, ""),
    ("a form without its parameter", "await FIGURE.ask(visit, place=17)", 'Missing positional argument "kind"'),
    ("a form with another type", 'await CLOSE.ask(visit, place="17")', 'has incompatible type "str"; expected "int"'),
    ("a form with one more", "await CLOSE.ask(visit, place=17, day=1)", 'Unexpected keyword argument "day"'),
    ("a question read otherwise", 'Step("day", upkeep.close, LINK)', 'Argument 2 to "Step" has incompatible type'),
    ("an answer of another type", "_: str = Said({})[CLOSED_ON]", "Incompatible types in assignment"),
    ("an offer of another type", 'Question[str]("text", Button("Back"), ((Offer("Today", 5),),))', "incompatible type"),
    ("a form about something else", 'Form("of a test", knows, CLOSED_ON, save=saves)',
     'Cannot infer value of type parameter "A" of "Form"'),
    ("no such refusal", 'raise Refused("old_buton")', 'Argument 1 to "Refused" has incompatible type'),
    ("right notice", """
    await tell(visit.tx, notices.Verdict(17, "sent"), CHAIR, visit.now)
    Kind(notices.Verdict, verdict, readers.authors)
    Kind(notices.Verdict, verdict, sitting("chair", at=lambda about: about.post_id))
    """, ""),
    ("no such notice", "notices.Verdicts(17)", 'Module has no attribute "Verdicts"'),
    ("a notice with too little", "notices.Verdict(17)", 'Missing positional argument "state" in call to "Verdict"'),
    ("a notice with too much", "notices.Amendment(17, 18)", 'Too many arguments for "Amendment"'),
    ("a notice of another name", 'notices.Verdict(post=17, state="sent")', 'Unexpected keyword argument "post"'),
    ("a notice with another type", 'notices.Verdict("17", "sent")', 'has incompatible type "str"; expected "int"'),
    ("a notice by its bare name", 'await tell(visit.tx, "verdict", CHAIR, visit.now)', 'Argument 2 to "tell"'),
    ("a notice told to a number", "await tell(visit.tx, notices.Amendment(17), [1], visit.now)", "List item 0"),
    ("what a notice has not", "notices.Amendment(17).state", '"Amendment" has no attribute "state"'),
    ("words of another notice", "Kind(notices.DidNotGo, verdict, readers.region)", 'Argument 2 to "Kind"'),
    ("a rule of another notice", "Kind(notices.Verdict, verdict, people_readers.whose_seat)", 'Argument 3 to "Kind"'),
    ("a rule that asks for what is not there",
     'Kind(notices.Verdict, verdict, sitting("chair", at=lambda about: about.region_id))',
     '"Verdict" has no attribute "region_id"'),
)  # fmt: skip


@pytest.fixture(scope="module")
def said(tmp_path_factory) -> dict[str, list[str]]:
    """What mypy says of each, all in one run, by the project's own configuration."""
    folder = tmp_path_factory.mktemp("edges")
    files = {name: folder / f"{name.replace(' ', '_')}.py" for name, _, _ in SNIPPETS}
    for name, source, _ in SNIPPETS:
        files[name].write_text(f"{HEAD}    {source.strip()}\n", "utf-8")
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "mypy", "--config-file", root / "pyproject.toml", "--no-pretty", *files.values()]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 (our own files)
    assert run.stderr == ""
    lines = run.stdout.splitlines()
    return {name: [line for line in lines if path.name in line and ": error:" in line] for name, path in files.items()}


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, _, words in SNIPPETS])
def test_what_mypy_says(said, name, words):
    if not words:
        assert said[name] == []
    else:
        assert len(said[name]) == 1, said[name]
        assert words in said[name][0]
