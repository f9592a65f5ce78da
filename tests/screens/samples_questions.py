"""Samples of questions and answers."""

from __future__ import annotations

from dataclasses import replace

from locales import Language
from newsroom.questions.questions import ANSWERED, ASIDE, WAITING, Listed, Question, Word
from newsroom.union.organisations import Place
from screens.questions import answering, asking
from tests.screens.sample_data import AT, RIDDER, TODAY, VKO, ZONE, Drawn, asked
from tests.screens.samples_library import ITEM

REGION = Place(2, 2, "region", "vko", VKO, 1, None, "", {}, None)
ABAY = replace(REGION, id=5, names={"kk": "Абай облысы", "ru": "Область Абай"})
WORDS = [
    Word(1, 7, False, "Ауысымға <қанша> төленеді?", AT), Word(2, 7, True, "Бір жарым есе.", AT),
    Word(3, 7, False, "Сколько часов & в какие дни?", AT),
]  # fmt: skip
QUESTION = Question(7, 2, 5, 71, "kk", WAITING, AT, False, None, None)
LISTED = [Listed(7, WAITING, AT, WORDS[0].words), Listed(6, ANSWERED, AT, "Ш" * 90)]
CARD = answering.Card(QUESTION, VKO, RIDDER, WORDS[:1], 1, ZONE, TODAY)


def questions_samples(language: Language) -> Drawn:
    yield "asking.regions", asking.regions(language, [REGION, ABAY])
    for name, before in (("", []), (", before", LISTED)):
        yield f"asking.ask{name}", asked(language, asking.ask(language, asking.Asked(2, VKO, before)))
    yield "asking.offered", asking.offered(language, 7, WORDS[0].words * 5, [ITEM])
    thread = asking.Thread(7, VKO, WORDS, is_answered=False)
    yield "asking.thread", asking.thread(language, thread, ZONE, TODAY)
    yield (
        "asking.thread, answered",
        asking.thread(language, replace(thread, said=WORDS[:2], is_answered=True), ZONE, TODAY),
    )
    yield "asking.more", asked(language, asking.more(language, thread))
    yield "asking.unanswered", asking.unanswered(language, VKO, WORDS[0].words)
    yield "asking.answered", asking.answered(language, replace(thread, said=WORDS[:1]), "Бір жарым есе <б>.")
    yield "asking.answered, forgotten words", asking.answered(language, replace(thread, said=[]), "Иә.")
    for count in (1, 5):
        yield f"answering.waiting, {count}", answering.waiting(language, count)
    yield "answering.none", answering.none(language, 0, "", 2)
    yield "answering.none, open, aside", answering.none(language, 3, asking.link_of("tilshi_bot", 2), 2)
    aside = replace(QUESTION, state=ASIDE)
    for name, card in (
        ("", CARD), (", one of several", replace(CARD, waiting=4, said=WORDS)),
        (", of a stranger, aside", replace(CARD, question=aside, place=None, waiting=0)),
    ):  # fmt: skip
        yield f"answering.card{name}", asked(language, answering.card(language, card))
    done = replace(CARD, said=WORDS[:2], question=replace(QUESTION, state=ANSWERED), waiting=0)
    made = replace(done.question, item_id=17, post_id=9)
    for name, card in (
        ("", done), (", more wait", replace(done, waiting=2)),
        (", lost", replace(done, place=None, question=replace(done.question, is_lost=True))),
        (", made", replace(done, question=made)),
        (", made, no post", replace(done, question=replace(made, post_id=None))),
    ):  # fmt: skip
        yield f"answering.answered{name}", answering.answered(language, card)
    yield "answering.aside", answering.aside(language, LISTED, 1, has_more=True)
    yield "answering.aside, nothing", answering.aside(language, [], 0, has_more=False)
