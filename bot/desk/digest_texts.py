"""What the page of the digest says, by the names that its file has for it."""

from __future__ import annotations

from locales import Words


def title(words: Words) -> str:
    return words("Digest")


def of_time(words: Words) -> dict[str, str]:
    """Of what a time is chosen by, on whichever page."""
    return {
        "earlier": words("Earlier"),
        "later": words("Later"),
        "units": words("Which time"),
        "from": words("From"),
        "to": words("To"),
        "show": words("Show"),
        "pick_day": words("Choose it in a calendar"),
    }


def texts(words: Words) -> dict[str, str]:
    return of_time(words) | {
        "sheet": words("Spreadsheet"),
        "report": words("Official report"),
        "report_files": words("The draft as a file"),
        "series": words("Posts by day"),
        "series_weeks": words("Posts by week"),
        "as_table": words("As a table"),
        "day": words("Day"),
        "week": words("Week"),
        "posts": words("Posts"),
        "name": words("Name"),
        "before": words("In the time before"),
        "silent": words("Did not send"),
        "none_silent": words("Everybody has sent."),
        "said": words("Said that nothing comes"),
        "rubrics": words("By rubric"),
        "rubric": words("Rubric"),
        "empty": words("empty"),
        "pages": words("Followers"),
        "page": words("Page"),
        "change": words.in_context("column", "Change"),
        "numbers": words("All figures"),
        "all": words("Show all: {count}", count="{count}"),
        "none": words("There is nothing yet."),
    }
