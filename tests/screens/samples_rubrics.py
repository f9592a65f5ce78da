"""Sample screens of the rubrics and their prompts."""

from __future__ import annotations

from datetime import date

from locales import LANGUAGES, Language
from newsroom.rubrics.bank import LONGEST, Kept
from newsroom.rubrics.cards import Card
from newsroom.rubrics.defaults import DEFAULTS, PROMPTS
from newsroom.rubrics.keeping import EXAMPLE, GUIDANCE, LONGEST_NAME
from screens.rubrics import bank, keeping
from tests.screens.sample_data import CENTRE, VKO, Drawn, asked

HERE, AT_CENTRE = keeping.At(7, VKO), keeping.At(1, CENTRE, is_centre=True)
KNOWN = [
    Card(place, None, code, names, None, None, None, None, is_changed=code == "legal")
    for place, (code, names, _) in enumerate(DEFAULTS, 1)
]
OWN = Card(20, 7, "own_1", {"kk": "<Ә>" + "Ә" * (LONGEST_NAME - 3)}, {"kk": "Ә" * 400}, {}, None, None, False)
GONE = Card(21, 7, "own_2", {"ru": "Наша старая рубрика"}, {}, {}, date(2026, 11, 1), None, False)
OF_ALL = Card(22, None, "own_3", {"kk": "Орталықтың айдары"}, {}, None, date(2026, 11, 1), None, False)
HIDDEN = Card(13, None, "organisation", DEFAULTS[-1][1], {}, None, None, date(2026, 11, 1), False)


def rubrics_samples(language: Language) -> Drawn:
    counts = {one.id: 12 for one in KNOWN} | {2: 1, 3: 0}
    yield "keeping.rubrics", keeping.rubrics(language, HERE, [*KNOWN[:-1], OWN, GONE, HIDDEN], counts)
    yield "keeping.rubrics, the union's", keeping.rubrics(language, AT_CENTRE, KNOWN, counts)
    yield "keeping.rubrics, none", keeping.rubrics(language, HERE, [GONE], {})
    for name, at, one, position in (
        ("first", HERE, KNOWN[0], 0), ("changed", HERE, KNOWN[3], 3), ("longest", HERE, OWN, 13),
        ("retired", HERE, GONE, 0), ("retired here", HERE, HIDDEN, 0), ("retired for all", HERE, OF_ALL, 0),
        ("the union's", AT_CENTRE, KNOWN[3], 3),
    ):  # fmt: skip
        yield f"keeping.card, {name}", keeping.card(language, at, one, position, 14, 12)
    for missing in LANGUAGES:
        yield f"keeping.name, {missing}", asked(language, keeping.name(missing, language, keeping.Asked(HERE)))
        known = keeping.Asked(HERE, KNOWN[3])
        yield f"keeping.name, {missing}, known", asked(language, keeping.name(missing, language, known))
        for what in (GUIDANCE, EXAMPLE):
            for one in (KNOWN[3], GONE):
                told = keeping.explain(missing, language, keeping.Asked(HERE, one, what))
                yield f"keeping.explain, {missing}, {what}, {one.code}", asked(language, told)


def prompts_samples(language: Language) -> Drawn:
    known = [Kept(place, 4, None, one.texts, *one.season, None) for place, one in enumerate(PROMPTS["legal"], 1)]
    own = Kept(30, 4, 7, {"kk": "<Ә>" + "Ә" * (LONGEST - 3)}, "12-20", "01-10", None)
    one = KNOWN[3]
    yield "bank.prompts", bank.prompts(language, HERE, one, bank.Page([own, *known[:7]], 0, 13))
    yield "bank.prompts, last page", bank.prompts(language, HERE, one, bank.Page(known[7:], 1, 13))
    yield "bank.prompts, the union's", bank.prompts(language, AT_CENTRE, one, bank.Page(known[:3], 0, 3))
    yield "bank.prompts, none", bank.prompts(language, HERE, OWN, bank.Page([], 0, 0))
    removed = Kept(31, 4, 7, known[0].texts, "", "", date(2026, 11, 1))
    for name, at, prompt in (
        ("of all", HERE, known[0]), ("own", HERE, own), ("removed", HERE, removed),
        ("at the centre", AT_CENTRE, known[9]),
    ):  # fmt: skip
        yield f"bank.prompt, {name}", bank.prompt(language, at, prompt)
    for missing in LANGUAGES:
        yield f"bank.text, {missing}", asked(language, bank.text(missing, language, bank.Asked(HERE, 4)))
        known_one = bank.Asked(AT_CENTRE, 4, known[0])
        yield f"bank.text, {missing}, known", asked(language, bank.text(missing, language, known_one))
    yield "bank.season", asked(language, bank.season(language, bank.Asked(HERE, 4, own)))
