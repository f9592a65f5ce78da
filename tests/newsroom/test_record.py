"""The record of roles and settings, as the owner and the press service read it."""

from __future__ import annotations

from newsroom import record
from newsroom.people import upkeep
from tests.newsroom.everybody import NOW, place, seated, sent_post


async def test_the_newest_first_with_who_did_it_and_where(tx):
    region, owner = await seated(tx, "specialist", "vko"), await seated(tx, "owner", "centre")
    names = {"kk": "Самар", "ru": "Самар"}
    await upkeep.rename(tx, region, await place(tx, "ridder"), names, NOW)
    (newest, *_), count = await record.read(tx, owner, 0, 10)
    assert (newest.kind, newest.name, newest.role, newest.place) == ("place renamed", region.name, "specialist", names)
    assert (newest.at, newest.details["names"]) == (NOW, names)
    assert count == 5, "two invitations from the command line, two who came in, and a name"


async def test_page_by_page_and_without_the_way_of_posts(tx):
    press = await seated(tx, "press", "centre")
    await sent_post(tx, await seated(tx, "chair", "ridder"))
    whole, count = await record.read(tx, press, 0, record.MOST)
    pages = [(await record.read(tx, press, first, 3))[0] for first in range(0, count, 3)]
    assert [one for page in pages for one in page] == whole
    assert (len(whole), {one.kind for one in whole}) == (count, {"invited", "seat taken"})
