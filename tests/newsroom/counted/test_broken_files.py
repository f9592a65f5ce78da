"""A file of history with a mistake: line and field are named, and nothing of it is brought in."""

from __future__ import annotations

import pytest

from newsroom.union.tree_section import TreeError
from tests.conftest import ON_ONE_ENGINE
from tests.newsroom.counted.brought import EVERYTHING, brought, everything, with_the_tree


@pytest.fixture
def fill():
    return with_the_tree


BROKEN = [
    ("2024 = 3", "y2024 = 3", 5, "y2024", "“y2024” is no period; write 2023, 2024-H1"),
    ("2024 = 3", '2024 = "?"', 5, "2024", "'?' is no figure; write 225"),
    ("total = 31", "total = -1", 7, "total", "-1 is no figure"),
    ("ridder = 6", "riddr = 6", 9, "riddr", "“riddr” is no place that there is; bring in the tree first"),
    ("legal = 0", "lega = 0", 14, "lega", "“lega” is no rubric that there is"),
    ('"Уланские зори" = 3', '"«»" = 3', 19, "«»", "is no name of an outlet"),
    ('"Уланские зори" = 3', '"Qazaqstan kasipodagy" = 3', 19, "Qazaqstan kasipodagy", "stands here twice"),
    ('"site, press"', '"site, radio"', 21, "site, radio", "“radio” is none of site, press, broadcasts, page"),
    ('"ulan"]}', '"ulen"]}', 21, "site, press", "“ulen” is no place"),
    ('{amount = "over 40", by', '{amont = "over 40", by', 21, "amont", "is not known here; there are amount, by"),
    ("[subscriptions.2024-H1]", "[subscriptions.2024-H3]", 25, "2024-H3", "is no period"),
    ('level = "republic"', 'level = "country"', 30, "level", "“country” is none of district, city, region, republic"),
    ('run_by = "zaysan"', 'run_by = "zaysn"', 35, "run_by", "“zaysn” is no place"),
    ('kind = "television"', 'kind = "tv"', 45, "kind", "“tv” is none of television, radio, video, site"),
    ("amount = 3\nwho", "amount = 3.5\nwho", 47, "amount", "3.5 is no figure"),
    ('code = "help"', 'code = "help me"', 51, "code", "“help me” is not 1–40 of a–z, 0–9, _ and -"),
    ('period = "2022..2024"', 'period = "2024..2022"', 53, "period", "“2024..2022” is no period"),
    ('held_by = "ridder"', 'held_by = "rider"', 65, "held_by", "“rider” is no place"),
    ('every = "year"', 'every = "week"', 69, "every", "“week” is none of year, quarter"),
    ('state = "open"\n[[proposals]]', 'state = "begun"\n[[proposals]]', 80, "state", "“begun” is none of open, done"),
    ('text_kk = "Құқықтық тақырыпта семинарлар өткізу"\ntext_ru = "Проводить семинары на правовые темы"\n', "", 82,
     "code", "has no text"),
    ("[[application]]", "[[aplication]]", 87, "aplication", "is not known here; there are region, site_materials"),
    ('code = "vko"', 'code = "vka"', 2, "code", "“vka” is no place that there is"),
]  # fmt: skip


@ON_ONE_ENGINE
@pytest.mark.parametrize(("before", "after", "line", "name", "words"), BROKEN)
async def test_each_error_names_line_and_field_and_nothing_is_half_imported(engine, before, after, line, name, words):
    assert EVERYTHING.count(before) == 1, "the change must be one change"
    there = await everything(engine)
    with pytest.raises(TreeError) as error:
        await brought(engine, EVERYTHING.replace(before, after))
    assert (error.value.line, error.value.field) == (line, name)
    assert words in str(error.value)
    assert await everything(engine) == there
