"""Rubrics and their prompts: where they are kept, and which."""

from __future__ import annotations

from locales import later
from newsroom.rubrics.keeping import EXAMPLE as RUBRIC_EXAMPLE
from newsroom.rubrics.keeping import GUIDANCE
from screens.codec import Action
from screens.values import ID, PAGE, YES, maybe, word

RUBRIC_LIST = Action("rubric_list", maybe(ID), commands=("rubrics",), does=later("Rubrics and prompts"))
RUBRIC_CARD = Action("rubric_card", ID, ID)
RUBRIC_ADD = Action("rubric_add", ID)
RUBRIC_NAME = Action("rubric_name", ID, ID)
RUBRIC_WORDS = Action("rubric_words", ID, ID, word(GUIDANCE, RUBRIC_EXAMPLE))
RUBRIC_MOVE = Action("rubric_move", ID, ID, YES)
RUBRIC_USE = Action("rubric_use", ID, ID, YES)
RUBRIC_RESET = Action("rubric_reset", ID, ID)
PROMPTS = Action("prompts", ID, ID, maybe(PAGE))
PROMPT_CARD = Action("prompt_card", ID, ID)
PROMPT_ADD = Action("prompt_add", ID, ID)
PROMPT_TEXT = Action("prompt_text", ID, ID)
PROMPT_SEASON = Action("prompt_season", ID, ID)
PROMPT_KEEP = Action("prompt_keep", ID, ID, YES)
