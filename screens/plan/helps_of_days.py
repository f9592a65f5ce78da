"""Help for the calendar of days off, and for school breaks."""

from __future__ import annotations

from locales import later
from screens.helps import Help

HELPS: dict[str, Help] = {
    "days": later(
        "On a day off nobody is reminded of anything, and nothing is planned. Press a day to move it or to confirm it. "
        "What the government decides at short notice you enter with “{A_day_off}” and “{A_working_day}”. "
        "Leave with “{Home}”."
    ),
    "day": later(
        "“{Move}” takes the holiday to another day, and the old one is as its weekday is. What was entered by mistake "
        "is undone by “{As_in_the_calendar}”. Reminders follow at once. With “{Back}” nothing is changed."
    ),
    "breaks": later(
        "These days are marked in the plan, so that nobody counts on full schools; reminders come as ever. Press a "
        "break where it is on other days in your region. What is changed here holds for your region only."
    ),
    "break": later(
        "Write both days, as 26.10–01.11: they are of the school year that stands above. “{As_in_the_order}” takes "
        "your own days away again. With “{Back}” nothing is changed."
    ),
    "day_off": later(
        "Write one day, as 8.05, or several, as 8–9 May. Then it is named in each language; “{Next}” passes that over. "
        "Reminders of that day come on the next working day. With “{Back}” nothing is changed."
    ),
    "day_worked": later(
        "A Saturday that is worked instead of another day is entered here; the other one with “{A_day_off}”. Write one "
        "day or several. With “{Back}” nothing is changed."
    ),
    "day_move": later(
        "Press the day before or after, or write another one. You see then which reminders and which planned posts it "
        "touches. With “{Back}” nothing is changed."
    ),
    "days_changed": later(
        "Reminders stand on their new days already, there is nothing more to press. What stands in a published plan "
        "the specialist of that region moves. To undo it, press “{Days_off}” and the day."
    ),
}
