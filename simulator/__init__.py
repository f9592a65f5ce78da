"""A Telegram on this machine: a strict Bot API server, a web chat, and people for tests."""

from simulator.people.person import Person, StoryError
from simulator.people.pictures import photo
from simulator.people.stage import Group, Stage, Telegram
from simulator.schema import Upload

__all__ = ["Group", "Person", "Stage", "StoryError", "Telegram", "Upload", "photo"]
