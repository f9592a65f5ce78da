"""What is told about counts of pages."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.notices import About


@dataclass(frozen=True, slots=True)
class ProofAsked(About):
    """A screenshot of a count is asked for."""

    kind = "proof_asked"
    place_id: int
    figure_id: int


@dataclass(frozen=True, slots=True)
class ProofSent(About):
    kind = "proof_sent"
    region_id: int
    figure_id: int
