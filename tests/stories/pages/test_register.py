"""The register of pages: one message and two taps to add one, whoever keeps it; and what is sent instead of a page."""

from __future__ import annotations

from db.tables import Page
from locales import words_for
from screens.names import page_name
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.telling import enters_for, old_button, read, start_of

CHANNEL = "https://t.me/kasipodak_ridder"
NOT_A_PAGE = "This link shows one post, photo or card, and not the page."


async def registered(office, code: str) -> list[tuple]:
    place = await office.place(code)
    return [(page.platform, page.kind, page.address or page.url, page.ended)
            for page in await rows(office.engine, Page) if page.organisation_id == place.id]  # fmt: skip


async def at_the_list(person, say) -> None:
    await person.taps(say("People"))
    await person.taps(say("Pages and groups"))
    person.effort.reset()


@ALTERNATING
async def test_a_page_is_added_by_its_link_alone(office, telegram, language):
    """Nothing is asked where the link says all; where it may be two things, one tap more."""
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await at_the_list(chair, say)
    await chair.taps(say("Add a page"))
    await chair.says("Біздің Instagram: https://www.instagram.com/Ridder_Kasipodak/?igsh=MzRl")
    chair.sees(say("Added."), page_name(say, "instagram", "page"), say("Followers have not been counted yet."))
    assert str(chair.effort) == "1 message + 1 tap"
    await chair.taps(say("Back"))
    chair.effort.reset()
    await chair.taps(say("Add a page"))
    await chair.says(f"{CHANNEL}?utm_source=x")
    chair.sees(say("What is it?"))
    await chair.taps(say("a channel").capitalize())
    chair.sees(say("Added."), page_name(say, "telegram", "page"))
    assert str(chair.effort) == "1 message + 2 taps"
    assert (await registered(office, "ridder"))[1:] == [
        ("instagram", "page", "instagram.com/ridder_kasipodak", ""), ("telegram", "page", "t.me/kasipodak_ridder", ""),
    ]  # fmt: skip
    await chair.taps(say("Write the number"))
    chair.sees(page_name(say, "telegram", "page"))
    await chair.says("310")
    chair.sees(start_of(say, "Followers: {number} ({when})"), "310")


@ALTERNATING
async def test_a_post_is_sent_instead_of_the_page(office, telegram, language):
    """Said so, and the page asked for: where its name stands in the link it is one tap; what has only that is kept."""
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await at_the_list(chair, say)
    await chair.taps(say("Add a page"))
    await chair.says("https://www.facebook.com/Kasipodak.Ridder/posts/pfbid02abc?mibextid=x")
    chair.sees(say(NOT_A_PAGE), "facebook.com/Kasipodak.Ridder")
    await chair.taps(read(say, "Yes, {what}", what=say("a page")))
    chair.sees(say("Added."), page_name(say, "facebook", "page"))
    assert str(chair.effort) == "1 message + 2 taps"
    await chair.taps(say("Back"))
    await chair.taps(say("Add a page"))
    await chair.says("https://www.instagram.com/p/CxYz123/")
    chair.sees(say(NOT_A_PAGE))
    await chair.taps(say("I have only this"))
    chair.sees(start_of(say, "Only a link to one post is known. When you find the page, press “{button}”."))
    await chair.taps(say("Address"))
    await chair.says("https://www.instagram.com/p/CxYz123/")
    chair.sees(say(NOT_A_PAGE))
    chair.does_not_see(say("I have only this"))
    await chair.says("instagram.com/ridder_kasipodak")
    chair.sees(page_name(say, "instagram", "page"), "instagram.com/ridder_kasipodak")
    assert (await registered(office, "ridder"))[1:] == [
        ("facebook", "page", "facebook.com/kasipodakridder", ""),
        ("instagram", "page", "instagram.com/ridder_kasipodak", ""),
    ]  # fmt: skip


@ALTERNATING
async def test_what_is_no_page_and_what_is_there_already(office, telegram, language):
    """A wrong text, a number, the group of the file under another link: told what to do, and nothing is added."""
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await at_the_list(chair, say)
    before = await registered(office, "ridder")
    await chair.taps(say("Add a page"))
    for text in ("225", "парақша жоқ", "https://vk.com/kasipodak", "https://www.facebook.com/" + "a" * 600):
        await chair.says(text)
        chair.sees(start_of(say, "This is not the address of a page."
                            " Open the page, copy its link and send it here. Pages are kept on Facebook, "
                            "Instagram, Telegram, TikTok, YouTube and Aitu, and websites."))  # fmt: skip
    await chair.says("https://m.facebook.com/groups/600856043837357/?ref=share&mibextid=NSMWBT")
    chair.sees(say("This page is in the list already. Send the link to another one, or go back."))
    assert await registered(office, "ridder") == before
    await office.stop()
    office.start()  # in the middle of the question
    await chair.says("instagram.com/ridder_kasipodak")
    chair.sees(say("Added."))
    await chair.taps(old_button(chair, f"page_end:{2**40}:closed"))
    assert len(await registered(office, "ridder")) == len(before) + 1


@ALTERNATING
async def test_letters_of_another_keyboard(office, telegram, language):
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await at_the_list(chair, say)
    await chair.taps(say("Add a page"))
    await chair.says("instagram.com/riddеr_kаsipоdak")  # three Cyrillic ones
    chair.sees(say("Added. There were Cyrillic letters in the address; we have put the Latin ones."))
    assert ("instagram", "page", "instagram.com/ridder_kasipodak", "") in await registered(office, "ridder")


@ALTERNATING
async def test_a_page_that_feeds_the_centre_is_not_lost(office, telegram, language):
    """It ends with a day, is asked for no more, and can be opened again; so can one that is closed."""
    say = words_for(language)
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    await at_the_list(chair, say)
    await chair.taps(page_name(say, "facebook", "group"))
    await chair.taps(say("Change"))
    await chair.taps(say("Feeds the centre"))
    await chair.says("01.01.2030")
    chair.sees(start_of(say, "This day has not come yet. Write today's date or an earlier one; if it was in another "
                        "year, with the year."))  # fmt: skip
    await chair.says("кеше" if language == "kk" else "вчера")
    chair.sees(start_of(say, "Feeds the centre since: {date}"), "225")
    assert await registered(office, "ridder") == [
        ("facebook", "group", "facebook.com/groups/600856043837357", "feeds"),
    ]  # fmt: skip
    await chair.taps(say("Open again"))
    chair.does_not_see(start_of(say, "Feeds the centre since: {date}"))
    await chair.taps(say("Change"))
    await chair.taps(say("It is closed"))
    await chair.taps(say("Today"))
    chair.sees(start_of(say, "Closed on: {date}"))
    await chair.taps(say("Followers"))
    chair.does_not_see(say("How many followers are there now?"))


@ALTERNATING
async def test_the_specialist_keeps_the_pages_of_a_branch(office, telegram, language):
    """And sees that the same page stands in the list of another one; a chair keeps those of their own branch only."""
    say = words_for(language)
    specialist = await office.seated("Облыс маманы", "specialist", "vko", language)
    await enters_for(specialist, language, (await office.place("ulan")).names[language])
    await specialist.taps(say("Pages and groups"))
    await specialist.taps(say("Add a page"))
    await specialist.says("https://www.facebook.com/groups/600856043837357/permalink/5/")
    specialist.sees(say(NOT_A_PAGE))
    await specialist.taps(read(say, "Yes, {what}", what=say("a group")))
    specialist.sees((await office.place("ridder")).names[language])
    await specialist.taps(say("Added by mistake"))
    specialist.sees(say("Was entered by mistake."))
    assert [one[3] for one in await registered(office, "ulan")] == ["", "mistake"]
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    (page,) = [one for one in await rows(office.engine, Page) if one.ended]
    for data in (f"page_card:{page.id}", f"page_reopen:{page.id}", f"page_add:{page.organisation_id}"):
        await chair.taps(old_button(chair, data))
    assert [one[3] for one in await registered(office, "ulan")] == ["", "mistake"]
