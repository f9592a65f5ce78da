"""Coming in: by an invitation, in one's own language; and what everybody else sees, whatever they do."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from db.tables import Invitation, Seat
from simulator import StoryError, Upload, photo
from simulator.people.screen import Button

KK = "Сәлеметсіз бе! Бұл бот кәсіподақ филиалдарының материалдарын қабылдайды."
RU = "Здравствуйте! Этот бот принимает материалы филиалов профсоюза."
CHOICE = {"kk": "Қазақша", "ru": "Русский"}
HOME = {"kk": ("Риддер қаласы", "Осы аптада материал әлі жіберілген жоқ.", "Материал жіберу"),
        "ru": ("г. Риддер", "На этой неделе материала ещё нет.", "Отправить материал")}  # fmt: skip
NO = {
    "unknown": {"kk": "Бұл сілтеме жарамсыз.", "ru": "Эта ссылка не работает."},
    "used": {"kk": "Бұл шақыру бұрын пайдаланылған.", "ru": "Этим приглашением уже воспользовались."},
    "expired": {"kk": "Бұл шақырудың мерзімі өтіп кеткен.", "ru": "Срок этого приглашения истёк."},
    "revoked": {"kk": "Бұл шақыру қайтарып алынған.", "ru": "Это приглашение отозвали."},
    "already": {"kk": "Сіз кіріп қойғансыз.", "ru": "Вы уже вошли."},
    "old": {"kk": "Бұл батырма ескірген.", "ru": "Эта кнопка устарела."},
}


def only_the_door(person) -> None:
    """One screen in both languages, no button, and nothing of anybody's."""
    text = person.sees(KK, RU)
    assert text.count("\n\n") == 1, text
    assert person.screen.labels() == []


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
    other = "ru" if language == "kk" else "kk"
    aliya = await office.seated("Әлия", "chair", "ridder", language)
    before = len(aliya.screen.messages)
    await aliya.taps(CHOICE[other])
    aliya.sees(*HOME[other], CHOICE[language])
    aliya.does_not_see(HOME[language][1])
    assert len(aliya.screen.messages) == before, "in its place, not below"
    assert str(aliya.effort) == "0 messages + 1 tap"
    await aliya.says("/start")
    aliya.sees(*HOME[other])
    await aliya.taps(CHOICE[language])
    aliya.sees(*HOME[language])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_a_stranger_sees_one_screen_whatever_they_send(office, telegram, language):
    await office.seated("Төраға", "chair", "ridder")
    stranger = await telegram.person("Бөтен", language=language)
    await stranger.starts()
    only_the_door(stranger)
    said = ["Сәлем", "/menu", "/help", "/admin", "/start@tilshi_bot", "225", "я" * 4000, "<b>Семинар</b>",
            "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."]  # fmt: skip
    for text in said:
        await stranger.says(text)
        only_the_door(stranger)
    await stranger.sends(photo(), caption="Семинар өтті")
    only_the_door(stranger)
    await stranger.sends(photo(seed=1), photo(seed=2))
    only_the_door_each(stranger, 2)
    await stranger.sends(Upload("жоспар.pdf", b"%PDF-1.4", "application/pdf"))
    only_the_door(stranger)
    await stranger.sends(Upload("a.ogg", b"OggS", "audio/ogg"), kind="voice")
    only_the_door(stranger)
    await stranger.shares_contact()
    only_the_door(stranger)
    await stranger.shares_location()
    only_the_door(stranger)


def only_the_door_each(person, times: int) -> None:
    text = person.sees(KK, RU)
    assert text.count(KK) == text.count(RU) == times
    assert person.screen.labels() == []


BUTTONS = [
    "home", "post", "rubrics:1", "rubric:1:1", "anew:1", "make", "send:1", "drop:1", "correct:1", "mine", "review",
    "approve:1", "return:1", "because:1:when", "bind:-100", "digest", "digest:2026-W46", "tip", "broadcast",
    "reached:1", "count", "same:1", "sure:1:5", "enter:kk", "language:xx", "language:ru", "nonsense:1:2",
]  # fmt: skip


async def test_whoever_lost_their_seat_presses_what_they_kept(office, engine):
    """The buttons of every role stand in the chat still; none of them opens anything."""
    for role, code in (("chair", "ridder"), ("specialist", "vko"), ("press", "centre")):
        person = await office.seated(role, role, code)
        kept = person.screen.last["message_id"]
        async with engine.begin() as tx:
            await tx.execute(update(Seat).values(ends_on=date(2026, 11, 1)))
        for data in BUTTONS:
            await person.taps(Button(data, kept, data, {}))
            only_the_door(person)
            assert person.screen.toasts == [], data
        await person.says("Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді.")
        only_the_door(person)


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_a_link_that_leads_nowhere(office, telegram, engine, language):
    unknown = await telegram.person("Бірінші", language=language)
    await unknown.opens("https://t.me/tilshi_bot?start=nothing")
    unknown.sees(NO["unknown"][language])
    late = await telegram.person("Кеш", language=language)
    link = await office.invitation("chair", "ulan")
    await office.passes(days=30, hours=1)
    await late.opens(link)
    late.sees(NO["expired"][language])
    link = await office.invitation("chair", "ulan")
    async with engine.begin() as tx:
        await tx.execute(update(Invitation).values(revoked_at=office.now))
    await late.opens(link)
    late.sees(NO["revoked"][language])
    await late.says("Сәлем")
    only_the_door(late)


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
    second.sees(NO["used"][language])
    second.does_not_see(HOME[language][2])
    await second.opens(link)
    second.sees(NO["used"][language])
    await second.says("/start")
    only_the_door(second)
    await first.opens(link)
    first.sees(NO["used"][language])


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_who_is_in_is_told_so(office, language):
    aliya = await office.seated("Әлия", "chair", "ridder", language)
    await aliya.opens(await office.invitation("chair", "ridder"))
    aliya.sees(NO["already"][language])
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
    await aliya.taps(button)
    await aliya.taps(button)
    aliya.sees(NO["old"]["kk"])
    await aliya.says("/start")
    aliya.sees(*HOME["kk"])


async def test_no_button_no_story(office, telegram):
    """The stories above would tell if a stranger were shown a button."""
    stranger = await telegram.person("Бөтен")
    await stranger.starts()
    with pytest.raises(StoryError, match="there is no button"):
        await stranger.taps("Материал жіберу")
