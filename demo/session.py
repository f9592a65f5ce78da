"""The bot's way to a Telegram within its process, whose answers it reads as over a network."""

from bot.session import Reading
from simulator.doors.aiogram import InProcessSession


class Session(InProcessSession, Reading):
    """Asked as by any bot; what comes back is read no further than the bot reads it."""
