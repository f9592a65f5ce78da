"""Under which rubric a post goes: what its words speak of. If they do not decide, it is open, and two are offered."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from db.tables import Rubric
from newsroom import weeks
from newsroom.posts import drafting, posts, rubric_choice
from newsroom.rubrics import turns
from tests.newsroom.everybody import NOW, said, seated
from tests.newsroom.once import once
from tests.newsroom.plan.planned import slot_at

WEEK = weeks.week_of(date(2026, 11, 16))  # whose turn it is: tips
LEGAL = "Заңгер түсіндіреді: еңбек кодексі бойынша еңбек демалысы қалай беріледі"

# A text, the rubric that it decides, and what is offered where it decides none.
TEXTS = (
    ("Біздің мектепте Ахметовтер әулеті үш буын бойы бала оқытып келеді.", "people", ""),
    ("В нашей школе учительская династия: три поколения учат детей.", "people", ""),
    ("Көп балалы отбасыларға азық-түлік жинап, қайырымдылық акциясын өткіздік.", "charity", ""),
    ("Собрали продукты для многодетных семей: благотворительная акция прошла в субботу.", "charity", ""),
    ("Мектепте еңбек қауіпсіздігі бойынша семинар өтті, инспектор нұсқама берді.", "safety", ""),
    ("В школе прошёл семинар по охране труда, технический инспектор провёл инструктаж.", "safety", ""),
    (LEGAL, "legal", ""),
    ("Юрист разъяснил: отпуск по трудовому кодексу даётся согласно статье 88.", "legal", ""),
    ("Волейболдан жарыс өтті, кубокты колледж командасы алды.", "sport", ""),
    ("Прошёл турнир по волейболу, кубок взяла команда колледжа.", "sport", ""),
    ("Кеше жиналыс өтті.", None, "tips event"),
    ("Вчера прошло собрание.", None, "tips event"),
    ("Мұғалімдерге көмек көрсетілді, ардагерлер де болды.", None, "tips charity"),
    ("Вчера на сцене школы были ветераны, и для них пели песни.", None, "tips people"),
    ("Кеше ұжыммен таза ауада демалдық.", None, "tips"),
    ("Вчера коллектив выехал на природу.", None, "tips"),
    ("Тек фото", None, "tips"),
    ("Только фото", None, "tips"),
    ("", None, "tips"),
)


chair = once(seated, "chair", "ridder")


async def known(tx) -> dict[str, int]:
    return {one.code: one.id for one in await turns.rubrics(tx, None)}


async def planned(tx, region: int, code: str, week: str = WEEK) -> None:
    await slot_at(tx, region, weeks.days_of(week)[0], code)


async def begun(tx, chair, rubric: int | None, *texts: str) -> int:
    """Guessed again with each text that comes."""
    post_id = await drafting.begin(tx, chair, chair.seat.organisation_id, NOW, rubric)
    for text in texts:
        await drafting.add_text(tx, chair, post_id, said(text))
        await rubric_choice.guess_again(tx, post_id, chair.seat.region_id)
    return post_id


async def rubric_of(tx, chair, rubric: int | None, *texts: str) -> int | None:
    return (await posts.require_post(tx, await begun(tx, chair, rubric, *texts))).rubric_id


async def offered(tx, chair, text: str, rubric: int | None = None) -> list[str]:
    post = await posts.require_post(tx, await begun(tx, chair, rubric, *([text] if text else [])))
    return [one.code for one in await rubric_choice.offered(tx, post, chair.seat.region_id, WEEK)]


@pytest.mark.parametrize(("text", "decided", "chips"), TEXTS)
async def test_what_words_decide_and_what_is_offered_where_they_do_not(tx, chair, text, decided, chips):
    rubrics = await known(tx)
    assert await rubric_choice.first_guess(tx, chair.seat.region_id, text) == (rubrics[decided] if decided else None)
    assert await offered(tx, chair, text) == chips.split()


async def test_the_plan_is_no_fallback_either(tx, chair):
    """It is offered first; what speaks of something else is not counted for it."""
    rubrics, region = await known(tx), chair.seat.region_id
    await planned(tx, region, "people")
    assert await rubric_choice.first_guess(tx, region, LEGAL) == rubrics["legal"]
    assert await rubric_choice.first_guess(tx, region, "Кеше жиналыс өтті.") is None
    assert await offered(tx, chair, "Кеше жиналыс өтті.") == ["people", "event"]


async def test_a_plan_is_of_its_week_and_its_region(tx, chair):
    other = await seated(tx, "chair", "ayagoz")
    await planned(tx, chair.seat.region_id, "people", weeks.after(WEEK))
    await planned(tx, other.seat.region_id, "people")
    assert await offered(tx, chair, "") == ["tips"]


async def test_the_likeliest_is_another_than_the_weeks(tx, chair):
    await planned(tx, chair.seat.region_id, "event")
    assert await offered(tx, chair, "Кеше жиналыс өтті.") == ["event", "organisation"]


async def test_a_rubric_that_was_retired_is_neither_guessed_nor_offered(tx, chair):
    retired = update(Rubric).where(Rubric.code.in_(("legal", "event"))).values(retired_on=date(2026, 1, 1))
    await tx.execute(retired)
    assert await rubric_choice.first_guess(tx, chair.seat.region_id, LEGAL) is None
    assert "event" not in await offered(tx, chair, "Кеше жиналыс өтті.")


async def test_words_that_come_later_are_guessed_from(tx, chair):
    """The first photo had none."""
    legal = (await known(tx))["legal"]
    assert await rubric_of(tx, chair, None, "Міне.") is None
    assert await rubric_of(tx, chair, None, "Міне.", LEGAL) == legal


async def test_what_a_person_chose_stays(tx, chair):
    """Also the week's: that words speak of another is a hint, and no more."""
    rubrics = await known(tx)
    for chosen in ("tips", "charity"):
        assert await rubric_of(tx, chair, rubrics[chosen], LEGAL) == rubrics[chosen]
        assert await offered(tx, chair, "Кеше жиналыс өтті.", rubrics[chosen]) == []
