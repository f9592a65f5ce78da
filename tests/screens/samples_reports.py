"""Official reports on their way, as they may look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from locales import LANGUAGES, Language, escaped, words_for
from newsroom.digests.announcing import News, ToBranch, Withdrawn
from newsroom.digests.letterheads import Kept
from newsroom.digests.report_points import PROPOSAL, SHORTCOMING, Point
from newsroom.digests.reports import ISSUED, PDF, REPLACED, WITHDRAWN, WORD, File, Listed, Report
from newsroom.values.languages import name_in
from newsroom.values.periods import parse_period
from screens.digests.issuing import draft, issued, news, points
from screens.digests.issuing.draft import Differing, Draft
from screens.digests.issuing.lines import OFFICES, Line, office_name, offices_of, told
from screens.screen import Screen
from tests.screens.sample_data import AT, CENTRE, LONG, RIDDER, TEXT, TODAY, VKO, WHY, ZONE, Drawn, asked

DAY = date(2026, 11, 16)
REPORT = Report(
    17, 1, "region", "2026-10", "draft", None, None, None, VKO, 1, list(LANGUAGES), [], 0, AT, None, None, {}, None
)  # fmt: skip
REVIEW = replace(REPORT, level="centre", names=CENTRE)
OUT = replace(REPORT, state=ISSUED, year=2026, number=5, issued_on=DAY, by="Баспасөз")
SILENT = Line(Point("shortcoming:silent", SHORTCOMING), TEXT, ("silent",))
FEED = Line(
    Point("proposal:feed", PROPOSAL, offices=offices_of("branches"), due="2026-12"), TEXT, ("silent", "dormant")
)
LINES = [
    SILENT, replace(SILENT, point=Point("shortcoming:plan", SHORTCOMING, dropped=True), rules=("plan",)),
    replace(SILENT, point=Point("shortcoming:no_press", SHORTCOMING, texts=TEXT), rules=("no_press",)),
    FEED, Line(Point("own:1", PROPOSAL, texts=WHY), {"kk": WHY["kk"]}),
]  # fmt: skip
DRAFT = Draft(REPORT, LINES, "0123456789", True, TODAY)
BARE = dict.fromkeys(LANGUAGES, list)


def reports_samples(language: Language) -> Drawn:
    yield "draft.card", draft.card(language, DRAFT, BARE)
    only_read = replace(DRAFT, may_issue=False, report=replace(REPORT, languages=["ru"]), lines=LINES[:1])
    yield "draft.card, of a specialist", draft.card(language, only_read, {})
    yield "draft.card, the review", draft.card(language, replace(DRAFT, report=REVIEW, lines=[]), BARE)
    corrected = replace(DRAFT, corrected={"kk": 2, "ru": 0}, uneven=True, replaces=OUT)
    yield "draft.card, corrected", draft.card(language, corrected, {})
    yield "draft.files", draft.files(language, REPORT, TODAY, {one: (f"a-17-{one}.docx", bytes) for one in LANGUAGES})
    found = [Differing("163", "165", f"2025 · 165 · {name_in(language, TEXT)}"), Differing("9", "", "9"),
             Differing("", "31 208", name_in(language, LONG) + "31 208 " + name_in(language, LONG))]  # fmt: skip
    yield "draft.differences", draft.differences(language, corrected, language, found * 4, 1)
    yield "draft.differences, none", draft.differences(language, replace(DRAFT, corrected={"kk": 0}), language, (), 0)
    yield "draft.unnumbered", Screen(draft.unnumbered(language, LANGUAGES[:2]))
    for kind in (SHORTCOMING, PROPOSAL):
        of_kind = [one for one in LINES if one.point.kind == kind]
        yield f"points.listing, {kind}", points.listing(language, points.Listing(REPORT, kind, of_kind))
    many = points.Listing(REPORT, SHORTCOMING, [replace(SILENT, texts=LONG)] * 14, 2)
    yield "points.listing, many", points.listing(language, many)
    yield "points.listing, none", points.listing(language, points.Listing(REPORT, SHORTCOMING, []))
    for name, line in (("", FEED), (", left out", LINES[1]), (", in one language", LINES[-1])):
        yield f"points.card{name}", points.card(language, REPORT, line)
    about = points.Asked(REPORT, PROPOSAL, TODAY, FEED)
    for each in LANGUAGES:
        yield f"points.text, {each}", asked(language, points.text(each, language, about), 0, 2, (), True)
    new = points.Asked(REPORT, SHORTCOMING, TODAY)
    yield "points.text, new", asked(language, points.text(language, language, new), 0, 2)
    lines = tuple(points.as_office(language, one) for one in (*OFFICES, "Филиал <1>"))
    yield "points.office", asked(language, points.office(language, about), 0, 2, lines, True)
    shown = (points.as_due(language, parse_period("2026-12")),)
    yield "points.due", asked(language, points.due(language, about), 1, 2, shown, True)
    words = words_for(language)
    yield "lines.office_name", Screen(", ".join(office_name(words, one) for one in OFFICES))
    yield "lines.told", Screen(escaped("\n".join(told(language, LINES, PROPOSAL))))
    yield from _kept(language)


def _kept(language: Language) -> Drawn:
    newer = Listed(18, 1, "region", "2026-10", ISSUED, 2026, 6, DAY, VKO)
    region = News(OUT, True, (), replace(newer, number=4))
    yield "news.issued", news.issued(language, region, TODAY)
    to_branch = News(OUT, False, [ToBranch(RIDDER, [TEXT, LONG])])
    yield "news.issued, to a branch", news.issued(language, to_branch, TODAY)
    yield "news.issued, both", news.issued(language, replace(region, branches=to_branch.branches), TODAY)
    withdrawn = replace(OUT, state=WITHDRAWN, reason={"kk": "Сан қате <1>", "ru": "Ошибка в числах <1>"})
    yield "news.withdrawn", news.withdrawn(language, Withdrawn(withdrawn, True, ()), TODAY)
    yield "news.withdrawn, to a branch", news.withdrawn(language, Withdrawn(withdrawn, False, [RIDDER]), TODAY)
    yield "news.by_colleagues", news.by_colleagues(language, [newer, replace(OUT, level="centre")], TODAY)
    yield "news.by_colleagues, many", news.by_colleagues(language, [newer] * 21, TODAY)
    files = {f"a-5-2026.{one}.{kind}": File(one, kind, b"", [], AT) for one, kind in (("kk", WORD), ("ru", PDF))}
    yield "issued.card", issued.card(language, issued.Card(OUT, files, True, TODAY))
    withdrawn = replace(OUT, state=WITHDRAWN, reason=WHY, by=None)
    yield "issued.card, withdrawn", issued.card(language, issued.Card(withdrawn, files, True, TODAY))
    replaced = issued.Card(replace(OUT, state=REPLACED), files, False, TODAY, newer)
    yield "issued.card, replaced", issued.card(language, replaced)
    of_all = [newer, replace(newer, state=REPLACED, number=5), replace(newer, level="centre", number=4)]
    listing = issued.Listing(9, CENTRE, of_all, 1, True, True, True, TODAY)
    yield "issued.listing", issued.listing(language, listing)
    none = issued.Listing(1, VKO, [], 0, False, False, False, TODAY)
    yield "issued.listing, none", issued.listing(language, none)
    yield "issued.withdraw", asked(language, issued.withdraw(language, OUT), 0, 1)
    kept = [Kept(3, "бланк.docx", AT, "Баспасөз"), Kept(2, "", AT, None), Kept(1, "ескі & жаңа.docx", AT, None)]
    shown = issued.Letterheads(kept, 0, True, ZONE, {"a.docx": bytes}, list)
    yield "issued.letterhead", issued.letterhead(language, shown)
    yield "issued.letterhead, that of the bot", issued.letterhead(language, replace(shown, kept=kept[1:]))
    yield "issued.letterhead, none before", issued.letterhead(language, issued.Letterheads([], 0, False, ZONE))
    yield "issued.letterhead, further", issued.letterhead(language, issued.Letterheads(kept[2:], 1, False, ZONE))
    yield "issued.ask_letterhead", asked(language, issued.ask_letterhead(language, None), 0, 1)
