"""The Bot API: what a bot can ask, and how it is answered."""

from simulator.api import (
    albums,
    apps,
    callbacks,
    chats,
    commands,
    copies,
    deletes,
    edits,
    files,
    inline,
    invitations,
    me,
    members,
    pins,
    sends,
    social,
    topics,
    updates,
    webhooks,
)
from simulator.api.desk import Desk

__all__ = ["Desk", "albums", "apps", "callbacks", "chats", "commands", "copies", "deletes", "edits",
           "files", "inline", "invitations", "me", "members", "pins", "sends", "social",
           "topics", "updates", "webhooks"]  # fmt: skip
