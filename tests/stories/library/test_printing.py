"""A poster with the code of an item, and the item itself on paper: each in one tap, for whoever reads it."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from db.tables import Incident
from locales import words_for
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.library.test_shelves import AGREEMENT, link_to
from tests.stories.telling import file_on

pytestmark = pytest.mark.usefixtures("unhurried")


def printed(telegram, person) -> str:
    (page,) = PdfReader(BytesIO(file_on(telegram, person))).pages
    return "".join(page.extract_text().split())


@ALTERNATING
async def test_a_poster_in_both_languages(office, telegram, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    link = await link_to(office, "law-collective-agreement")
    await chair.opens(link)
    chair.effort.reset()
    await chair.taps(say("Poster"))
    assert str(chair.effort) == "0 messages + 1 tap"
    said = printed(telegram, chair)
    for text in (*AGREEMENT.values(), link, "Кәсіподақ активіне көмек ретінде", "В помощь профактиву"):
        assert "".join(text.split()) in said
    assert any("photo" in one for one in chair.screen.visible())
    await chair.taps(say("Back"))
    chair.sees(AGREEMENT[language])
    assert not any("photo" in one for one in chair.screen.visible()), "it goes with its screen"
    assert await rows(office.engine, Incident) == []


@ALTERNATING
async def test_the_form_of_consent_in_the_language_that_is_read(office, telegram, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.says("/library")
    await chair.says("согласие" if language == "ru" else "келісім қағазы")
    await chair.taps({"kk": "Келісім қағазы", "ru": "Бланк согласия"}[language])
    await chair.taps(say("Print"))
    assert str(chair.effort) == "2 messages + 2 taps"
    said = printed(telegram, chair)
    assert {"kk": "жариялауғакелісімберемін", "ru": "разрешаюбезвозмезднопубликовать"}[language] in said
    assert await rows(office.engine, Incident) == []
