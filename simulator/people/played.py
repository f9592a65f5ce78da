"""All that a person, an owner and the operator can do: each of these modules registers its acts."""

from simulator.people import apps, botfather, controls, inline, places, settle, social, talking
from simulator.people.acts import do

PLAYED = (apps, botfather, controls, inline, places, settle, social, talking)

__all__ = ["PLAYED", "do"]
