"""What Telegram tells a Mini App of who opened it: looked at before anybody is believed to be that person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram.utils.web_app import safe_parse_webapp_init_data

LASTS = timedelta(hours=1)
AHEAD = timedelta(minutes=1)  # by how much Telegram's clock may be before ours
MOST = 8192  # characters; what Telegram tells is a tenth of it


@dataclass(frozen=True, slots=True)
class Launch:
    """`seal` is the same for the same, however it is written."""

    account_id: int
    seal: str


def read_launch(token: str, data: str, now: datetime) -> Launch | None:
    """None for what is not Telegram's word to this bot, or is not of the last hour."""
    if len(data) > MOST:
        return None
    try:
        told = safe_parse_webapp_init_data(token, data)
    except (ValueError, TypeError):  # signed by nobody, or signed and still no launch
        return None
    if told.user is None or not -AHEAD <= now - told.auth_date <= LASTS:
        return None
    return Launch(told.user.id, told.hash)
