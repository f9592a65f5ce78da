"""Fetching files back."""

from __future__ import annotations

from typing import Any

from simulator.api.call import Call, plays
from simulator.api.targets import account
from simulator.errors import bad_request
from simulator.world.files import DOWNLOAD_LIMIT
from simulator.world.messages import describe, for_bot

MOST_PHOTOS = 100


@plays("getFile")
def get_file(call: Call) -> dict[str, Any]:
    file = call.world.files.by_id(call.bot.id, call.args["file_id"])
    if file is None:
        known = call.world.files.is_id(call.args["file_id"])
        raise bad_request("wrong file_id or the file is temporarily unavailable" if known else "invalid file_id")
    if len(file.data) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    named = {"file_id": file.id_for(call.bot.id), "file_unique_id": file.unique}
    return named | {"file_size": len(file.data), "file_path": file.path}


@plays("getUserProfilePhotos")
def get_profile_photos(call: Call) -> dict[str, Any]:
    picture = account(call).picture
    photos = [[describe(file, for_bot(call.bot)) for file in picture]] if picture else []
    first, most = max(call.get("offset", 0), 0), min(max(call.get("limit", MOST_PHOTOS), 1), MOST_PHOTOS)
    return {"total_count": len(photos), "photos": photos[first : first + most]}
