"""Help for tasks."""

from __future__ import annotations

from locales import later
from screens.helps import Help

HELPS: dict[str, Help] = {
    "tasks": later(
        "A branch without posts for long, a rubric that was empty for a month, a page that sleeps: each morning what "
        "is new is added. What has settled itself goes by itself. Leave with “{Home}”."
    ),
    "task": later(
        "Do what the first button says, or press “{Close_with_reason}”. Either way it does not come again, unless the "
        "same happens anew. “{Back}” leads to all tasks."
    ),
    "set_up": later(
        "A step is ticked by itself when it is done. A circle is a step that is left: press its button, and you are "
        "where it is done. What you do without can be put away from home; should something break, it stands there "
        "again."
    ),
    "bind_how": later(
        "It must be a channel of yours: only its administrators can let a bot in. If nothing happens when you press "
        "the button, open the channel, its settings, Administrators, and add the bot there."
    ),
    "task_reason": later(
        "Press what fits, or write it in your own words. Only you read it; the digest only counts. “{Back}” closes "
        "nothing."
    ),
}
