"""Help for the content plan."""

from __future__ import annotations

from locales import later
from screens.helps import Help

HELPS: dict[str, Help] = {
    "plan": later(
        "The days below the month are its weeks: press one to see its posts. Press the number of a post to move it, "
        "give it to another branch or mark it as done. What is drafted is seen by nobody else until you publish it."
    ),
    "plan_anew": later(
        "“{Keep_the_changes}” leaves what was changed by hand and drafts the rest around it. “{All_of_it_anew}” begins "
        "from nothing. With “{Back}” nothing is changed."
    ),
    "plan_fact": later(
        "A post counts for the plan by itself: of that branch, under that rubric, in that week. If it came another "
        "way, open it in the plan and press “{Done}”. Leave with “{Back}”."
    ),
    "plan_return": later(
        "Write in one sentence what is to be changed: the specialist reads it above the plan. With “{Back}” nothing is "
        "returned."
    ),
    "plans": later(
        "Press a region to see its plan. Where a plan waits for the press service, “{Approve_it}” and “{Return}” stand "
        "below it. The next month is shown from the 20th on."
    ),
    "own_plan": later(
        "These are the posts that the plan asks of your branch. Send one under its rubric in that week, and it gets "
        "its tick by itself. “{Calendar}” brings them into your telephone. Leave with “{Home}”."
    ),
    "slot": later(
        "Press a day to move it there. “{Swap}” exchanges its day with another one. “{Drop}” can be taken back. Once "
        "the plan is published, the branches concerned are told of changes by themselves."
    ),
    "slot_day": later(
        "Write the date, for example 15.12. It has to be in the month of the plan. If it is a day off, you are asked "
        "once more. With “{Back}” it stays where it is."
    ),
    "slot_insist": later("Posts on days off are for congratulations and the like. With “{Back}” it stays where it is."),
    "slot_swap": later(
        "Press the post with which it exchanges its day: branch, rubric and topic of both stay. With “{Back}” "
        "nothing is changed."
    ),
    "slot_rubric": later(
        "The point marks the rubric it has now. Press another one, and it is changed at once. With “{Back}” it stays."
    ),
    "slot_branch": later(
        "Press the branch that writes it. “{All_branches}” asks each of them for a post. With “{Back}” it stays "
        "as it is."
    ),
    "slot_topic": later(
        "A few words are enough: what the post is to be about. Where you have nothing to say, press “{Next}”: what "
        "stood there stays."
    ),
    "slot_add": later(
        "Press the day, then the rubric. It is asked of all branches until you choose one on its card. With “{Back}” "
        "nothing is added."
    ),
    "slot_add_on": later(
        "Press the rubric, and the post stands in the plan. Branch and topic are chosen on its card. With “{Back}” you "
        "choose another day."
    ),
}
