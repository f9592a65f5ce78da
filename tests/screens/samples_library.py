"""Samples of the library: read, kept, told of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from locales import LANGUAGES, Language
from newsroom.library.files import File
from newsroom.library.items import Item, Version
from newsroom.library.news import Added
from newsroom.library.reading import ALL
from newsroom.library.sections import Section
from screens import actions
from screens.forms import in_language
from screens.library import keeping, news, printing, shelves
from screens.parts import item_link
from screens.screen import Button, Picture, Screen
from tests.screens.sample_data import AT, TEXT, TODAY, ZONE, Drawn, asked

SECTION = Section(2, None, "laws", {"kk": "Заңдар мен ережелер", "ru": "Законы и правила"})
OWN = Section(9, 3, "", {"kk": "Біздің облыс"})
TITLES = {"kk": "Ұжымдық шарт & келісім", "ru": "Коллективный договор & соглашение"}
ITEM = Item(
    id=17, section_id=2, region_id=None, titles=TITLES, audience="seats", in_force_on=None, withdrawn_at=None,
    code=None, post_id=None, notes=TEXT, links=["https://adilet.zan.kz/?a=1&b=2"], added_at=AT, changed_at=AT,
    changed_by=7,
)  # fmt: skip
ONE_LANGUAGE = replace(ITEM, titles={"kk": "Тек қазақша"}, notes={}, links=[])
WITHDRAWN = replace(ITEM, withdrawn_at=AT)
LINK = item_link("tilshi_bot", 17)
FILES = [
    File(1, 17, "", "document", 1, "f", "Шарттың ұзақ атауы бар үлгісі.pdf"),
    File(2, 17, "kk", "photo", 1, "g", ""),
    File(3, 17, "", "video", 1, "h", ""),
    File(4, 17, "", "document", 1, "i", ""),
]


def shelves_samples(language: Language) -> Drawn:
    for name, keeps in (("", False), (", kept", True)):
        yield f"shelves.library{name}", shelves.library(language, [SECTION, OWN], keeps=keeps)
    many = shelves.Page([ITEM, ONE_LANGUAGE, WITHDRAWN], 1, True)
    yield "shelves.section", shelves.section(language, SECTION, many)
    yield "shelves.section, kept", shelves.section(language, OWN, shelves.Page([ITEM]), adds=True, keeps=True)
    yield "shelves.section, empty", shelves.section(language, OWN, shelves.Page([]), adds=True, keeps=True)
    yield "shelves.found", shelves.found(language, "шарт <b>", many)
    yield "shelves.found, one page", shelves.found(language, "ш" * 100, shelves.Page([ITEM]))
    yield "shelves.found, nothing", shelves.found(language, "%_'\"", shelves.Page([]), [SECTION, OWN])
    back = actions.LIB_SECTION(2, None)
    shown = shelves.Shown(ITEM, language, [Picture("document", "f")], back, LINK)
    yield "shelves.item", shelves.item(language, shown, TODAY)
    for name, item in (
        ("kept", ITEM), ("withdrawn", WITHDRAWN), ("open to all", replace(ITEM, audience=ALL)),
        ("in force", replace(ITEM, in_force_on=TODAY)), ("in force soon", replace(ITEM, in_force_on=date(2027, 1, 2))),
    ):  # fmt: skip
        kept = replace(shown, item=item, files=[], keeps=True, opened=1234, sends=name == "kept")
        yield f"shelves.item, {name}", shelves.item(language, kept, TODAY)
    yield "shelves.item, one language", shelves.item(language, replace(shown, item=ONE_LANGUAGE), TODAY)
    for one in LANGUAGES:
        if one != language:
            yield "shelves.item, read in another", shelves.item(language, replace(shown, language=one), TODAY)
            break
    open_one = replace(shown, item=replace(ITEM, audience=ALL), is_open=True)
    yield "shelves.item, a stranger", shelves.item(language, open_one, TODAY)


def printing_samples(language: Language) -> Drawn:
    yield "printing.poster", printing.poster(language, 17, "Шарт / 2026?", bytes, bytes)
    for title in ("Келісім қағазы (басып шығаруға)", "../..\\ <b>", "Ә" * 80):
        yield f"printing.leaflet, {title[:12]}", printing.leaflet(language, 17, title, bytes)


def keeping_samples(language: Language) -> Drawn:
    yield "keeping.edit", keeping.edit(language, ITEM, FILES)
    yield "keeping.edit, open to all", keeping.edit(language, replace(ITEM, audience=ALL), [])
    yield "keeping.edit, one language", keeping.edit(language, ONE_LANGUAGE, [])
    yield "keeping.edit, withdrawn", keeping.edit(language, WITHDRAWN, [])
    yield "keeping.move", keeping.move(language, ITEM, [SECTION, OWN])
    version = Version(AT, TITLES, {"kk": "Ә" * 1000, "ru": "Я"}, ITEM.links, TODAY, "Айгүл <b>")
    yield "keeping.past", keeping.past(language, keeping.Past(17, version, 1, True), ZONE, TODAY)
    bare = replace(version, titles={"kk": "Шарт"}, notes={}, links=[], in_force_on=None, name=None)
    yield "keeping.past, by nobody", keeping.past(language, keeping.Past(17, bare), ZONE, TODAY)
    yield "keeping.past, none", keeping.past(language, keeping.Past(17, None), ZONE, TODAY)
    yield from _asked(language)


def _asked(language: Language) -> Drawn:
    new, about = keeping.New(2, SECTION.names), keeping.About(ITEM, TODAY)
    count = len(LANGUAGES)
    for step, missing in enumerate(LANGUAGES):
        lines = tuple(in_language(one, language, "Шарт") for one in LANGUAGES[:step])
        for name, question in (
            ("new_title", keeping.new_title(missing, language, new)),
            ("new_note", keeping.new_note(missing, language, new)),
            ("title", keeping.title(missing, language, about)),
            ("note", keeping.note(missing, language, about)),
            ("section_name", keeping.section_name(missing, language, SECTION)),
            ("section_name, new", keeping.section_name(missing, language, None)),
        ):
            yield f"keeping.{name}, {missing}", asked(language, question, step, count, lines, True)
    yield "keeping.link", asked(language, keeping.link(language, about))
    yield "keeping.in_force", asked(language, keeping.in_force(language, about))
    yield "keeping.file", asked(language, keeping.file(language, about))
    yield "keeping.file, of a language", asked(language, keeping.file(language, replace(about, language=LANGUAGES[0])))


def news_samples(language: Language) -> Drawn:
    for count in (1, 2, 5, 9):
        yield f"news.news, {count}", news.news(language, date(2026, 11, 1), [ITEM] * count)
    some = [Added({"kk": f"{number}-облыс <b>", "ru": f"Область {number} <b>"}, 9 - number) for number in range(6)]
    digest = Screen("Жиынтық", ((Button("1", "one"),), (Button("2", "two"),)))
    for added in (some[:1], some):
        yield f"news.with_regions, {len(added)}", news.with_regions(language, digest, added)
