"""Help for what is counted for a report."""

from __future__ import annotations

from locales import later
from screens.helps import By, Help

HELPS: dict[str, Help] = {
    "in_report": later(
        "Press what you want to enter: there are two or three short questions. “{What_was_entered}” shows all "
        "that is there already; there it is corrected, too. Nothing has to be entered twice."
    ),
    "press_outlet": later(
        "Press the newspaper or the site, or write how its name begins: we look for it in any spelling. If it "
        "is new, we ask once what it is. With “{Back}” nothing is entered."
    ),
    "press_day": later(
        "Press the day on which it came out, or write it: “21.11” or “21 November 2025”. With that it is "
        "entered. With “{Back}” nothing is entered."
    ),
    "entry_proof": later(
        "It is entered already. A link, a photo of the clipping or the headline makes it easier to find again. If "
        "you have nothing of that, press “{That_is_all}”."
    ),
    "entry_spoke": later(
        "Write the office of whoever spoke: “chair of the branch”. No names are needed for a report. With "
        "“{Back}” nothing is changed."
    ),
    "entry": later(
        "All that is known of it. What is wrong is put right with “{Correct}”, and what was entered by "
        "mistake goes with “{Take_away}”: both ask why, and what was before is kept and shown below."
    ),
    "entry_correct": By(
        "at",
        {
            "right": later(
                "Write the right number; of what came out or was held the right day, or the headline. With “{Back}” "
                "everything stays as it is."
            ),
            "reason": later(
                "Say why: it stands below the entry, so that nobody wonders later. Press a button, or write it in a "
                "few words."
            ),
        },
    ),
    "entry_away": later(
        "It is counted no more, and can be put back on its card. Say why: press a button, or write it in a "
        "few words. With “{Back}” it stays."
    ),
    "entry_state": later(
        "Write in one sentence what has become of it: the next report says so. If there is nothing to say, "
        "press “{Without_words}”. With “{Back}” nothing is changed."
    ),
    "counted_how": later(
        "Read here what each figure of a report means and how it comes about. The same words stand behind the "
        "digest and the report. Leave with “{Back}”."
    ),
    "entries": later(
        "The newest stand first. Press an entry to look at it or to correct it; other kinds stand below. With "
        "“‹” and “›” you leaf through them."
    ),
    "entries_in": later(
        "This is what the number of the digest is made of, the newest first. Press an entry to look at it. “{Back}” "
        "leads to the digest."
    ),
    "subscription": By(
        "at",
        {
            "copies": later(
                "Write how many copies: “250”, “about 250” is right, too. If nobody subscribes, write 0: that is not "
                "the same as no data."
            ),
            "period": later(
                "Press the half-year or the year that the copies are for, or write another one: “2024”. What was told "
                "for the same time before is kept."
            ),
        },
    ),
    "material": By(
        "at",
        {
            "what": later(
                "Press what it was. Then we ask for its title and when it came out. With “{Back}” nothing is entered."
            ),
            "title": later(
                "Write the title as it stands on the cover. If there were several, write only the number: “7”."
            ),
            "on": later(
                "Press the day or the month in which it was issued, or write it: a year alone is enough."
            ),
        },
    ),
    "event": By(
        "at",
        {
            "what": later(
                "Press what was held. Then we ask what it was about, when it was, and how many were trained. With "
                "“{Back}” nothing is entered."
            ),
            "theme": later(
                "Press a rubric, or write the theme in a few words. By it a report says how many seminars there were "
                "on law."
            ),
            "on": later(
                "Press the day on which it was held, or write it: a month alone is enough."
            ),
            "trained": later(
                "Write how many people took part in the training. If you do not know it, press “{Next}”: that is "
                "better than a guess."
            ),
        },
    ),
    "application": By(
        "at",
        {
            "users": later(
                "Write how many members use the application, as exactly as you know it: “about 800”."
            ),
            "questions": later(
                "Write how many questions members asked in it. If you do not know, press “{Next}”."
            ),
            "period": later(
                "Press the time that the numbers are for, or write a year or a month."
            ),
        },
    ),
    "followed": By(
        "at",
        {
            "text": later(
                "One sentence, as it stands in the document. What became of it is noted later, on its card."
            ),
            "office": later(
                "Write the office that answers for it, not a name. If nobody is named, press “{Next}”."
            ),
            "due": later(
                "Write until when: “31.12.2026”, “December 2026” or a year. If there is no deadline, press “{Next}”."
            ),
        },
    ),
    "outlets": later(
        "Press an outlet to look at it. Its level and kind decide where it stands in reports. If one stands "
        "here twice, open it and press “{Join}”."
    ),
    "outlet": later(
        "Press what it is if it stands wrong here. With “{Join}” it goes to another one, with all that came "
        "out there; that cannot be undone. Its name is changed with “{Another_name}”."
    ),
    "outlet_name": later(
        "Write the name as it stands in the masthead. The one before is still understood. With “{Back}” it "
        "stays."
    ),
    "outlet_into": later(
        "Write how the other outlet begins, then press it: it stays, and this one goes to it with all its "
        "entries. With “{Back}” both stay."
    ),
}  # fmt: skip
