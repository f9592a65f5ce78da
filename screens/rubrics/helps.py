"""Help for whoever keeps the rubrics."""

from __future__ import annotations

from locales import later
from screens.helps import Help

HELPS: dict[str, Help] = {
    "rubric_list": later(
        "Press a rubric to rename it, to say what belongs in it, to change its prompts or its place. In their order "
        "they take turns, a week each, where no plan says otherwise. “{Add_a_rubric}” makes one of your own."
    ),
    "rubric_card": later(
        "“{Guidance}” and “{Example}” are what a chair reads before writing. Of the prompts each branch gets two with "
        "the rubric of the week. “{Retire}” takes it off every list; posts that have it keep it, and it can come back."
    ),
    "rubric_add": later(
        "Write the name in one language, then in the other. “{Next}” passes a language over: there the other name is "
        "shown. What belongs in it and the prompts are written afterwards, on its card."
    ),
    "rubric_name": later(
        "Write the new name; in a language that you pass over by “{Next}” it stays as it is. Posts that have the "
        "rubric get the new name, too. What has come out already stays as it came out."
    ),
    "rubric_words": later(
        "A chair reads it where she writes: say it to her, short and by example. “{Next}” leaves a language as it is, "
        "“{Nothing}” takes the text away."
    ),
    "prompts": later(
        "Press a number to change a prompt or to remove it. A branch gets two at a time, and none again until the "
        "others were used. What has a season comes only then, and first."
    ),
    "prompt_card": later(
        "“{Change}” asks for the words anew, “{Season}” for the days of the year between which it comes. What the "
        "press service keeps for all can be changed by it alone: write one of your own beside it."
    ),
    "prompt_add": later(
        "One question or one task that a chair can answer by a photo and two sentences. “{Next}” passes a language "
        "over. The days when it comes are chosen afterwards."
    ),
    "prompt_text": later(
        "Write it as it shall be from now on. In a language that you pass over by “{Next}” it stays. Whoever has got "
        "it this week sees the new words."
    ),
    "prompt_season": later(
        "Two days with a dash between them: 20.08 – 10.09. It may go over the New Year. “{All_year_round}” takes the "
        "season away."
    ),
}
