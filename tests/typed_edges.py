"""What is wrong at an edge is refused by mypy: an action, a view, a notice, in their names, number and types.

Nobody runs this, `make lint` reads it: an `ignore` where mypy has nothing to complain of fails it, as does a complaint
where there is none to be.
"""

from __future__ import annotations

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
async def shows(visit: Visit) -> None: ...


async def verdict(_: AsyncConnection, about: notices.Verdict, __: Notice, ___: Language) -> Screen | None:
    return Screen(about.state, pieces=()) if about.post_id else None


async def knows(_: Visit, place: int) -> int:
    return place


async def saves(_: Visit, __: Said, ___: int) -> Screen:
    return Screen("")


def of_an_action() -> None:
    actions.HOLD(17), actions.REVIEW(None), actions.REVIEW(17), actions.HEIR(1, 2, "chair")
    tapped(actions.HOLD, take_over)
    actions.HOLDS(17)  # type: ignore[attr-defined]
    actions.HOLD()  # type: ignore[call-arg]
    actions.HOME(17)  # type: ignore[call-arg]
    actions.HOLD("17")  # type: ignore[arg-type]
    tapped(actions.HOLD, hear_words)  # type: ignore[arg-type]
    tapped(actions.HOLD, hear_nothing)  # type: ignore[arg-type]


async def of_a_view(visit: Visit) -> None:
    visit.turn_to(draw_card, post=17)
    await visit.show(views.places, purpose="look", above=1, letters="a")
    await visit.show("card", post=17)  # type: ignore[arg-type]
    await visit.show(views.place, purpose="look", above=1)  # type: ignore[attr-defined]
    await visit.show(draw_card)  # type: ignore[call-arg]
    await visit.show(draw_card, post=17, page=1)  # type: ignore[call-arg]
    visit.turn_to(draw_card, post="17")  # type: ignore[arg-type]
    visit.is_on("card")  # type: ignore[arg-type]


async def of_a_form(visit: Visit) -> None:
    await FIGURE.ask(visit, place=17, kind="members")
    Step("link", review.ask_link, LINK)
    Question[str]("text", Button("Back"), ((Offer("Today", "today"),),))
    await FIGURE.ask(visit, place=17)  # type: ignore[call-arg]
    await CLOSE.ask(visit, place="17")  # type: ignore[arg-type]
    await CLOSE.ask(visit, place=17, day=1)  # type: ignore[call-arg]
    Step("day", upkeep.close, LINK)  # type: ignore[arg-type]
    _: str = Said({})[CLOSED_ON]  # type: ignore[assignment]
    Question[str]("text", Button("Back"), ((Offer("Today", 5),),))  # type: ignore[arg-type]
    Form("of a test", knows, CLOSED_ON, save=saves)  # type: ignore[misc]


def of_a_refusal() -> None:
    raise Refused("old_buton")  # type: ignore[arg-type]


async def of_a_notice(visit: Visit) -> None:
    await tell(visit.tx, notices.Verdict(17, "sent"), CHAIR, visit.now)
    Kind(notices.Verdict, verdict, readers.authors)
    Kind(notices.Verdict, verdict, sitting("chair", at=lambda about: about.post_id))
    notices.Verdicts(17)  # type: ignore[attr-defined]
    notices.Verdict(17)  # type: ignore[call-arg]
    notices.Amendment(17, 18)  # type: ignore[call-arg]
    notices.Verdict(post=17, state="sent")  # type: ignore[call-arg]
    notices.Verdict("17", "sent")  # type: ignore[arg-type]
    await tell(visit.tx, "verdict", CHAIR, visit.now)  # type: ignore[arg-type]
    await tell(visit.tx, notices.Amendment(17), [1], visit.now)  # type: ignore[list-item]
    _ = notices.Amendment(17).state  # type: ignore[attr-defined]
    Kind(notices.DidNotGo, verdict, readers.region)  # type: ignore[arg-type]
    Kind(notices.Verdict, verdict, people_readers.whose_seat)  # type: ignore[arg-type]
    Kind(notices.Verdict, verdict, sitting("chair", at=lambda about: about.region_id))  # type: ignore[attr-defined]
