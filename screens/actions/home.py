"""Where everybody begins, help, languages, and the buttons of any question."""

from __future__ import annotations

from locales import later
from screens.codec import Action
from screens.values import ID, LANGUAGE, MARK

# ---- home
HOME = Action("home", key=later("Home"), commands=("start", "menu"), does=later("Begin"), at_the_door=True)
HELP = Action("help", key=later("Help"), commands=("help",), does=later("Help"), at_the_door=True)
BACK = Action("back", at_the_door=True)
SIT = Action("sit", ID)
LANG = Action("lang", commands=("lang",), does=later("Change the language"), at_the_door=True)
SPEAK = Action("language", LANGUAGE, at_the_door=True)

# ---- any button of the question on the screen
FORM = Action("form", MARK, MARK)
GO_ON = Action("go_on")
