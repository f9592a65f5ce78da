"""The record of changes of roles and settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import Any

from locales import Language, Words, escaped, words_for
from newsroom.record import Entry
from screens import actions
from screens.parts import home, name_in, role_name
from screens.people.places import named
from screens.screen import Button, Picture, Piece, Rows, Screen

PER_PAGE = 10


def deed_name(words: Words, kind: str) -> str:
    return {
        "invited": words("Invitation made"),
        "invitation revoked": words("Invitation withdrawn"),
        "seat taken": words("Seat taken"),
        "seat handed over": words("Seat handed over"),
        "term ended": words("Term ended"),
        "account changed": words("Account changed"),
        "drafts dropped": words("Unfinished posts dropped"),
        "request approved": words("Request approved"),
        "request declined": words("Request declined"),
        "place added": words("Place added"),
        "place renamed": words("Place renamed"),
        "place merged": words("Place merged"),
        "place closed": words("Place closed"),
        "count settled": words("Count found right"),
        "count corrected": words("Count corrected"),
        "proof asked": words("Screenshot asked for"),
        "page added": words("Page added"),
        "page corrected": words("Page corrected"),
        "page ended": words("Page ended"),
        "page opened again": words("Page opened again"),
        "figure noted": words("Figure noted"),
        "figure superseded": words("Figure replaced by a later one"),
        "duty set": words("Information work noted"),
        "setting changed": words("Setting changed"),
        "goal set": words("Goal set"),
        "task closed": words("Task closed"),
        "reminder sent": words("Reminder sent by hand"),
        "rubric added": words("Rubric added"),
        "rubric renamed": words("Rubric renamed"),
        "rubric explained": words("Guidance or example of a rubric changed"),
        "rubric as everywhere": words("Rubric put back as everywhere"),
        "rubric retired": words("Rubric retired"),
        "rubric brought back": words("Rubric brought back"),
        "rubrics ordered": words("Order of the rubrics changed"),
        "prompt added": words("Prompt added"),
        "prompt changed": words("Prompt changed"),
        "prompt removed": words("Prompt removed"),
        "channel bound": words("Channel bound"),
        "channel let go": words("Channel let go"),
        "past counts brought in": words("Past counts brought in"),
        "page connected": words("Facebook page connected"),
        "page disconnected": words("Facebook page disconnected"),
        "plan drafted": words("Plan drafted"),
        "plan submitted": words("Plan submitted"),
        "plan returned": words("Plan returned"),
        "plan approved": words("Plan approved"),
        "plan published": words("Plan published"),
        "history brought in": words("History brought in from a file"),
        "entry corrected": words("Entry corrected"),
        "entry taken away": words("Entry taken away"),
        "entry put back": words("Entry put back"),
        "entry judged": words("Entry judged"),
        "outlet described": words("Outlet described"),
        "outlet renamed": words("Outlet renamed"),
        "outlets joined": words("Outlets joined"),
        "tree brought in": words("Tree brought in from a file"),
        "broadcast": words("Broadcast sent"),
        "broadcast again": words("Broadcast: tried again"),
        "broadcast stopped": words("Broadcast stopped"),
        "broadcast corrected": words("Broadcast corrected"),
        "broadcast taken back": words("Broadcast taken back"),
        "broadcast reminded": words("Broadcast: others reminded"),
        "broadcast lists": words("Broadcast: names to specialists"),
        "series begun": words("Series of broadcasts begun"),
        "series halted": words("Series of broadcasts halted"),
        "series goes on": words("Series of broadcasts goes on"),
        "series ended": words("Series of broadcasts ended"),
        "library item added": words("Library: item added"),
        "library item changed": words("Library: item changed"),
        "library changed": words("Library: sections changed"),
        "report issued": words("Official report issued"),
        "report withdrawn": words("Official report withdrawn"),
        "letterhead changed": words("Letterhead changed"),
        "record exported": words("Record exported"),
        "forgotten": words("Personal data erased"),
        "day off": words("Day off entered"),
        "day worked": words("Working day entered"),
        "day usual": words("Holiday moved away"),
        "day taken back": words("Exception in the calendar taken back"),
    }[kind]


def _who(words: Words, entry: Entry) -> str:
    if entry.name is None:
        return words("the system")
    role = f", {role_name(words, entry.role)}" if entry.role else ""
    return named(words, entry.name) + role


def _what(words: Words, entry: Entry) -> str:
    role = entry.details.get("role")
    return deed_name(words, entry.kind) + (f": {role_name(words, role)}" if role else "")


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
