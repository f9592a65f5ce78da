"""Screenshots of counts: asked of the branch, and come to whoever has asked."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from locales import Language
from newsroom import weeks
from newsroom.outbox import Notice
from newsroom.pages import corrections, proofs
from newsroom.pages.notices import ProofAsked, ProofSent
from newsroom.union import organisations
from newsroom.union.readers import OF_BRANCH, sitting
from newsroom.who import SPECIALIST
from scheduler.notices.kinds import Kind
from screens.pages import counts as screens
from screens.screen import Screen


async def _asked(tx: AsyncConnection, place_id: int, figure_id: int, notice: Notice) -> screens.Asked | None:
    count = await corrections.find(tx, figure_id)
    if count is None:
        return None
    today = weeks.today(notice.due_at, await organisations.zone_of(tx, place_id))
    return screens.Asked(count, count.names, today)


async def _proof_asked(tx: AsyncConnection, about: ProofAsked, notice: Notice, language: Language) -> Screen | None:
    """Who has sent it meanwhile is left in peace."""
    shot, asked = await proofs.of_figure(tx, about.figure_id), await _asked(tx, about.place_id, about.figure_id, notice)
    return screens.proof_asked(language, asked) if asked and shot is not None and shot.sent_at is None else None


async def _proof_sent(tx: AsyncConnection, about: ProofSent, notice: Notice, language: Language) -> Screen | None:
    asked = await _asked(tx, about.region_id, about.figure_id, notice)
    return screens.proof_came(language, asked) if asked is not None else None


KINDS = (
    Kind(ProofAsked, _proof_asked, sitting(*OF_BRANCH, at=lambda about: about.place_id), is_alike=True),
    Kind(ProofSent, _proof_sent, sitting(SPECIALIST, at=lambda about: about.region_id), is_alike=True),
)
