"""What the page of the plan says, by the names that its file has for it."""

from __future__ import annotations

from locales import Words


def title(words: Words) -> str:
    return words("Content plan")


def texts(words: Words) -> dict[str, str]:
    return {
        "calendar": words("The plan by day"),
        "regions": words("Plans of all regions"),
        "to_regions": words("All regions"),
        "today": words("Today"),
        "day_off": words("Day off"),
        "silent": words("Silent"),
        "done": words("Has come"),
        "amiss": words("Needs a look"),
        "topic": words("Topic: {topic}", topic="{topic}"),
        "how": words("Press a post, then its new day."),
        "how_by_keys": words("By keys: Enter, the arrows, Enter."),
        "held": words("Which day shall it stand on? Press that day."),
        "here": words("Put it here: {day}", day="{day}"),
        "put": words("Put it here"),
        "nothing": words("Nothing is planned for this week."),
        "more": words("and {count} more", count="{count}"),
        "undo": words("Undo"),
        "sure": words("Yes, on that day"),
        "why_return": words("What is to be changed in the plan? Write it in a sentence."),
        "send": words("Return"),
    }
