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
    "later": later(
        "Press when the reminder shall come again: once, and only if it is not done by then. In the quiet hours of the "
        "region it waits until the morning. With “{Home}” nothing is put off."
    ),
    "put_off": later(
        "You need not do anything: it comes by itself. If you have done it before, it does not come. With "
        "“{Another_time}” you choose anew."
    ),
    "reminders": later(
        "Everybody gets at most one reminder a day, and nobody one of what is done. Press one to change its day or "
        "hour, to see it as a chair would, or to switch it off. On days off it waits for the next working day."
    ),
    "rule": later(
        "“{Show_me}” shows it to you alone. “{Send_now}” first asks how many it would go to. A change counts from the "
        "next time on: whoever had it this week does not get it twice. Leave with “{Back}”."
    ),
    "rule_of": later("The dot marks what it is now. Press another, or leave all as it is with “{Back}”."),
    "rule_hour": later(
        "Write the hour as 10:30, or press one. It is by the clock of your region. In the quiet hours nothing is sent: "
        "an hour in them waits for the morning. Leave all as it is with “{Back}”."
    ),
    "quiet_hours": later(
        "They hold for all reminders of the region, also for those that somebody has put off. What people send each "
        "other comes at any hour. The dot marks what it is now."
    ),
    "preview": later("Nothing was sent. It is what the first branch that it is for would read now. Go “{Back}”."),
    "send_now": later(
        "Press “{Send_now}” once: it goes out within half a minute (in the quiet hours when they are over), and only "
        "to those who owe it still. The same reminder can be sent again tomorrow. With “{Back}” nothing is sent."
    ),
}
