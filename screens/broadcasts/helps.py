"""Help for tips."""

from __future__ import annotations

from locales import later
from screens.helps import Help

HELPS: dict[str, Help] = {
    "tip": later(
        "One thought, in short: what to do, and what it is good for. Each language is asked by itself, and everybody "
        "reads their own. Before it goes you see it whole. To mend a text, edit your message in the chat. You can "
        "leave: what you have written is kept."
    ),
    "tip_sent": later(
        "It goes to one after the other, which takes some minutes; you need not wait for it. Later press "
        "“{How_many_received}”, and see how many it has reached."
    ),
    "reached": later(
        "It has reached somebody when it stands in their chat; whether they have read it nobody knows. Most of those "
        "whom it does not reach have blocked the bot: ask their region to ring them. “{Look_again}” counts anew."
    ),
}
