"""Coming in: by an invitation, in one's own language; and what everybody else sees, whatever they do."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import select, update

from db.tables import Seat
from simulator import StoryError, Upload, photo
from simulator.people.screen import words
from tests.stories.people.test_strangers import at_the_door
from tests.stories.telling import old_button

CHOICE = {"kk": "Қазақша", "ru": "Русский"}
HOME = {"kk": ("Риддер қаласы", "Қош келдіңіз! Білетін бір-ақ нәрсе бар", "Материал жіберу"),
        "ru": ("г. Риддер", "Добро пожаловать! Запомнить нужно одно", "Отправить материал")}  # fmt: skip
USED = {"kk": "Бұл шақыру бұрын пайдаланылған.", "ru": "Этим приглашением уже воспользовались."}
ALREADY = {"kk": "Сіз кіріп қойғансыз.", "ru": "Вы уже вошли."}


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_two_taps_and_one_is_in(office, telegram, language):
    aliya = await telegram.person("Әлия", language=language)
    await aliya.opens(await office.invitation("chair", "ridder"))
    aliya.sees("Риддер қаласы", "филиал төрағасы", "г. Риддер", "председатель филиала", "Қазақша", "Русский")
    await aliya.taps(CHOICE[language])
    aliya.sees(*HOME[language])
    assert str(aliya.effort) == "0 messages + 2 taps"


@pytest.mark.parametrize(("role", "code", "seen"), [
    ("deputy", "ulan", ("Ұлан ауданы", "Материал жіберу")),
    ("specialist", "vko", ("Шығыс Қазақстан облысы", "Қарауды күтіп тұрған материал жоқ.", "Апта жиынтығы")),
    ("press", "centre", ("Орталық комитет", "Кеңес жіберу")),
    ("owner", "centre", ("Орталық комитет", "Кеңес жіберу")),
])  # fmt: skip
async def test_each_role_has_its_home(office, role, code, seen):
    person = await office.seated("Біреу", role, code)
    person.sees(*seen)


async def test_the_language_is_chosen_not_guessed(office, telegram):
    """Telegram in Russian, and a reader of Kazakh."""
    aliya = await telegram.person("Әлия", language="ru")
    await aliya.opens(await office.invitation("chair", "ridder"))
    await aliya.taps("Қазақша")
    aliya.sees(*HOME["kk"])
    await aliya.says("/start")
    aliya.sees(*HOME["kk"])


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_a_switch_of_language_redraws_at_once(office, language):
    """The menu below the text field changes with it; a second screen is not left standing above."""
    other = "ru" if language == "kk" else "kk"
    aliya = await office.seated("Әлия", "chair", "ridder", language)
    await aliya.taps(CHOICE[other])
    aliya.sees(*HOME[other], CHOICE[language])
    aliya.does_not_see(HOME[language][1])
    shown = [words(message) for message in aliya.screen.messages.values()]
    assert [text for text in shown if HOME[language][1] in text] == []
    assert str(aliya.effort) == "0 messages + 1 tap"
    await aliya.says("/start")
    aliya.sees(*HOME[other])
    await aliya.taps(CHOICE[language])
    aliya.sees(*HOME[language])


@pytest.mark.parametrize(("databases", "language"), [("sqlite", "kk"), ("postgres", "ru"), ("postgres", "en")],
                         indirect=["databases"])  # fmt: skip
async def test_a_stranger_sees_one_screen_whatever_they_send(office, telegram, language):
    read = "ru" if language == "ru" else "kk"
    await office.seated("Төраға", "chair", "ridder")
    stranger = await telegram.person("Бөтен", language=language)
    await stranger.starts()
    at_the_door(stranger, read)
    said = ["Сәлем", "/menu", "/admin", "/start@tilshi_bot", "225", "я" * 4000, "<b>Семинар</b>", "Материал жіберу",
            "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."]  # fmt: skip
    for text in said:
        await stranger.says(text)
        at_the_door(stranger, read)
    await stranger.sends(photo(), caption="Семинар өтті")
    at_the_door(stranger, read)
    await stranger.sends(photo(seed=1), photo(seed=2))
    assert len(stranger.screen.visible()) == 2, "one for each"
    await stranger.sends(Upload("жоспар.pdf", b"%PDF-1.4", "application/pdf"))
    at_the_door(stranger, read)
    await stranger.sends(Upload("a.ogg", b"OggS", "audio/ogg"), kind="voice")
    at_the_door(stranger, read)
    await stranger.shares_contact()
    at_the_door(stranger, read)
    await stranger.shares_location()
    at_the_door(stranger, read)


BUTTONS = [
    "home", "post", "rubrics:1", "rubric:1:1", "anew:1", "make", "send:1", "drop:1", "correct:1", "mine", "review",
    "approve:1", "return:1", "because:1:when", "bind:-100", "digest", "digest:2026-W46", "tip", "broadcast",
    "reached:1", "count", "same:1", "sure:1:5", "enter:kk", "language:xx", "nonsense:1:2",
]  # fmt: skip


async def test_whoever_lost_their_seat_presses_what_they_kept(office, engine):
    """The buttons of every role stand in the chat still; none of them opens anything."""
    for role, code in (("chair", "ridder"), ("specialist", "vko"), ("press", "centre")):
        person = await office.seated(role, role, code)
        async with engine.begin() as tx:
            await tx.execute(update(Seat).values(ends_on=date(2026, 11, 1)))
        for data in BUTTONS:
            await person.taps(old_button(person, data))
            at_the_door(person, "kk")
            assert person.screen.toasts == [], data
        assert person.screen.keyboard_rows() == []
        await person.says("Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді.")
        at_the_door(person, "kk")


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_one_link_lets_one_in(office, telegram, language):
    link = await office.invitation("chair", "ridder")
    first = await telegram.person("Бірінші", language=language)
    second = await telegram.person("Екінші", language=language)
    await first.opens(link)
    await second.opens(link)  # who only looks does not use it up
    await first.taps(CHOICE[language])
    first.sees(*HOME[language])
    await second.taps(CHOICE[language])
    second.sees(USED[language])
    second.does_not_see(HOME[language][2])
    await second.opens(link)
    second.sees(USED[language])
    await second.says("/start")
    at_the_door(second, language)
    await first.opens(link)
    first.sees(USED[language])


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_who_is_in_is_told_so(office, language):
    aliya = await office.seated("Әлия", "chair", "ridder", language)
    await aliya.opens(await office.invitation("chair", "ridder"))
    aliya.sees(ALREADY[language])
    await aliya.says("/start")
    aliya.sees(*HOME[language])


async def test_a_second_seat_in_another_language(office):
    aliya = await office.seated("Әлия", "chair", "ridder", "kk")
    await aliya.opens(await office.invitation("specialist", "vko"))
    await aliya.taps("Русский")
    aliya.sees("Восточно-Казахстанская область", "Материалов на проверку нет.")
    await aliya.says("/start")
    aliya.sees("Восточно-Казахстанская область", "Материалов на проверку нет.")


async def test_the_language_button_pressed_twice(office, telegram):
    """Of an invitation: the first tap lets one in, the second finds nothing to do."""
    aliya = await telegram.person("Әлия")
    await aliya.opens(await office.invitation("chair", "ridder"))
    button = aliya.button("Қазақша")
    press = {"person": aliya.id, "chat": telegram.world.bots()[0].id, "message": button.message, "data": button.data}
    await asyncio.gather(*[telegram.act("press", **press) for _ in range(3)])
    await telegram.settle()
    aliya.sees(*HOME["kk"], "Бұл батырма ескірген.")
    await aliya.says("/start")
    aliya.sees(*HOME["kk"])
    async with office.engine.connect() as tx:
        assert (await tx.execute(select(Seat.role))).scalars().all() == ["chair"]


async def test_no_button_no_story(office, telegram):
    """The stories above would tell if a stranger were shown a button."""
    stranger = await telegram.person("Бөтен")
    await stranger.starts()
    with pytest.raises(StoryError, match="there is no button"):
        await stranger.taps("Материал жіберу")
