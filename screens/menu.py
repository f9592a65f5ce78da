"""What stays at hand for each role: buttons in words below the text field, and Telegram's list of commands."""

from __future__ import annotations

from locales import LANGUAGES, Language, Words, words_for
from screens.screen import Menu

# command: what it does. Nobody has to know one: everything is a button in words, too.
COMMANDS = {
    "start": "home", "menu": "home", "post": "post", "count": "count", "mine": "mine", "review": "review",
    "digest": "digest", "tip": "tip", "who": "people", "settings": "settings", "record": "record", "help": "help",
    "lang": "lang", "forget": "forget",
}  # fmt: skip
OF_BRANCH = ("post", "count", "mine", "who", "help", "lang")
OF_REGION = ("review", "digest", "who", "settings", "help", "lang")
OF_CENTRE = ("tip", "who", "record", "help", "lang")
ROLES = {"chair": OF_BRANCH, "deputy": OF_BRANCH, "specialist": OF_REGION, "press": OF_CENTRE, "owner": OF_CENTRE}
KEYS = {
    OF_BRANCH: (("post", "count"), ("home", "help")),
    OF_REGION: (("review", "digest"), ("home", "help")),
    OF_CENTRE: (("tip", "people"), ("home", "help")),
}
NOBODY = ""


def mark(role: str, language: Language) -> str:
    """Whose menu it is: when it changes, another one is shown. Who has no seat has none."""
    return f"{role} {language}" if role in ROLES else NOBODY


def menu(role: str, language: Language) -> Menu:
    words = words_for(language)
    if role not in ROLES:
        return Menu(NOBODY, words("The menu is closed."))
    known = ROLES[role]
    keys = tuple(tuple(_key(words, action) for action in row) for row in KEYS[known])
    commands = tuple((command, _command_name(words, command)) for command in known)
    return Menu(mark(role, language), words("The menu is below, under the text field."), keys, commands)


def at_the_door(language: Language) -> tuple[tuple[str, str], ...]:
    """The commands of whoever has not come in yet."""
    words = words_for(language)
    return tuple((command, _command_name(words, command)) for command in ("start", "lang", "forget"))


def _key(words: Words, action: str) -> str:
    return {
        "post": words("Send a post"), "count": words("Followers"), "review": words("Review"),
        "digest": words("Digest of the week"), "tip": words("Send a tip"), "people": words("Regions"),
        "home": words("Home"), "help": words("Help"),
    }[action]  # fmt: skip


def _command_name(words: Words, command: str) -> str:
    return {
        "start": words("Begin"), "post": words("Send a post"), "count": words("Count the followers"),
        "mine": words("My posts"), "who": words("People and places"), "review": words("Review the posts"),
        "digest": words("Digest of the week"), "settings": words("Settings of the region"),
        "tip": words("Send a tip to everybody"), "record": words("Record of changes"), "help": words("Help"),
        "lang": words("Change the language"), "forget": words("What is stored about me"),
    }[command]  # fmt: skip


def actions() -> dict[str, str]:
    """What each button below the text field does, in every language: one may have come from before the change."""
    known = {action for rows in KEYS.values() for row in rows for action in row}
    return {_key(words_for(language), action): action for language in LANGUAGES for action in sorted(known)}
