"""Help for the digest."""

from __future__ import annotations

from locales import later
from screens.helps import Help

HELPS: dict[str, Help] = {
    "digest_how": later(
        "What each number of a digest and of a report means; the arrows lead on. “{Back}” leads to the numbers."
    ),
    "digest_more": later(
        "What is looked at less often. The spreadsheet has all of it, to be sorted and printed. “{Back}” leads to the "
        "digest."
    ),
    "digest_places": later(
        "The most comes first, and equal ones share a place. In brackets stands the change since the time before. "
        "Press a place to see its own digest; “{Back}” leads to the whole."
    ),
    "digest_rubrics": later(
        "How many posts each rubric has in that time. Press one to read them; “{Back}” leads to the digest."
    ),
    "digest_posts": later(
        "These are the posts that the digest counts, the newest first. Whoever reviews opens one by its number; "
        "“{Back}” leads to the digest."
    ),
    "digest_pages": later(
        "The newest count of each page up to the end of that time. In brackets stands the change since the last count "
        "before it. “{Back}” leads to the digest."
    ),
    "digest_numbers": later(
        "Press a number to see what it counts, down to what was sent or entered. “No data” means that nobody has told "
        "anything, which is not none. “{Back}” leads to the digest."
    ),
    "digest_some": later(
        "These are the posts that one number of the digest counts, the newest first. “{Back}” leads to the digest."
    ),
    "digest_silent": later(
        "Who has sent nothing in that time, and who has said why. “{Remind_them}” shows what they would get before it "
        "goes. “{Back}” leads to the digest."
    ),
    "digest_dormant": later(
        "Pages on which nothing of their own has come out for longer than the region says. “{Back}” leads to the "
        "digest."
    ),
    "my_month": later(
        "It counts what came from your branch in that month. “{Month_before}” shows the one before it. The last month "
        "comes by itself early in the next one. Leave with “{Home}”."
    ),
    "goals": later(
        "Press a figure and write a number. A goal holds from that day on, and stands on the home and in the digest. "
        "Those that held before stay below."
    ),
    "goals_below": later("Press a branch to see its goals and to set them. “{Back}” leads to the goals of the region."),
    "goal": later(
        "Write a number, or 0 to end the goal. Posts are counted by the month, copies by the year, followers as they "
        "were counted last. “{Back}” leads to the goals."
    ),
    "regions": later(
        "Each line is one figure of all regions: how much in total, who stands first, how many had none and of how "
        "many there is no data. Press a figure for the whole list; “{Spreadsheet}” has a sheet for each."
    ),
    "regions_by": later(
        "The most comes first, equal ones share a place, and no data stands last. In brackets stands the change since "
        "the time before. Press a region to see its digest; “{Chart}” draws the list."
    ),
    "remind": later(
        "This is what they get, each branch or region once a week. Nothing has been sent yet: “{Send_it}” sends it, "
        "“{Back}” leads to the digest."
    ),
    "digest_when": later(
        "Press the time that you want to see. “{Other_dates}” takes any two dates or months; “{Back}” leads to the "
        "digest."
    ),
    "digest_dates": later(
        "Two dates with a dash, or two months: both ends are counted. One month or one year is enough, too. “{Back}” "
        "leads to the choice of times."
    ),
    "report": later(
        "Look through the pictures above. “{Shortcomings}” and “{Proposals}” can be left out, put in other words and "
        "added. “Word” gives a file to be corrected by hand: send it back here, and it is issued as it is. Number and "
        "date are given when it is issued."
    ),
    "report_file": later("Send the Word file back here when you have corrected it. “{Back}” leads to the draft."),
    "report_points": later(
        "Under each stands the rule that has found it. Press one to leave it out or to put it in other words; "
        "“{Add_one}” adds one of your own."
    ),
    "report_point": later("This is how it will stand in the document, in each language. “{Back}” leads to the list."),
    "report_words": later(
        "Copy the sentence, change it and send it. “{Next}” leaves it as it is in this language; “{Back}” changes "
        "nothing."
    ),
    "report_due": later("The office and the deadline stand behind the proposal. “{Next}” leaves one of them out."),
    "report_shortcoming": later("One sentence in each language. “{Later}” keeps what you have written."),
    "report_proposal": later(
        "One sentence in each language, then the office and the deadline. “{Later}” keeps what you have written."
    ),
    "report_word": later(
        "First stands what the bot has counted, then what stands in your file. If the file is right, issue it; "
        "“{Without_my_file}” leaves it aside."
    ),
    "report_withdraw": later("A report that is withdrawn stays in the list with its reason. “{Back}” changes nothing."),
    "reports": later("The newest stand first. Press one: its files come with it, as they were issued."),
    "letterhead": later(
        "On it the Word files of reports are written; its logo stands in the PDF, too. What was there before can be "
        "taken back at any time."
    ),
    "letterhead_put": later("Send the file as a document. “{Back}” leaves everything as it is."),
    "digest": later(
        "A week goes from Monday to Sunday, so this one is not whole yet. “{Week_before}” opens those before. "
        "“{Remind_them}” writes once to each branch that has not sent anything. What it tells you by telephone can be "
        "entered for it."
    ),
}
