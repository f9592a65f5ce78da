"""The story of a week with five people: sent, returned, corrected, published, counted, digested, and a tip for all.

The taps and messages are counted where a person's time is at stake.
"""

from __future__ import annotations

import pytest

from simulator import photo

SAID = {
    "kk": {
        "post": "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді.",
        "more": "Семинар 16 қарашада №3 мектепте өтті.",
        "send": "Жіберу", "review": "Қарау", "approve": "Мақұлдау", "return": "Қайтару", "no date": "Күні, орны",
        "yes": "Иә", "correct": "Түзету", "write": "Қазір жазу", "same": "Өзгерген жоқ", "sure": "Иә, дұрыс",
        "count": "Қазір есептеу", "digest": "Апта жиынтығы", "tip": "Кеңес жіберу", "reached": "Қанша адам",
        "returned": "толықтыруға қайтарылды", "published": "жарияланды", "rubric": "айдар", "leap": "Дұрыс па",
        "branches": "филиал: 1, барлығы: 13", "thanks": "Рақмет", "not a number": "сан емес",
    },
    "ru": {
        "post": "Сегодня районный комитет провёл в школах семинар по охране труда, было сорок человек.",
        "more": "Семинар прошёл 16 ноября в школе № 3.",
        "send": "Отправить", "review": "Проверить", "approve": "Одобрить", "return": "Вернуть",
        "no date": "Нет даты, места",
        "yes": "Да", "correct": "Исправить", "write": "Написать сейчас", "same": "Без изменений", "sure": "Да, верно",
        "count": "Посчитать", "digest": "Сводка", "tip": "Отправить совет", "reached": "Сколько",
        "returned": "вернули на доработку", "published": "опубликован", "rubric": "Рубрика", "leap": "Всё верно",
        "branches": "1 из 13", "thanks": "Спасибо", "not a number": "не число",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_a_week(office, telegram, language):
    say = SAID[language]
    ridder = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    ulan = await office.seated("Ұлан төрағасы", "chair", "ulan", language)
    altay = await office.seated("Алтай төрағасы", "chair", "altay", language)
    specialist = await office.seated("Маман", "specialist", "vko", language)
    press = await office.seated("Баспасөз", "press", "centre", language)

    # Monday, ten o'clock: everybody gets the rubric of the week with ideas.
    await office.passes(hours=1, minutes=1)
    for chair in (ridder, ulan, altay):
        await chair.gets(say["write"])
    ridder.sees(say["rubric"], "1)", "2)")

    # A photo with a caption, and one tap.
    await ridder.sends(photo(), caption=say["post"])
    await ridder.taps(say["send"])
    assert str(ridder.effort) == "1 message + 1 tap"

    # The specialist is told once, in ten minutes, and has a channel bound.
    channel = await telegram.channel("Өңірлік арна", specialist, telegram.bot("1000:tilshi"))
    await specialist.gets("Өңірлік арна")
    await specialist.taps(say["yes"])
    await office.passes(minutes=11)
    await specialist.gets(say["review"])
    specialist.effort.reset()
    await specialist.taps(say["review"])
    specialist.sees(say["post"])

    # Returned with a ready reason; corrected with one message; approved; it stands in the channel.
    await specialist.taps(say["return"])
    await specialist.taps(say["no date"])
    assert specialist.effort.taps == 3
    await office.drained()
    await ridder.gets(say["returned"])
    await ridder.taps(say["correct"])
    await ridder.says(say["more"])
    await ridder.taps(say["send"])
    await office.passes(minutes=11)
    await specialist.taps(say["review"])
    specialist.sees(say["more"])
    await specialist.taps(say["approve"])
    await office.drained()
    await office.drained()
    await ridder.gets(say["published"])
    posts = telegram.world.rooms[channel.id].messages.values()
    assert [post.words for post in posts if say["more"] in post.words], "it stands in the channel"

    # Thursday: who has sent is left in peace, the others are asked kindly.
    ridder.screen.begin()
    before = ridder.screen.news
    await office.passes(days=3)
    await ulan.gets(say["write"])
    assert ridder.screen.news == before

    # The digest, as text and picture.
    specialist.effort.reset()
    await specialist.says("/start")
    await specialist.taps(say["digest"])
    specialist.sees(say["branches"])
    assert any("photo" in shown for shown in specialist.screen.visible())

    # A tip in both languages goes to all chairs, each in their own.
    await press.says("/start")
    await press.taps(say["tip"])
    await press.says("Мәтінді қысқа жазыңыз.")
    await press.says("Пишите коротко.")
    await press.taps(say["send"])
    await office.drained()
    tip = "Мәтінді қысқа жазыңыз." if language == "kk" else "Пишите коротко."
    for chair in (ridder, ulan, altay):
        await chair.gets(tip)
    await press.taps(say["reached"])
    press.sees("3")


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_followers_are_counted_a_page_at_a_time(office, telegram, language):
    say = SAID[language]
    altay = await office.seated("Алтай төрағасы", "chair", "altay", language)
    await office.passes(days=46, hours=3)  # the first Friday of January: the counts are six weeks old
    await altay.gets(say["count"])
    await altay.taps(say["count"])
    altay.sees("Facebook", "9")
    await altay.says("тоғыз")
    altay.sees(say["not a number"])
    await altay.says("1 200")
    altay.sees(say["leap"], "1\u00a0200")
    await altay.taps(say["sure"])
    altay.sees("Instagram", "155")
    await altay.taps(say["same"])
    altay.sees(say["thanks"])
    assert str(altay.effort) == "2 messages + 3 taps"  # one of the messages was no number


async def test_what_is_new_does_not_end_up_in_what_was_returned(office, telegram):
    say = SAID["kk"]
    ridder = await office.seated("Риддер төрағасы", "chair", "ridder")
    specialist = await office.seated("Маман", "specialist", "vko")
    await ridder.sends(photo(), caption=say["post"])
    await ridder.taps(say["send"])
    await specialist.says("/start")
    await specialist.taps(say["review"])
    await specialist.taps(say["return"])
    await specialist.taps(say["no date"])
    await office.drained()
    await ridder.gets(say["returned"])

    await ridder.says("Келесі аптада ардагерлерге арналған кеш өтеді, бәріңізді шақырамыз.")
    ridder.sees("ардагерлерге")
    ridder.does_not_see(say["post"])
    await ridder.taps(say["send"])
    await specialist.taps(say["review"])
    specialist.sees("ардагерлерге")
    specialist.does_not_see(say["post"])
