"""What people do that nobody planned: remarks, wrong files, old buttons, two taps at once, albums, markup in names."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import func, select

from db.tables import Broadcast, Figure, Incident, Media, Notice, Person, Post
from simulator import Upload, photo

POST = "Бүгін аудандық кәсіподақ мектептерде еңбек қауіпсіздігі бойынша семинар өткізді."
OLD = {"kk": "Бұл батырма ескірген.", "ru": "Эта кнопка устарела."}
SAY = {
    "kk": {"send": "Жіберу", "check": "Осылай жіберейік пе?", "make": "Иә, бұл материал", "got": "Хабарыңыз келді:",
           "taken": "Материал қабылданды.", "photos": "Фото мен видео: {}.", "rubric": "Айдар", "later": "Кейінірек",
           "draft": "Материалды аяқтау", "mine": "Материалдарым", "drop": "Жою", "anew": "Қайта жазу",
           "long": "Мәтін тым ұзын. Қазір таңба саны: 3\u00a0982, ең көбі: 3\u00a0500.",
           "wrong": "Бот мәтін, фото және видео қабылдайды.", "ten": "Бір материалға ең көбі 10 фото сыяды."},
    "ru": {"send": "Отправить", "check": "Отправляем так?", "make": "Да, это материал", "got": "Получили:",
           "taken": "Материал принят.", "photos": "Фото и видео: {}.", "rubric": "Рубрика", "later": "Позже",
           "draft": "Закончить материал", "mine": "Мои материалы", "drop": "Удалить", "anew": "Переписать",
           "long": "Текст слишком длинный. Сейчас знаков: 3\u00a0982, можно не больше 3\u00a0500.",
           "wrong": "Бот принимает тексты, фото и видео.", "ten": "В одном материале не больше 10 фото."},
}  # fmt: skip
BOTH = pytest.mark.parametrize("language", ["kk", "ru"])


async def rows(office, table) -> list:
    async with office.engine.connect() as tx:
        return list((await tx.execute(select(table.__table__).order_by(table.id))).all())


@BOTH
async def test_a_remark_is_not_made_a_draft(office, language):
    say = SAY[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    for remark in ("Рақмет!", "ок", "/strat", "Кәсіподақ қашан жинала", "👍"):
        await chair.says(remark)
        chair.sees(say["got"], remark, say["make"])
    assert await rows(office, Post) == []
    await chair.says("Семинар өтті.")
    await chair.taps(say["make"])
    chair.sees("Семинар өтті.", say["check"])
    assert [post.texts for post in await rows(office, Post)] == [{language: "Семинар өтті."}]


async def test_a_mistyped_command_does_not_get_into_the_post(office):
    chair = await office.seated("Төраға", "chair", "ridder")
    await chair.says(POST)
    await chair.says("/strat")
    chair.sees("Хабарыңыз келді: «/strat».")
    await chair.says("/" + "а" * 4000)
    chair.sees("Хабарыңыз келді: «/аа")
    assert [post.texts["kk"] for post in await rows(office, Post)] == [POST]


@BOTH
async def test_a_text_that_is_too_long(office, language):
    """The words before it stay, and the way on is told."""
    say = SAY[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    await chair.says("я" * 3900)
    chair.sees(say["long"])
    await chair.says("Қатысты: қырық адам.")
    chair.sees(POST, "Қатысты: қырық адам.")
    await chair.taps(say["send"])
    chair.sees(say["taken"])


@BOTH
async def test_a_wrong_file(office, language):
    chair = await office.seated("Төраға", "chair", "ridder", language)
    for kind, name, mime in (("voice", "a.ogg", "audio/ogg"), ("audio", "a.mp3", "audio/mpeg")):
        await chair.sends(Upload(name, b"OggS", mime), kind=kind)
        chair.sees(SAY[language]["wrong"])
    await chair.shares_location()
    chair.sees(SAY[language]["wrong"])
    await chair.shares_contact()
    chair.sees(SAY[language]["wrong"])
    assert await rows(office, Post) == []


@BOTH
async def test_old_buttons_after_sending(office, language):
    """Each says a passing word; the receipt stays, and so does what was sent."""
    say = SAY[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says(POST)
    kept = [chair.button(say[name]) for name in ("send", "rubric", "anew", "drop")]
    await chair.taps(say["send"])
    receipt = chair.sees(say["taken"])
    for button in kept:
        await chair.taps(button)
        assert chair.screen.toasts[0].startswith(OLD[language]), button.label
        assert receipt in chair.screen.text
        chair.sees(say["mine"])
    (post,) = await rows(office, Post)
    assert (post.state, post.texts) == ("sent", {language: POST})


async def test_two_taps_at_once_send_one_post(office, telegram):
    chair = await office.seated("Төраға", "chair", "ridder")
    specialist = await office.seated("Маман", "specialist", "vko")
    await chair.says(POST)
    button = chair.button("Жіберу")
    press = {"person": chair.id, "chat": telegram.world.bots()[0].id, "message": button.message, "data": button.data}
    await asyncio.gather(*[telegram.act("press", **press) for _ in range(5)])
    await telegram.settle()
    assert sum(toast.startswith(OLD["kk"]) for toast in chair.screen.toasts) == 4
    assert [post.state for post in await rows(office, Post)] == ["sent"]
    assert len([notice for notice in await rows(office, Notice) if notice.kind == "arrivals"]) == 1
    await office.passes(minutes=11)
    await specialist.gets("1 материал қарауды күтіп тұр.")


async def test_an_edited_message_changes_nothing_and_breaks_nothing(office):
    chair = await office.seated("Төраға", "chair", "ridder")
    await chair.says(POST)
    await chair.edits(POST + " Қырық адам қатысты.")
    assert [post.texts["kk"] for post in await rows(office, Post)] == [POST]
    await chair.taps("Жіберу")
    chair.sees("Материал қабылданды.")
    assert await rows(office, Incident) == []


@BOTH
async def test_an_album_is_one_post(office, language):
    say = SAY[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(*[photo(seed=number) for number in range(5)], caption=POST)
    assert chair.screen.text.count(say["check"]) == 1, "one screen for the five"
    await chair.says("Қатысты: қырық адам.")
    chair.sees(POST, "Қатысты: қырық адам.", say["photos"].format(5))
    assert len(await rows(office, Post)) == 1
    await chair.taps(say["send"])
    specialist = await office.seated("Маман", "specialist", "vko", language)
    await specialist.taps("Қарау" if language == "kk" else "Проверить")
    shown = specialist.screen.visible()
    assert len([message for message in shown if "photo" in message]) == 5
    specialist.sees(POST)


@BOTH
async def test_eleven_photos(office, language):
    say = SAY[language]
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.sends(*[photo(seed=number) for number in range(11)], caption=POST)
    chair.sees(say["ten"])
    await chair.sends(*[photo(seed=number) for number in range(20, 24)], caption="Тағы төртеуі.")
    assert chair.screen.text.count(say["ten"]) == 1, "told once for the album"
    await chair.says("Қатысты: қырық адам.")
    chair.sees(POST, "Тағы төртеуі.", say["photos"].format(10))
    assert len(await rows(office, Media)) == 10


async def test_the_same_photo_again_is_not_another(office, telegram):
    chair = await office.seated("Төраға", "chair", "ridder")
    await chair.says(POST)
    await chair.sends(photo())
    own = max(number for number, shown in chair.screen.messages.items() if shown["out"])
    await chair.forwards(own, source=telegram.world.bots()[0].id)
    chair.sees("Фото мен видео: 1.")


async def test_a_photo_and_the_original_as_a_file(office):
    """Telegram mixes them in no album; the specialist sees both all the same."""
    chair = await office.seated("Төраға", "chair", "ridder")
    await chair.sends(photo(seed=1), photo(seed=2), caption=POST)
    await chair.sends(photo(seed=3), as_file=True)
    await chair.taps("Жіберу")
    specialist = await office.seated("Маман", "specialist", "vko")
    await specialist.taps("Қарау")
    specialist.sees(POST, "Мақұлдау")
    kinds = [kind for message in specialist.screen.visible() for kind in ("photo", "document") if kind in message]
    assert kinds == ["photo", "photo", "document"]


async def test_a_draft_survives_a_restart(office):
    chair = await office.seated("Төраға", "chair", "ridder")
    await chair.sends(photo(), caption=POST)
    await office.stop()
    office.start()
    await chair.says("Қатысты: қырық адам.")
    chair.sees(POST, "Қатысты: қырық адам.", "Фото мен видео: 1.")
    await office.stop()
    await chair.says("Келесі семинар желтоқсанда.", silently=True)  # while the bot is away
    office.start()
    await chair.gets("Келесі семинар желтоқсанда.")
    await chair.says("/start")
    chair.sees("Материалды аяқтау")
    await chair.taps("Материалды аяқтау")
    await chair.taps("Жіберу")
    (post,) = await rows(office, Post)
    assert post.texts["kk"].split("\n\n") == [POST, "Қатысты: қырық адам.", "Келесі семинар желтоқсанда."]


async def test_what_is_said_in_a_group_is_no_post(office, telegram):
    chair = await office.seated("Төраға", "chair", "ridder")
    group = await telegram.group("Кәсіподақ", chair, telegram.world.bots()[0])
    await group.promote(telegram.world.bots()[0], by=chair)
    chair.talks_to(group)
    await chair.says(POST, silently=True)
    assert await rows(office, Post) == []


@BOTH
async def test_markup_in_names_and_texts(office, telegram, language):
    """It is shown as it was written, by whoever it was written."""
    name, text = "<b>Әлия</b> & </i>", "<b>Семинар</b> <script>өтті</script> & 5 < 7 > 3 &amp; «жақсы» {place} %s"
    chair = await office.seated(name, "chair", "ridder", language)
    specialist = await office.seated(name, "specialist", "vko", language)
    assert [person.name for person in await rows(office, Person)] == [name, name]
    await chair.says(text)
    chair.sees(text)
    await chair.taps(SAY[language]["send"])
    channel = await telegram.channel("<i>Арна</i> & Ко", specialist, telegram.world.bots()[0])
    await specialist.gets("«<i>Арна</i> & Ко»")
    await specialist.taps("Иә" if language == "kk" else "Да")
    specialist.sees("<i>Арна</i> & Ко")
    await specialist.taps("Қарау" if language == "kk" else "Проверить")
    specialist.sees(text)
    await specialist.taps("Мақұлдау" if language == "kk" else "Одобрить")
    await office.drained()
    (published,) = [said for said in telegram.world.rooms[channel.id].messages.values() if "Семинар" in said.words]
    assert published.words.startswith(text)
    await chair.says("<a href='x'>")
    chair.sees("«<a href='x'>»")
    assert await rows(office, Incident) == []


async def test_nothing_was_counted_or_sent_by_accident(office):
    """Numbers and texts out of nowhere: no question is open, and so nothing is answered."""
    chair = await office.seated("Төраға", "chair", "ridder")
    press = await office.seated("Баспасөз", "press", "centre")
    await chair.says("225")
    await press.says("Мәтінді қысқа жазыңыз.")
    async with office.engine.connect() as tx:
        assert (await tx.execute(select(func.count()).where(Figure.source == "bot"))).scalar_one() == 0
        assert (await tx.execute(select(func.count()).select_from(Broadcast))).scalar_one() == 0
