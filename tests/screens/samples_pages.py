"""Samples of the register of pages, and of counts that are judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from locales import LANGUAGES, Language
from newsroom.pages.activity import Activity
from newsroom.pages.corrections import Before, Counted
from newsroom.pages.history import Count
from newsroom.pages.life import LastTime, Remarked
from newsroom.pages.proofs import Shot
from newsroom.union.page_signs import CHIPS, LIFE
from newsroom.values.figures import Amount
from newsroom.values.page_links import parse_page_link
from screens.pages import counts, life, register
from screens.values import Photo
from tests.screens.sample_data import AT, RIDDER, TODAY, ULAN, WHY, Drawn, asked

GROUP = register.Line(7, "facebook", "group", "https://www.facebook.com/groups/600856043837357", amount=Amount(225))
PAGE = register.Line(8, "facebook", "page", "https://www.facebook.com/Katonkasypodak2024")
TO_ASK = register.Line(9, "instagram", "page", "https://www.instagram.com/p/CxYz123", is_to_ask=True)
ENDED = date(2026, 9, 1)


COUNT = Counted(
    5, 7, 2250, "", None, None, TODAY, None, "bot", "confirmed", "facebook", "group", GROUP.url, 3, 2, RIDDER, AT,
    "Айгүл",
)  # fmt: skip


def counts_samples(language: Language) -> Drawn:
    for n in (0, 2):
        yield f"counts.doubts, {n}", counts.doubts(language, [COUNT] * n)
    before = [
        Count(6, 7, 225, "", None, None, ENDED, None, "file", ""),
        Count(8, 7, 6200, "about", None, None, ENDED, None, "file", ""),
    ]
    yield "counts.counts", counts.counts(language, 7, "facebook", "group", before, TODAY)
    yield "counts.card", counts.card(language, counts.Card(COUNT, before), TODAY)
    was = [Before(22, None, None, "", why, words, AT) for why, words in
           (("same_day", {}), ("mistyped", {}), ("misread", {}), ("other_page", {}), ("words", WHY))]  # fmt: skip
    shots = (Shot(AT, None, None, ""), None), (Shot(AT, AT, 7, "f"), Photo(7, "f"))
    for n, (shot, photo) in enumerate(shots):
        settled = replace(COUNT, doubt="settled", source=("region", "telegram")[n])
        yield f"counts.card, shot {n}", counts.card(language, counts.Card(settled, (), was, shot, photo), TODAY)
    for source in ("file", "sheet", "meta"):
        told = replace(COUNT, source=source, doubt="", name=None)
        yield f"counts.card, {source}", counts.card(language, counts.Card(told), TODAY)
    yield "counts.number", asked(language, counts.number(language, COUNT), 0, 2)
    yield "counts.reason", asked(language, counts.reason(language, COUNT), 1, 2)
    wanted = counts.Asked(COUNT, RIDDER, TODAY)
    yield "counts.proof", asked(language, counts.proof(language, wanted))
    yield "counts.proof_sent", counts.proof_sent(language)
    yield "counts.proof_asked", counts.proof_asked(language, wanted)
    yield "counts.proof_came", counts.proof_came(language, wanted)


def life_samples(language: Language) -> Drawn:
    unknown = life.Life(7, "facebook", "group", Activity({}, None, None, None))
    yield "life.life, unknown", life.life(language, unknown)
    seldom = life.Life(7, "facebook", "page", Activity({}, 0.4, None, False))
    yield "life.life, seldom", life.life(language, seldom)
    told = Activity({}, None, None, None, Amount(2, "range", 2, 3))
    yield "life.life, told by a file", life.life(language, life.Life(7, "facebook", "group", told))
    last = {kind: LastTime(7, kind, ENDED, precision, TODAY)
            for kind, precision in (("own_post", "day"), ("post", "month"), ("activity", "year"))}  # fmt: skip
    activity, said = Activity(last, 2.6, 0.4, True), {"kk": "Сирек жаңарады.", "ru": "Обновляется редко."}
    remark = Remarked(7, TODAY, CHIPS, ENDED, "month", said)
    known = life.Life(7, "facebook", "group", activity, remark, (Amount(6200, "about"), TODAY), judges=True)
    yield "life.life", life.life(language, known)
    for one in (None, remark):
        yield f"life.remarks, {one is not None}", life.remarks(language, 7, "facebook", "group", one)
    for what in LIFE:
        told = life.Asked(7, "facebook", "group", TODAY, what, (ENDED, "month"), ENDED)
        yield f"life.last, {what}", asked(language, life.last(language, told))
    posts = (life.posts_told(language, Amount(2, "range", 2, 3)),)
    yield "life.posts", asked(language, life.posts(language, told), 0, 2)
    yield "life.reposts", asked(language, life.reposts(language, told), 1, 2, posts, True)
    yield "life.reach", asked(language, life.reach(language, told))
    yield "life.resumed", asked(language, life.resumed(language, told))
    for step, missing in enumerate(LANGUAGES):
        yield (
            f"life.own_words, {missing}",
            asked(language, life.own_words(missing, language, told), step, len(LANGUAGES)),
        )


def pages_samples(language: Language) -> Drawn:
    yield "register.pages, none", register.pages(language, register.Pages(3, RIDDER, [], "place:3"))
    for page in (GROUP, replace(PAGE, platform="telegram"), replace(PAGE, platform="website")):
        yield f"register.change, {page.platform}", register.change(language, page)
    ended = [replace(PAGE, id=20 + n, ended=how) for n, how in enumerate(("closed", "feeds"))]
    some = [GROUP, PAGE, TO_ASK, replace(PAGE, kind="profile", amount=Amount(6200, "about")), *ended]
    yield "register.pages", register.pages(language, register.Pages(3, RIDDER, some, "for:3"))
    for platform in ("facebook", "instagram", "telegram", "tiktok", "youtube", "aitu", "website", "app"):
        page = replace(PAGE, platform=platform, url="https://example.org/?a=1&b=2")
        yield f"register.card, {platform}", register.card(language, register.Card(page, 3), TODAY)
    counted = register.Card(GROUP, 3, RIDDER, TODAY, elsewhere=(ULAN,), noted="added", judges=True)
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
