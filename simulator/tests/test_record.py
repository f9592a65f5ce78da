"""What was said and asked can be looked up afterwards."""

from __future__ import annotations

import json

import pytest

from simulator import Upload, photo
from simulator.errors import Refusal
from simulator.world.record import MOST_SAID, Record

BUTTON = {"inline_keyboard": [[{"text": "Иә", "callback_data": "yes"}]]}


@pytest.fixture
async def story(telegram, bot, chair):
    """A short conversation in which everything that is recorded happens."""
    asked = await bot("sendMessage", chat_id=chair.id, text="Есеп дайын ба?", reply_markup=BUTTON)
    tap = await telegram.act("press", person=chair.id, chat=bot.id, message=asked["message_id"], data="yes")
    await bot("answerCallbackQuery", callback_query_id=tap["query"], text="Рахмет")
    await bot("editMessageText", chat_id=chair.id, message_id=asked["message_id"], text="ЕСЕП қабылданды")
    await chair.sends(photo(90, 90), silently=True)
    await bot("deleteMessage", chat_id=chair.id, message_id=asked["message_id"])
    await chair.blocks()
    with pytest.raises(Refusal):
        await bot("sendMessage", chat_id=chair.id, text="Естіп тұрсыз ба?")
    return telegram.world.record


async def test_everything_that_happened_is_there_in_order(story):
    assert [(entry.kind, entry.who, entry.text) for entry in story.said] == [
        ("said", "Төраға", "/start"),
        ("said", "Bot 1000", "Есеп дайын ба?"),
        ("pressed", "Төраға", "yes"),
        ("answered", "Bot 1000", "Рахмет"),
        ("edited", "Bot 1000", "ЕСЕП қабылданды"),
        ("said", "Төраға", "[photo]"),
        ("deleted", "Bot 1000", "ЕСЕП қабылданды"),
        ("blocked", "Төраға", "blocked"),
    ]
    assert [entry.n for entry in story.said] == list(range(1, 9))
    assert sorted(entry.at for entry in story.said) == [entry.at for entry in story.said]
    assert {entry.chat for entry in story.said} == {"Төраға · Bot 1000", "Төраға"}


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("есеп", "", ["Есеп дайын ба?", "ЕСЕП қабылданды", "ЕСЕП қабылданды"]),
        ("Есеп ДАЙЫН", "", ["Есеп дайын ба?"]),
        ("есеп", "edited", ["ЕСЕП қабылданды"]),
        ("", "pressed", ["yes"]),
        ("төраға", "said", ["/start", "Есеп дайын ба?", "[photo]"]),
        ("bot 1000", "answered", ["Рахмет"]),
        ("жоқ сөз", "", []),
        ("", "danced", []),
    ],
)
async def test_it_is_searched_by_words_and_kind(story, words, kind, found):
    assert [entry.text for entry in story.search(words, kind)] == found


async def test_requests_are_looked_up_by_method_and_by_refusal(story):
    assert [call.method for call in story.calls()] == [
        "sendMessage", "answerCallbackQuery", "editMessageText", "deleteMessage", "sendMessage",
    ]  # fmt: skip
    assert [call.ok for call in story.calls("SENDmessage")] == [True, False]
    assert story.calls("sendPhoto") == []
    (refused,) = story.calls(refused=True)
    assert (refused.code, refused.description) == (403, "Forbidden: bot was blocked by the user")
    assert refused.params["text"] == "Естіп тұрсыз ба?"
    assert refused.bot == "bot_1000_bot"
    assert all(call.ms >= 0 for call in story.calls())


async def test_requests_are_counted(story, bot, chair):
    assert story.counts == {"calls": 5, "refused": 1}
    with pytest.raises(Refusal, match="Not Implemented: the simulator knows sendDice but does not play it"):
        await bot("sendDice", chat_id=chair.id)
    with pytest.raises(Refusal, match="Not Found: method not found"):
        await bot("sendFlowers", chat_id=chair.id)
    assert story.counts == {"calls": 7, "refused": 3}
    assert story.unplayed == {"sendDice": 1}


async def test_polls_are_not_counted_unless_they_fail(telegram, bot):
    await bot("getUpdates")
    assert telegram.world.record.calls() == []
    telegram.world.faults.next("error", "getUpdates")
    with pytest.raises(Refusal):
        await bot("getUpdates")
    assert [call.description for call in telegram.world.record.calls()] == ["Bad Gateway"]


async def test_files_are_named_instead_of_kept(telegram, bot, chair):
    await bot("sendDocument", chat_id=chair.id, files={"document": Upload("Есеп.pdf", b"%PDF-1.7")})
    assert telegram.world.record.calls("sendDocument")[0].params["document"] == "<file Есеп.pdf, 8 bytes>"


async def test_all_of_it_can_be_taken_home_as_json(story):
    text = json.dumps(story.as_data(), ensure_ascii=False)
    back = json.loads(text)
    assert set(back) == {"said", "requests"}
    assert [entry["text"] for entry in back["said"]] == [entry.text for entry in story.said]
    assert [call["n"] for call in back["requests"]] == [1, 2, 3, 4, 5]
    assert back["requests"][0]["params"]["reply_markup"] == json.dumps(BUTTON)
    assert "1000:test" not in text


def test_the_oldest_entries_make_room_and_numbers_go_on():
    record = Record()
    for number in range(MOST_SAID + 3):
        record.say(0.0, "said", "Төраға", "Кәсіподақ", str(number), -1)
    assert len(record.said) == MOST_SAID
    assert (record.said[0].n, record.said[-1].n) == (4, MOST_SAID + 3)
