"""What the table of pages says."""

from __future__ import annotations

from locales import Words


def title(words: Words) -> str:
    return words("Pages")


def texts(words: Words) -> dict[str, str]:
    return {
        "pages": words("Pages"), "find": words("Place or page"), "sort": words("Sorted by"), "region": words("Region"),
        "by_dormant": words("Dormant first"), "by_count": words("Followers"),
        "by_change": words.in_context("column", "Change"), "by_life": words("Last activity"),
        "by_place": words("Place"), "dormant": words("Dormant"), "sheet": words("Spreadsheet"),
        "number": words("Followers today"), "save": words("Save"),
        "saved": words("Noted: {number}.", number="{number}"),
        "sure": words("{number}: is that right?", number="{number}"), "right": words("Yes, right"),
        "history": words("Followers by day"), "day": words("Day"), "link": words("Open the page"),
        "none": words("There is nothing yet."), "unfound": words("Nothing is called so."),
        **_of_counts(words), **_of_remarks(words),
    }  # fmt: skip


def _of_counts(words: Words) -> dict[str, str]:
    return {
        "doubted": words("Doubtful count"), "is_right": words("The count is right"),
        "correct": words("Correct the count"), "prove": words("Ask for a screenshot"),
        "right_number": words("The right number"), "why": words("Why is it corrected?"),
        "in_words": words("In own words"), "settled": words("The count is settled."),
        "corrected": words("The count is corrected."), "asked": words("A screenshot has been asked for."),
    }  # fmt: skip


def _of_remarks(words: Words) -> dict[str, str]:
    return {
        "remarks": words("Remarks"), "how": words("Press what fits; once more takes it away."),
        "own_words": words("In own words"),
        "since": words("Since when are there posts again? For example: September 2025."),
        "kept": words("The remark is saved."),
    }  # fmt: skip
