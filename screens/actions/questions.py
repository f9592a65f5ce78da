"""Questions to the regional organisation."""

from __future__ import annotations

from locales import later
from screens.codec import Action
from screens.values import ID, LANGUAGE, PAGE, maybe

ASK = Action("ask", maybe(ID), commands=("ask",), does=later("Ask the regional organisation"), at_the_door=True)
ASK_IN = Action("ask_in", LANGUAGE, at_the_door=True)
ASK_SEND = Action("ask_send", ID, at_the_door=True)
ASK_BACK = Action("ask_back", ID, at_the_door=True)
ASK_MORE = Action("ask_more", ID, at_the_door=True)
ASKED = Action("asked", ID, at_the_door=True)
QUESTIONS = Action("questions", maybe(ID))
QUESTION = Action("question", ID)
QUESTION_ASIDE = Action("question_aside", ID)
QUESTION_BACK = Action("question_back", ID)
ASIDES = Action("asides", PAGE)
ANSWER_MORE = Action("answer_more", ID)
MAKE_FAQ = Action("make_faq", ID)
