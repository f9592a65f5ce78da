"""Everything that a button can do: its code, what it carries, and by what words and commands it is done, too.

Each room has a file of its own here; all stand above the rooms, so that any may lead to another. A code that was ever
given out stays: it stands in chats. What is called otherwise is heard by its old code as well.
"""

# ruff: noqa: F403 (whoever presses one need not know whose it is)

from __future__ import annotations

from screens.actions.broadcasts import *
from screens.actions.counted import *
from screens.actions.digests import *
from screens.actions.home import *
from screens.actions.library import *
from screens.actions.pages import *
from screens.actions.people import *
from screens.actions.plan import *
from screens.actions.posts import *
from screens.actions.questions import *
from screens.actions.reminders import *
from screens.actions.review import *
from screens.actions.rubrics import *
from screens.actions.tasks import *
from screens.codec import Action

ACTIONS = tuple(one for one in list(globals().values()) if isinstance(one, Action))
COMMANDS = {command: one for one in ACTIONS for command in one.commands}
