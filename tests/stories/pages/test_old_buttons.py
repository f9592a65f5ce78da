"""Pages under somebody's fingers: buttons of another branch, and what the region does while the chair is asked."""

from __future__ import annotations

import pytest

from db.tables import Figure, Page
from locales import words_for
from newsroom.values.platforms import PAGE_KINDS
from screens.names import page_name
from tests.bot.reading import rows
from tests.conftest import ALTERNATING
from tests.stories.pages.test_followers import ASKED
from tests.stories.telling import everything, old_button

OF_A_PAGE = (
    "count_page:{page}:one", "page_counts:{page}", "page_card:{page}", "page_address:{page}", "page_change:{page}",
    *(f"page_kind:{{page}}:{kind}" for kind in PAGE_KINDS), "page_end:{page}:closed", "page_end:{page}:feeds",
    "page_life:{page}", "page_last:{page}:own_post", "page_posts:{page}", "page_reach:{page}", "page_remarks:{page}",
    "page_chip:{page}:logos", "page_resumed:{page}", "page_words:{page}", "page_mistake:{page}", "page_reopen:{page}",
)  # fmt: skip
OF_A_COUNT = ("count_card:{figure}", "count_right:{figure}", "count_correct:{figure}", "proof_ask:{figure}",
              "proof:{figure}")  # fmt: skip
OF_A_PLACE = ("pages:{place}", "page_add:{place}", "growth:{place}")
KEPT = ("page", "figure", "sign", "remark", "proof", "correction", "notice", "deed")


@ALTERNATING
async def test_buttons_of_another_branch(office, telegram, language):
    """However they have come to it: nothing is shown, and nothing is written."""
    chair = await office.seated("Риддер төрағасы", "chair", "ridder", language)
    ulan = await office.place("ulan")
    (page,) = [one for one in await rows(office.engine, Page) if one.organisation_id == ulan.id]
    figure = min(one.id for one in await rows(office.engine, Figure) if one.page_id == page.id)
    before = await everything(office.engine)
    for data in (*OF_A_PAGE, *OF_A_COUNT, *OF_A_PLACE):
        await chair.taps(old_button(chair, data.format(page=page.id, figure=figure, place=ulan.id)))
        assert len(chair.screen.toasts) == 1, data
        chair.does_not_see("61575271302620")
    after = await everything(office.engine)
    assert {name: after[name] for name in KEPT} == {name: before[name] for name in KEPT}


@ALTERNATING
@pytest.mark.parametrize("how", ["closed", "feeds", "mistake"])
async def test_a_page_that_ends_while_its_number_is_asked(office, telegram, language, how):
    """The number is of nothing that is counted; the next page is a press away, and nothing is lost."""
    say = words_for(language)
    chair = await office.seated("Алтай төрағасы", "chair", "altay", language)
    specialist = await office.seated("Облыс маманы", "specialist", "vko", language)
    await chair.taps(say("Followers"))
    chair.sees(say(ASKED), page_name(say, "facebook", "page"))
    altay = (await office.place("altay")).id
    pages = [one for one in await rows(office.engine, Page) if one.organisation_id == altay]
    (page_id,) = [one.id for one in pages if one.platform == "facebook"]
    ended = f"page_end:{page_id}:{how}" if how != "mistake" else f"page_mistake:{page_id}"
    await specialist.taps(old_button(specialist, ended))
    if how != "mistake":
        await specialist.taps(say("Today"))
    told = {one.id for one in await rows(office.engine, Figure)}
    await chair.says("250")
    assert {one.id for one in await rows(office.engine, Figure)} == told
    await chair.taps(say("Followers"))
    chair.sees(say(ASKED), page_name(say, "instagram", "page"))
