"""What is remarked of a page: each on or off, and in one's own words; as in the chat."""

from __future__ import annotations

from typing import Any

from bot.desk.calls import Call
from locales import LANGUAGES, own_name
from newsroom.pages import corrections, life
from newsroom.union.page_signs import CHIPS, RESUMED
from newsroom.values.days import parse_dated
from newsroom.values.folding import one_line
from screens.names import chip_name
from screens.pages.life import remark_line


async def look(call: Call) -> dict[str, Any]:
    """`asks`: since when is asked before it is on."""
    words, page = call.words, await corrections.require_judged(call.tx, call.who, call.number("page"))
    known = await life.remark_on(call.tx, page.id, call.visit.today)
    on, resumed = (known.chips, known.resumed) if known is not None else ((), None)
    said = known.words if known is not None else {}
    return {
        "line": remark_line(words, known) if known is not None else "",
        "chips": [
            {"code": one, "name": chip_name(words, one, resumed), "on": one in on,
             "asks": one == RESUMED and one not in on} for one in CHIPS
        ],
        "words": [{"language": one, "name": own_name(one), "text": said.get(one, "")} for one in LANGUAGES],
        "longest": life.LONGEST_WORDS,
    }  # fmt: skip


async def remark(call: Call) -> None:
    """What is so already stays so: the page may be of some time ago, and a press would turn it back."""
    page, chip, on = call.number("page"), call.text("chip"), call.flag("on")
    await life.toggle(call.tx, call.who, page, chip, call.now, on=on)


async def resumed(call: Call) -> None:
    day, precision = parse_dated(call.text("day"), call.visit.today)
    await life.note_resumed(call.tx, call.who, call.number("page"), day, precision, call.now)


async def in_words(call: Call) -> None:
    """In a language that is not told it stays as it was."""
    told: dict[str, str] = {one: one_line(call.text(one)) for one in LANGUAGES if one in call.given}
    await life.note_words(call.tx, call.who, call.number("page"), told, call.now)
