"""How the followers of pages grow: one definition, for digests and goals alike."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.fetch import fetch_all
from db.tables import Figure, Organisation, Page
from newsroom.digests.figures import PageGrowth
from newsroom.pages import history
from newsroom.union import organisations
from newsroom.union.organisations import CENTRE, REGION, Place


async def of_pages(tx: AsyncConnection, place: Place, first: date, last: date) -> list[PageGrowth]:
    """The newest count up to the last day, beside the newest before the first. Of the union: the regions' own pages."""
    counted = Figure.__table__.alias("counted")
    counts = (
        select(Page.id, Organisation.names.label("place"), Page.platform, Page.kind)
        .add_columns(history.newest("value", before=first).label("before"))
        .add_columns(counted.c.value, counted.c.qualifier, counted.c.low, counted.c.high)
        .join(Page, Page.organisation_id == Organisation.id)
        .join(counted, counted.c.id == history.newest("id", until=last))
        .where(_with_pages(place), history.is_open_on(last))
        .order_by(counted.c.value.desc(), Page.id)
    )
    return await fetch_all(tx, counts, PageGrowth)


def _with_pages(place: Place) -> ColumnElement[Any]:
    return Organisation.level == REGION if place.level == CENTRE else organisations.inside(place)
