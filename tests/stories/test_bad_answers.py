"""Answers that are none: no number, a leap, half a tip, a reason of one's own, two who take up the same card."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from db.tables import Broadcast, Figure, Incident, Post

POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
OTHER = "Ұжымдық шарттың жаңа тармақтары туралы кеше ашық сабақ өтті, елу адам қатысты."
BOTH = pytest.mark.parametrize("language", ["kk", "ru"])
SAY = {
    "kk": {"followers": "Жазылушылар", "no number": "Бұл сан емес сияқты.",
           "leap": "Өткен жолы 225 еді, енді 2\u00a0250.",
           "right": "Иә, дұрыс", "again": "Түзету", "thanks": "Барлық парақша есептелді.",
           "old": "Бұл батырма ескірген.",
           "tip": "Кеңес жіберу", "now ru": "Енді осы кеңесті орысша жазыңыз.", "home": "Басты мәзір", "send": "Жіберу",
           "check": "Барлық төраға мен орынбасарға жіберейік пе?", "long": "Мәтін тым ұзын.", "review": "Қарау",
           "return": "Қайтару", "approve": "Мақұлдау", "done": "Бұл материал қаралып қойған.", "correct": "Түзету",
           "returned": "Материал толықтыруға қайтарылды. Себебі: ", "kk first": "Кеңесті қазақша жазыңыз.",
           "none": "Қарауды күтіп тұрған материал жоқ.", "mine": "Материалдарым", "drop": "Жою",
           "nothing": "Әзірге материал жіберілген жоқ."},
    "ru": {"followers": "Подписчики", "no number": "Похоже, это не число.",
           "leap": "В прошлый раз было 225, теперь 2\u00a0250.", "right": "Да, верно", "again": "Исправить",
           "thanks": "Все страницы посчитаны.", "old": "Эта кнопка устарела.", "tip": "Отправить совет",
           "now ru": "Теперь напишите этот же совет на русском.", "home": "Главное меню", "send": "Отправить",
           "check": "Отправляем всем председателям и заместителям?", "long": "Текст слишком длинный.",
           "review": "Проверить", "return": "Вернуть", "approve": "Одобрить", "done": "Этот материал уже проверен.",
           "correct": "Исправить", "returned": "Материал вернули на доработку. Причина: ",
           "kk first": "Напишите совет на казахском.", "none": "Материалов на проверку нет.", "mine": "Мои материалы",
           "drop": "Удалить", "nothing": "Пока ничего не отправлено."},
}  # fmt: skip


async def rows(office, table) -> list:
    async with office.engine.connect() as tx:
        return list((await tx.execute(select(table.__table__).order_by(table.id))).all())


async def counted(office) -> list[int]:
    return [row.value for row in await rows(office, Figure) if row.source == "bot"]


@BOTH
async def test_no_number_and_a_leap(office, language):
    """Nothing is kept until it is a number, and a leap only when it was confirmed."""
    say = SAY[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say["followers"])
    for text in ("екі жүз", "225 адам", "-5", "2,2 тыс.", "999999999999"):
        await chair.says(text)
        chair.sees(say["no number"])
    await chair.says("2250")
    chair.sees(say["leap"])
    assert await counted(office) == []
    kept = chair.button(say["right"])
    await chair.taps(say["again"])
    await chair.says("231")
    chair.sees(say["thanks"])
    assert await counted(office) == [231]
    await chair.taps(kept)
    chair.sees(say["old"])
    assert await counted(office) == [231]


@BOTH
async def test_a_leap_that_is_true(office, language):
    say = SAY[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say["followers"])
    await chair.says("2 250")
    button = chair.button(say["right"])
    await chair.taps(button)
    chair.sees(say["thanks"])
    await chair.taps(button)
    assert await counted(office) == [2250]


@BOTH
async def test_a_tip_in_one_language_goes_to_nobody(office, language):
    say = SAY[language]
    await office.seated("Төраға", "chair", "ridder", language)
    press = await office.seated("Баспасөз", "press", "centre", language)
    await press.taps(say["tip"])
    await press.says("Мәтінді қысқа жазыңыз.")
    press.sees(say["now ru"])
    press.does_not_see(say["send"] + "\n")
    await press.says("я" * 3000)
    press.sees(say["long"])
    await press.taps(say["home"])
    await press.says("Пишите коротко.")  # too late: nothing is asked any more
    press.does_not_see(say["check"])
    assert await rows(office, Broadcast) == []
    await press.taps(say["tip"])
    press.sees(say["kk first"])
    await press.says("Ә" * 1800)
    await press.says("Я" * 1800)
    press.sees(say["check"])
    button = press.button(say["send"])
    await press.taps(button)
    await press.taps(button)
    press.sees(say["old"])
    assert len(await rows(office, Broadcast)) == 1


@BOTH
async def test_returned_with_words_of_ones_own(office, language):
    say = SAY[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(POST)
    await chair.taps(say["send"])
    await specialist.taps(say["review"])
    await specialist.taps(say["return"])
    await specialist.says("ә" * 1001)
    specialist.sees(say["long"])
    await specialist.says("Қай мектепте? <b>Атын</b> жазыңыз & суретін қосыңыз")
    specialist.sees(say["none"])
    await office.drained()
    await chair.gets(say["returned"] + "Қай мектепте? <b>Атын</b> жазыңыз & суретін қосыңыз")
    await chair.taps(say["correct"])
    chair.sees(POST, "Қай мектепте? <b>Атын</b> жазыңыз & суретін қосыңыз")


@BOTH
async def test_two_specialists_on_one_card(office, language):
    """The second is told that it was done, and the author hears of it once."""
    say = SAY[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    first = await office.seated("Бірінші", "specialist", "vko", language)
    second = await office.seated("Екінші", "specialist", "vko", language)
    await chair.says(POST)
    await chair.taps(say["send"])
    await first.taps(say["review"])
    await second.taps(say["review"])
    await first.taps(say["approve"])
    first.sees(say["none"])
    await second.taps(say["approve"])
    assert second.screen.toasts[0].startswith(say["done"])
    await second.taps(say["return"])
    await second.says("Күні жоқ")
    second.sees(say["done"])
    assert [post.state for post in await rows(office, Post)] == ["approved"]
    before = chair.screen.news
    await office.drained()
    assert chair.screen.news == before + 1


async def test_a_correction_ends_up_in_its_own_post(office):
    """Meanwhile another one was begun."""
    chair = await office.seated("Төраға", "chair", "ridder")
    specialist = await office.seated("Маман", "specialist", "vko")
    await chair.says(POST)
    await chair.taps("Жіберу")
    await chair.says(OTHER)
    await specialist.taps("Қарау")
    await specialist.taps("Қайтару")
    await specialist.taps("Күні, орны жоқ")
    await office.drained()
    await chair.gets("толықтыруға қайтарылды")
    await chair.taps(chair.button("Түзету"))
    await chair.says("Семинар 16 қарашада №3 мектепте өтті.")
    chair.sees(POST, "Семинар 16 қарашада №3 мектепте өтті.")
    chair.does_not_see(OTHER)
    assert [post.texts["kk"].split("\n\n") for post in await rows(office, Post)] == [
        [POST, "Семинар 16 қарашада №3 мектепте өтті."], [OTHER],
    ]  # fmt: skip


@BOTH
async def test_thrown_away_after_it_was_returned(office, language):
    say = SAY[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await chair.says(POST)
    await chair.taps(say["send"])
    await specialist.taps(say["review"])
    await specialist.taps(say["return"])
    await specialist.says("Күні жоқ")
    await office.drained()
    await chair.gets(say["returned"])
    await chair.taps(say["correct"])
    await chair.taps(say["drop"])
    await chair.taps(say["mine"])
    chair.sees(say["nothing"])
    assert await rows(office, Incident) == []
