"""One count at the desk: who told it and what it has been; it is right, or corrected with a reason, or to be proven."""

from __future__ import annotations

from typing import Any

from bot.desk.answers import plain
from bot.desk.calls import Call
from handlers.pages.counts import card_of, correct_for
from newsroom.errors import Refused
from newsroom.pages import corrections, proofs
from newsroom.pages.corrections import CONFIRMED, LONGEST_REASON
from newsroom.values.figures import Doubt, parse_count
from newsroom.values.folding import one_line
from screens.pages import counts as screens


async def look(call: Call) -> dict[str, Any]:
    """Below its page, whose name stands above."""
    shown = await card_of(call.visit, call.number("count"))
    text = plain(screens.card(call.who.language, shown, call.visit.today).text)
    return {
        "id": shown.count.id, "text": text.split("\n", 2)[2],
        "doubted": shown.count.doubt == CONFIRMED, "corrects": screens.can_be_corrected(shown.count),
        "proves": screens.can_be_proven(shown), "longest": LONGEST_REASON,
        "reasons": [{"code": code, "name": name} for code, name in screens.reasons(call.words)],
    }  # fmt: skip


async def settle(call: Call) -> None:
    await corrections.settle(call.tx, call.who, call.number("count"), call.now)


async def correct(call: Call) -> None:
    """`reason`: the code of one, or one's own words."""
    amount = parse_count(call.text("number"))
    if isinstance(amount, Doubt):
        raise Refused("not_a_number")
    await correct_for(call.visit, call.number("count"), amount, one_line(call.text("reason")))


async def ask_for_proof(call: Call) -> None:
    await proofs.ask(call.tx, call.who, call.number("count"), call.now)
