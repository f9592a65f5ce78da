"""Samples of the register of pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from locales import Language
from newsroom.values.figures import Amount
from newsroom.values.page_links import parse_page_link
from screens.pages import register
from tests.screens.sample_data import RIDDER, TODAY, ULAN, Drawn, asked

GROUP = register.Line(7, "facebook", "group", "https://www.facebook.com/groups/600856043837357", amount=Amount(225))
PAGE = register.Line(8, "facebook", "page", "https://www.facebook.com/Katonkasypodak2024")
TO_ASK = register.Line(9, "instagram", "page", "https://www.instagram.com/p/CxYz123", is_to_ask=True)
ENDED = date(2026, 9, 1)


def pages_samples(language: Language) -> Drawn:
    yield "register.pages, none", register.pages(language, register.Pages(3, RIDDER, [], "place:3"))
    ended = [replace(PAGE, id=20 + n, ended=how) for n, how in enumerate(("closed", "feeds"))]
    some = [GROUP, PAGE, TO_ASK, replace(PAGE, kind="profile", amount=Amount(6200, "about")), *ended]
    yield "register.pages", register.pages(language, register.Pages(3, RIDDER, some, "for:3"))
    for platform in ("facebook", "instagram", "telegram", "tiktok", "youtube", "aitu", "website", "app"):
        page = replace(PAGE, platform=platform, url="https://example.org/?a=1&b=2")
        yield f"register.card, {platform}", register.card(language, register.Card(page, 3), TODAY)
    counted = register.Card(GROUP, 3, RIDDER, TODAY, elsewhere=(ULAN,), noted="added")
    yield "register.card, counted", register.card(language, counted, TODAY)
    yield "register.card, mended", register.card(language, register.Card(PAGE, 3, noted="mended"), TODAY)
    yield "register.card, to ask", register.card(language, register.Card(TO_ASK, 3), TODAY)
    for how in ("closed", "feeds", "mistake"):
        card = register.Card(replace(GROUP, ended=how), 3, counted_on=TODAY, closed_on=ENDED)
        yield f"register.card, {how}", register.card(language, card, TODAY)
        ending = register.Ending(GROUP, how, TODAY)
        yield f"register.end, {how}", asked(language, register.end(language, ending))
    for page_id in (0, 7):
        for name, sent in (("", ""), (", which", "facebook.com/Katon.2024"), (", channel", "t.me/kasipodak_ulan"),
                           (", single", "https://fb.watch/abc"), (", in it", "https://facebook.com/Katon/posts/1"),
                           (", clip", "https://www.tiktok.com/@profsouz/video/7")):  # fmt: skip
            link = parse_page_link(sent) if sent else None
            question = register.address(language, register.Adding(3, page_id, sent, link))
            yield f"register.address, {page_id}{name}", asked(language, question)
