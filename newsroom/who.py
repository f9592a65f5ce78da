"""Who acts: an account, the person behind it, and the seat they sit in."""

from __future__ import annotations

from dataclasses import dataclass

from locales import Language

CHAIR, DEPUTY, SPECIALIST, PRESS, OWNER = "chair", "deputy", "specialist", "press", "owner"
ROLES = (CHAIR, DEPUTY, SPECIALIST, PRESS, OWNER)
PUBLIC = "public"  # whoever has no seat


@dataclass(frozen=True, slots=True)
class RoleAt:
    """A seat as far as rights ask of it. `region_id`: the region that the place stands in, or is."""

    id: int
    role: str
    organisation_id: int
    region_id: int | None


@dataclass(frozen=True, slots=True)
class SeatHeld(RoleAt):
    """One that somebody acts from, by its place's clock."""

    names: dict[str, str]
    zone: str = ""
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Who:
    """`moved`: the seat they sat in has ended since they were last here."""

    account_id: int
    language: Language
    person_id: int | None = None
    name: str = ""
    seats: tuple[SeatHeld, ...] = ()
    seat: SeatHeld | None = None
    moved: bool = False

    @property
    def is_stranger(self) -> bool:
        return not self.seats

    @property
    def role(self) -> str:
        return self.seat.role if self.seat else PUBLIC
