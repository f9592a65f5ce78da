"""What cannot be done, by a name that the screens put into words for whoever tried."""

from __future__ import annotations

from typing import Any, Literal

# What each no is called. mypy knows them all; whatever is added wants words in screens/failures.py.
Kind = Literal[
    "already_decided", "already_in", "already_reviewed", "answer_day_over", "answered_already", "asked_enough",
    "asked_today", "asking_closed", "code_taken", "day_off", "day_over", "day_to_come", "draft_changed", "empty_note",
    "empty_post", "for_seats", "from_file", "going_out", "invitation_expired", "invitation_mangled",
    "invitation_revoked", "invitation_unknown", "invitation_used", "last_owner", "moment_passed", "month_over",
    "more_reposts", "name_empty", "name_taken", "name_too_long", "no_address", "no_channel", "no_file", "no_item",
    "no_organisation", "no_outlet", "no_page_link", "no_photos", "no_question", "no_reason", "no_report",
    "no_right", "no_role", "no_text", "nobody_answers", "nobody_reached", "nobody_there", "not_a_date", "not_a_figure",
    "not_a_frame",
    "not_a_letterhead", "not_a_link", "not_a_logo", "not_a_moment", "not_a_number", "not_a_page", "not_a_season",
    "not_answered", "not_choices", "not_empty", "not_for_facebook", "not_in_channel", "not_our_word",
    "not_published", "not_ready", "not_undone", "not_whose", "nothing_to_frame", "offered_before", "old_button",
    "other_region", "other_seat", "out_of_month", "page_known", "place_closed", "points_enough", "prompt_of_all",
    "prompts_enough", "proof_asked", "report_issued", "retired_for_all", "rubric_known", "rubric_retired",
    "rubrics_enough", "sent_today", "shot_as_file", "sign_in_over", "slot_changed", "stranger", "taken_back",
    "task_closed",
    "text_too_long", "too_far", "too_long_with_photo", "too_many_files", "too_many_links", "too_many_photos",
    "too_many_picked", "too_many_sections", "too_many_series", "too_old_to_remove", "voice_alone", "which_language",
    "withdrawn", "word_unsafe", "wrong_file",
]  # fmt: skip
# What its words are put together from; the others say all by themselves.
PARAMETERS: dict[Kind, tuple[str, ...]] = {
    "code_taken": ("code",),
    "day_off": ("day", "names"),
    "name_too_long": ("most",),
    "no_organisation": ("code",),
    "no_right": ("roles",),
    "no_role": ("role",),
    "not_choices": ("most",),
    "other_seat": ("place",),
    "points_enough": ("most",),
    "prompts_enough": ("most",),
    "rubrics_enough": ("most",),
    "text_too_long": ("length", "most"),
    "too_long_with_photo": ("length", "most"),
    "too_many_files": ("most",),
    "too_many_links": ("most",),
    "too_many_photos": ("most",),
    "too_many_picked": ("most",),
    "too_many_sections": ("most",),
    "word_unsafe": ("why",),
    "too_many_series": ("most",),
}


class Refused(Exception):
    """A known no: it tells the person what to do next, undoes the transaction, and is nobody's fault."""

    def __init__(self, kind: Kind, **parameters: Any) -> None:
        super().__init__(kind)
        self.kind = kind
        self.parameters = parameters
