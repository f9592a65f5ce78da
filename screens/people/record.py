"""The record of changes of roles and settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import Any

from locales import Language, Words, escaped, later, words_for
from newsroom.record import Entry
from screens import actions
from screens.parts import home, name_in, role_name
from screens.people.places import named
from screens.screen import Button, Picture, Piece, Rows, Screen

PER_PAGE = 10
DEEDS = {
    "invited": later("Invitation made"),
    "invitation revoked": later("Invitation withdrawn"),
    "seat taken": later("Seat taken"),
    "seat handed over": later("Seat handed over"),
    "term ended": later("Term ended"),
    "account changed": later("Account changed"),
    "drafts dropped": later("Unfinished posts dropped"),
    "request approved": later("Request approved"),
    "request declined": later("Request declined"),
    "place added": later("Place added"),
    "place renamed": later("Place renamed"),
    "place merged": later("Place merged"),
    "place closed": later("Place closed"),
    "count settled": later("Count found right"),
    "count corrected": later("Count corrected"),
    "proof asked": later("Screenshot asked for"),
    "page added": later("Page added"),
    "page corrected": later("Page corrected"),
    "page ended": later("Page ended"),
    "page opened again": later("Page opened again"),
    "figure noted": later("Figure noted"),
    "figure superseded": later("Figure replaced by a later one"),
    "duty set": later("Information work noted"),
    "setting changed": later("Setting changed"),
    "goal set": later("Goal set"),
    "task closed": later("Task closed"),
    "reminder sent": later("Reminder sent by hand"),
    "rubric added": later("Rubric added"),
    "rubric renamed": later("Rubric renamed"),
    "rubric explained": later("Guidance or example of a rubric changed"),
    "rubric as everywhere": later("Rubric put back as everywhere"),
    "rubric retired": later("Rubric retired"),
    "rubric brought back": later("Rubric brought back"),
    "rubrics ordered": later("Order of the rubrics changed"),
    "prompt added": later("Prompt added"),
    "prompt changed": later("Prompt changed"),
    "prompt removed": later("Prompt removed"),
    "channel bound": later("Channel bound"),
    "channel let go": later("Channel let go"),
    "past counts brought in": later("Past counts brought in"),
    "page connected": later("Facebook page connected"),
    "page disconnected": later("Facebook page disconnected"),
    "plan drafted": later("Plan drafted"),
    "plan submitted": later("Plan submitted"),
    "plan returned": later("Plan returned"),
    "plan approved": later("Plan approved"),
    "plan published": later("Plan published"),
    "history brought in": later("History brought in from a file"),
    "entry corrected": later("Entry corrected"),
    "entry taken away": later("Entry taken away"),
    "entry put back": later("Entry put back"),
    "entry judged": later("Entry judged"),
    "outlet described": later("Outlet described"),
    "outlet renamed": later("Outlet renamed"),
    "outlets joined": later("Outlets joined"),
    "tree brought in": later("Tree brought in from a file"),
    "broadcast": later("Broadcast sent"),
    "broadcast again": later("Broadcast: tried again"),
    "broadcast stopped": later("Broadcast stopped"),
    "broadcast corrected": later("Broadcast corrected"),
    "broadcast taken back": later("Broadcast taken back"),
    "broadcast reminded": later("Broadcast: others reminded"),
    "broadcast lists": later("Broadcast: names to specialists"),
    "series begun": later("Series of broadcasts begun"),
    "series halted": later("Series of broadcasts halted"),
    "series goes on": later("Series of broadcasts goes on"),
    "series ended": later("Series of broadcasts ended"),
    "library item added": later("Library: item added"),
    "library item changed": later("Library: item changed"),
    "library changed": later("Library: sections changed"),
    "report issued": later("Official report issued"),
    "report withdrawn": later("Official report withdrawn"),
    "letterhead changed": later("Letterhead changed"),
    "record exported": later("Record exported"),
    "forgotten": later("Personal data erased"),
    "day off": later("Day off entered"),
    "day worked": later("Working day entered"),
    "day usual": later("Holiday moved away"),
    "day taken back": later("Exception in the calendar taken back"),
}


def _who(words: Words, entry: Entry) -> str:
    if entry.name is None:
        return words("the system")
    role = f", {role_name(words, entry.role)}" if entry.role else ""
    return named(words, entry.name) + role


def _what(words: Words, entry: Entry) -> str:
    role = entry.details.get("role")
    return words(DEEDS[entry.kind]) + (f": {role_name(words, role)}" if role else "")


def record(language: Language, entries: Sequence[Entry], first: int, total: int, zone: tzinfo) -> Screen:
    words = words_for(language)
    lines = [f"<b>{words('Record of changes')}</b>"]
    for entry in entries:
        where = escaped(name_in(language, entry.place)) + " — " if entry.place else ""
        line = words.html("{when} · {what}", when=words.moment(entry.at, zone), what=_what(words, entry))
        lines.append(f"{line}\n{where}{escaped(_who(words, entry))}")
    rows: Rows = ()
    older = Button(words("Older"), actions.RECORD(first + PER_PAGE))
    newer = Button(words("Newer"), actions.RECORD(max(first - PER_PAGE, 0)))
    turning = (*((newer,) if first else ()), *((older,) if first + PER_PAGE < total else ()))
    if turning:
        rows = (turning,)
    return Screen("\n\n".join(lines), (*rows, (Button(words("Spreadsheet"), actions.RECORD_SHEET()), home(words))))


def sheet_rows(language: Language, entries: Sequence[Entry], zone: tzinfo) -> tuple[list[str], list[list[Any]]]:
    words = words_for(language)
    headers = [words("When"), words("What"), words("Place"), words("Who")]
    rows = [
        [entry.at.astimezone(zone).replace(tzinfo=None), _what(words, entry),
         name_in(language, entry.place) if entry.place else "", _who(words, entry)]
        for entry in entries
    ]  # fmt: skip
    return headers, rows


def exported(language: Language, count: int, sheet: Callable[[], bytes]) -> Screen:
    words = words_for(language)
    text = words.many("The record is in the file: {number} line.", "The record is in the file: {number} lines.", count)
    file = Piece("", (Picture("document", drawn=sheet, name="record.xlsx"),))
    return Screen(text, ((Button(words("Back"), actions.RECORD(0)), home(words)),), (file,))


def title(language: Language) -> str:
    return words_for(language)("Record of changes")
