"""The library."""

from __future__ import annotations

from locales import later
from newsroom.library.reading import AUDIENCES
from screens.codec import Action
from screens.values import ID, LANGUAGE, PAGE, maybe, word

LIBRARY = Action("library", key=later("Library"), commands=("library",), does=later("Library"))
LIB_FOUND = Action("lib_found", PAGE)
LIB_SECTION = Action("lib_section", ID, maybe(PAGE))
LIB_ITEM = Action("lib_item", ID, maybe(LANGUAGE), at_the_door=True)
LIB_POSTER = Action("lib_poster", ID)
LIB_PRINT = Action("lib_print", ID, LANGUAGE)
LIB_NEW = Action("lib_new", ID)
LIB_EDIT = Action("lib_edit", ID)
LIB_TITLE = Action("lib_title", ID)
LIB_NOTE = Action("lib_note", ID)
LIB_LINK = Action("lib_link", ID)
LIB_UNLINK = Action("lib_unlink", ID)
LIB_FORCE = Action("lib_force", ID)
LIB_FILE = Action("lib_file", ID, maybe(LANGUAGE))
LIB_FILE_OFF = Action("lib_file_off", ID)
LIB_OPEN = Action("lib_open", ID, word(*AUDIENCES))
LIB_MOVE = Action("lib_move", ID)
LIB_MOVE_TO = Action("lib_move_to", ID, ID)
LIB_PAST = Action("lib_past", ID, maybe(PAGE))
LIB_WITHDRAW = Action("lib_withdraw", ID)
LIB_AGAIN = Action("lib_again", ID)
LIB_SECTION_NEW = Action("lib_section_new")
LIB_SECTION_NAME = Action("lib_section_name", ID)
PRACTICE = Action("practice", ID)
