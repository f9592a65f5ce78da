"""Help for the digest."""

from __future__ import annotations

from locales import later
from screens.helps import Help

HELPS: dict[str, Help] = {
    "digest": later(
        "A week goes from Monday to Sunday, so this one is not whole yet. “{Week_before}” opens those before. "
        "“{Remind_them}” writes once to each branch that has not sent anything. What it tells you by telephone can be "
        "entered for it."
    ),
}
