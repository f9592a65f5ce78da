"""Help for what one is reminded of, and for when one is not."""

from __future__ import annotations

from locales import later
from screens.helps import Help

HELPS: dict[str, Help] = {
    "quiet": later(
        "Press what fits, or write it in your own words. The regional organisation reads it; the digest only counts. "
        "You get no reminders of this week then. With “{Home}” nothing is said."
    ),
    "quiet_said": later(
        "Your answer is noted. If something comes up after all, press “{Write_now}” or just send it: then it counts as "
        "any other post. Next week the reminders come again. Leave with “{Home}”."
    ),
    "quiets": later(
        "Only you read the reasons. Where there is no connection, ring them and write it down with “{Enter_for_it}”. "
        "Whoever is away comes back by themselves after their last day. Leave with “{Home}”."
    ),
    "away_until": later(
        "Press how long, or write the last day, as 24.11. Your deputy gets the reminders instead. You can still send "
        "posts, and come back earlier by a press. With “{Home}” nothing is changed."
    ),
    "away": later(
        "After the last day all is as before, without a press. If you are back earlier, press “{I_am_back}”. If it "
        "takes longer, press “{Another_day}”. Posts can be sent all the time."
    ),
}
