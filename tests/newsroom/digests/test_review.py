"""The union-wide review: four regions of unlike shapes beside each other, word for word in each language.

`TILSHI_GOLDEN=record python -m pytest tests/newsroom/digests/test_review.py` writes the texts anew.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from bot import reporting
from handlers.digests.regions import review_of
from locales import LANGUAGES, words_for
from newsroom.counted.answers import Answer
from newsroom.digests import regions
from newsroom.digests.regions import ANSWERED, BROADCAST, POSTS, PRESS, SITE, SUBSCRIPTION, VIEWS
from newsroom.values.figures import Amount
from newsroom.values.periods import parse_period
from reports.documents.figures import differences, figures_in, figures_of, figures_of_document
from reports.documents.structure import Heading, Picture, Table, lines
from reports.documents.word import word
from screens.digests.regions import tables
from tests.newsroom.counted.brought import REPORT, TREE, brought
from tests.newsroom.digests.test_official import HERE, OTHER
from tests.newsroom.everybody import NOW

TODAY = date(2026, 1, 15)
OWN = [Path(HERE / f"union_{code}.toml").read_text("utf-8") for code in ("saryarqa", "tau")]


async def test_the_review_is_as_it_was(engine):
    """The same figures in each language; of none it says none, and of no data that there is none."""
    await brought(engine, TREE, REPORT, OTHER, *OWN)
    async with engine.connect() as tx:
        found = await regions.told(tx, parse_period("2025"), NOW, TODAY)
        by_command = {each: (await reporting._paper(tx, "centre", found.period, each, NOW))[0] for each in LANGUAGES}
    codes = {one: names["ru"] for one, names in found.names.items()}
    site = [(codes[one.region_id], one.value, one.before, one.rank) for one in found.views[SITE]]
    assert site == [
        ("Восточно-Казахстанская область", Amount(163), Amount(173), 1),
        ("Сарыаркинская область", Amount(55), Amount(40), 2), ("Аркинская область", Amount(0), Amount(12), 3),
        ("Тауская область", Amount(0), None, 3),
    ]  # fmt: skip
    first = {view: codes[found.views[view][0].region_id] for view in (POSTS, PRESS, BROADCAST, SUBSCRIPTION)}
    assert set(first.values()) == {"Сарыаркинская область"}
    assert codes[found.views[PRESS][-1].region_id] == "Тауская область", "no data stands behind what has no number"
    assert (found.total(SITE), found.change(SITE), found.total(ANSWERED)) == (Amount(218), -7, None)
    differing = {view: [(codes[one.region_id], one.told) for one in found.differing(view)] for view in VIEWS}
    assert {view: told for view, told in differing.items() if told} == {
        POSTS: [("Аркинская область", Answer(Amount(31), Amount(20, "range", 20, 21)))],
        PRESS: [("Аркинская область", Answer(Amount(6), Amount(7)))],
    }
    in_each = []
    for language in LANGUAGES:
        made, words = review_of(found, language), words_for(language)
        text = "\n".join(lines(made)) + "\n"
        assert lines(made) == lines(by_command[language]), "the command line makes the same"
        path = HERE / "golden" / f"review_{language}.txt"
        if os.environ.get("TILSHI_GOLDEN") == "record":
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8"), "if this is meant, record it anew and look at the difference"
        assert differences(figures_of_document(made), figures_in(word(made, None, "1:kk"))) == [], "as it comes back"
        in_each.append(sorted(one.value for one in figures_of(text)))
        annexes = [block.text for block in made.blocks if isinstance(block, Heading) and words.figure(3) in block.text]
        assert len(annexes) == 1
        assert any(block.begins_page for block in made.blocks if isinstance(block, Heading))
        assert [block.drawn()[:4] for block in made.blocks if isinstance(block, Picture)] == [b"\x89PNG"] * 2
        _as_in_the_spreadsheet(found, language, [one for one in made.blocks if isinstance(one, Table)])
    assert in_each == [in_each[0]] * len(LANGUAGES)


def _as_in_the_spreadsheet(found, language, in_document) -> None:
    """Each region has the same rank and number in both."""
    words, of_views = words_for(language), dict(zip(VIEWS, tables(language, found), strict=True))
    for view, table in zip((SITE, POSTS), in_document, strict=False):
        printed = [[row[0], row[1]] for row in table.rows]
        assert printed == [["–" if row[0] is None else words.figure(row[0]), row[1]] for row in of_views[view][2]]
