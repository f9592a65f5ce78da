"""Help for broadcasts: for those who send, and for those who read."""

from __future__ import annotations

from locales import later
from screens.helps import Help

WRITTEN = later(
    "Just send what it is to say: the text in one language, then in the other; photos, a video or a document. "
    "Above stands how many it goes to. To mend a text, edit your message in the chat. “{Send_it_now}” sends it; "
    "what you leave is kept."
)
HELPS: dict[str, Help] = {
    "cast": WRITTEN,
    "tip": WRITTEN,
    "cast_more": later(
        "Press what you want to change. A link becomes a button below the text. “{Throw_it_away}” throws away what has "
        "been written; nobody has received it. “{Back}” leads to the broadcast."
    ),
    "cast_kinds": later(
        "The kind stands above the text. What goes in quiet hours waits until morning, but for what is urgent. Press "
        "one; “{Back}” changes nothing."
    ),
    "cast_asks": later(
        "With a question you see who has answered, and remind the others alone. Without one you know only what was "
        "sent: Telegram does not say what was read. “{Back}” leads to the broadcast."
    ),
    "cast_ties": later(
        "Choose what the answers count, and for what time. Each answer then stands among the figures of its branch, "
        "and the region sees it. “{Back}” leads to the question."
    ),
    "cast_period": later(
        "The time that the figure is of: a half-year, a year, a month. All answer for the same. “{Back}” changes "
        "nothing."
    ),
    "cast_copies": later(
        "First for what time, then of which newspaper. If it is not there, write its name. “{Later}” keeps what you "
        "have answered."
    ),
    "cast_series": later(
        "The texts of a series go one a week, in this order. “↑” lets one go earlier. “{Pause}” "
        "keeps all of them here until you let them go on."
    ),
    "cast_end": later("All that waits in the series is thrown away; what was sent stays. “{Back}” changes nothing."),
    "cast_series_of": later(
        "First the name, for yourselves, then the moment of the first text: from it come the weekday and the hour of "
        "all the others. “{Later}” keeps what you have answered."
    ),
    "cast_choices": later(
        "Each line becomes a button of at most 20 letters; from two to eight. Write as many in each language. “{Next}” "
        "leaves a language out."
    ),
    "cast_until": later(
        "A day as you would say it: “Friday”, “30.11”. It stands below the text; who answers later is counted all the "
        "same. “{Back}” changes nothing."
    ),
    "cast_link": later(
        "First the address, then the words on the button, at most 20 letters, in each language. With “{Later}” what "
        "you have answered is kept."
    ),
    "cast_preview": later(
        "So it stands in the chat of whoever reads this language, with its buttons. Here they do nothing. “{Back}” "
        "leads to the broadcast, where everything can be changed."
    ),
    "cast_to": later(
        "Each press changes who gets it, and the number above. “{Choose_by_hand}” leads through regions and branches "
        "down to single people. Who it goes to is fixed when it is sent. “{Back}” leads to the broadcast."
    ),
    "cast_places": later(
        "Press a place to look into it. “{All_of_it}” and names are pressed once to take them in, twice to leave them "
        "out, three times to let it be. “{Back}” leads up."
    ),
    "cast_when": later(
        "Write a day and an hour: “tomorrow 10:00”. It goes by itself then, to whoever sits in these seats at that "
        "moment. Until then everything can be changed. “{Back}” changes nothing."
    ),
    "tip_sent": later(
        "It goes to one after the other; you need not wait for it. The message below shows how far it is, and can "
        "halt it."
    ),
    "cast_run": later(
        "“{Pause}” halts it, “{Go_on}” goes on with it, “{Stop_it}” ends it for good: whoever has it keeps it. The "
        "message changes by itself."
    ),
    "reached": later(
        "Sent means that it stands in the chat; Telegram does not say what was read, only an answer does. Those who "
        "have blocked the bot are best rung by their region. “{Look_again}” counts anew."
    ),
    "cast_correct": later(
        "The new text takes the place of the old one in all chats, without a sound. A copy that somebody has forwarded "
        "does not change. “{Back}” changes nothing."
    ),
    "cast_take_back": later(
        "Within 48 hours it can be taken out of the chats. Who has read it has read it, and answers stay. “{Back}” "
        "changes nothing."
    ),
    "cast_nudged": later("Only those who have it and have not answered get a reminder, at most once a day."),
    "cast_lists": later(
        "The specialist of each region gets the names of those who have not answered there, and can ring them. Nobody "
        "else sees these names."
    ),
    "cast_answers": later(
        "The newest answers stand first. All of them stand in the spreadsheet. “{Back}” leads to it."
    ),
    "casts": later(
        "Press one to see what became of it. Those with a clock are still to go: press one to change it. “{A_new_one}” "
        "begins another."
    ),
    "cast_answered": later(
        "Your answer is saved. Where it can be another, answer anew: what is said last holds. “{Write_to_the_sender}” "
        "asks the press service a question."
    ),
    "cast_number": later(
        "Write a number in digits or as you would say it. What you say last holds. “{Home}” leads out."
    ),
    "cast_words": later("Write it in one message, as you would say it. What you say last holds. “{Home}” leads out."),
    "cast_write": later(
        "What you write goes to the press service of the Central Committee and to nobody else. The answer comes here. "
        "“{Home}” leads out."
    ),
    "cast_reply": later("Your reply goes to this one person. Above stands what was said before. “{Back}” leads out."),
    "cast_replied": later(
        "Your reply goes to the one who has written, and to nobody else. “{Back}” leads to the report."
    ),
    "cast_thread": later(
        "This is your conversation with the press service. The answer comes here by itself. “{Write_more}” adds to it."
    ),
}
