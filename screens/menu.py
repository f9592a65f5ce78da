"""What stays at hand for each role: buttons in words below the text field, and Telegram's list of commands."""

from __future__ import annotations

from hashlib import sha256

from locales import Language, words_for
from screens import actions
from screens.actions import COMMANDS
from screens.screen import Button, Menu

# Commands. Nobody has to know one: everything is a button in words, too.
OF_BRANCH = ("post", "count", "plan", "enter", "mine", "library", "ask", "away", "who", "help", "lang")
OF_REGION = ("review", "digest", "plan", "enter", "library", "who", "settings", "rubrics", "help", "lang")
OF_CENTRE = ("broadcast", "digest", "plan", "enter", "library", "who", "record", "rubrics", "help", "lang")
OF_OWNER = (*OF_CENTRE[:-2], "days", "status", "help", "lang")
ROLES = {"chair": OF_BRANCH, "deputy": OF_BRANCH, "specialist": OF_REGION, "press": OF_CENTRE, "owner": OF_OWNER}
KEYS = {
    OF_BRANCH: ((actions.POST, actions.COUNT), (actions.HOME, actions.HELP)),
    OF_REGION: ((actions.REVIEW, actions.DIGEST), (actions.HOME, actions.HELP)),
    OF_CENTRE: ((actions.TIP, actions.PEOPLE), (actions.HOME, actions.HELP)),
    OF_OWNER: ((actions.TIP, actions.PEOPLE), (actions.HOME, actions.HELP)),
}
NOBODY = ""
WITH_DESK = "/"  # in a mark, before what tells one address from another
NO_APP = Button("")


def mark(role: str, language: Language, desk: str = "") -> str:
    """Whose menu it is: when it changes, another one is shown. Who has no seat has none."""
    if role not in ROLES:
        return NOBODY
    return f"{role} {language}{WITH_DESK}{sha256(desk.encode()).hexdigest()[:2]}" if desk else f"{role} {language}"


def menu(role: str, language: Language, desk: str = "", shown: str = NOBODY) -> Menu:
    """`desk`: its address, for whoever has one that Telegram opens; `shown`: the mark of what was shown before."""
    words = words_for(language)
    app = Button(words("Desk"), app=desk) if desk else NO_APP if WITH_DESK in shown else None
    if role not in ROLES:
        return Menu(NOBODY, words("The menu is closed."), app=app)
    known, marked = ROLES[role], mark(role, language, desk)
    if shown.partition(WITH_DESK)[0] == mark(role, language):
        return Menu(marked, "", app=app)
    keys = tuple(tuple(words(action.key) for action in row) for row in KEYS[known])
    commands = tuple((command, words(COMMANDS[command].does)) for command in known)
    return Menu(marked, words("The menu is below, under the text field."), keys, commands, app)


def at_the_door(language: Language) -> tuple[tuple[str, str], ...]:
    """The commands of whoever has not come in yet."""
    words = words_for(language)
    return tuple((command, words(COMMANDS[command].does)) for command in ("start", "lang", "forget"))
