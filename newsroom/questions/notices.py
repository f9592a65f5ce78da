"""What is told of questions."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.notices import About, Gathered


@dataclass(frozen=True, slots=True)
class Questions(Gathered):
    """Some wait: to those who answer in a region."""

    kind = "questions"
    region_id: int


@dataclass(frozen=True, slots=True)
class Unanswered(About):
    """To whoever asked, and will have no answer: the region has ended."""

    kind = "question_unanswered"
    question_id: int


@dataclass(frozen=True, slots=True)
class Answered(About):
    """To whoever asked."""

    kind = "question_answered"
    word_id: int
