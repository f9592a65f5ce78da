"""Files, and the identifiers by which one bot knows them as one kind of thing."""

from __future__ import annotations

import base64
import struct
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError

from simulator.errors import bad_request

MEGABYTE = 1024 * 1024
PHOTO_LIMIT, UPLOAD_LIMIT, DOWNLOAD_LIMIT = 10 * MEGABYTE, 50 * MEGABYTE, 20 * MEGABYTE
LARGEST_SUM, LARGEST_RATIO = 10_000, 20
SIDES = (90, 320, 800, 1280, 2560)  # the longest side of the sizes in which a photo is kept
# The kinds a file_id can be of: its number in the identifier, and Telegram's word for it in refusals.
KINDS = {"photo": 2, "voice": 3, "video": 4, "document": 5, "sticker": 8, "audio": 9, "animation": 10, "video_note": 13}
WORDS = {"photo": "Photo", "voice": "VoiceNote", "video": "Video", "document": "Document", "sticker": "Sticker",
         "audio": "Audio", "animation": "Animation", "video_note": "VideoNote"}  # fmt: skip
FOLDERS = {"photo": "photos", "voice": "voice", "video": "videos", "document": "documents", "audio": "music",
           "animation": "animations", "video_note": "video_notes", "sticker": "stickers"}  # fmt: skip
LAYOUT = struct.Struct(">BQQH")
SEAL = 0x7A11


@dataclass(slots=True, eq=False)
class File:
    """Bytes of one kind. The same bytes sent as another kind are another file."""

    number: int
    kind: str
    data: bytes
    name: str = ""
    mime: str = ""
    width: int = 0
    height: int = 0
    duration: int = 0
    extra: dict[str, Any] = field(default_factory=dict)
    thumbnail: File | None = None

    @property
    def unique(self) -> str:
        return _text(struct.pack(">BI", KINDS[self.kind], self.number))

    @property
    def path(self) -> str:
        ending = self.name.rpartition(".")[2] if "." in self.name else ""
        return f"{FOLDERS[self.kind]}/file_{self.number}" + (f".{ending}" if ending.isalnum() else "")

    def id_for(self, bot: int) -> str:
        return _text(LAYOUT.pack(KINDS[self.kind], bot, self.number, SEAL))


Photo = list[File]  # the sizes of one photo, small to large


class Files:
    def __init__(self) -> None:
        self._files: dict[int, File] = {}
        self._by_unique: dict[str, File] = {}
        self._photos: dict[int, Photo] = {}

    def add(self, kind: str, data: bytes, name: str = "", mime: str = "", **more: Any) -> File:
        file = File(len(self._files) + 1, kind, data, name, mime, **more)
        self._files[file.number] = file
        self._by_unique[file.unique] = file
        return file

    def add_photo(self, data: bytes) -> Photo:
        """Telegram keeps a photo as JPEG in several sizes and throws the original away."""
        photo = []
        for content, width, height in _in_sizes(data):
            name = f"{len(self._files) + 1}.jpg"
            photo.append(self.add("photo", content, name, "image/jpeg", width=width, height=height))
        for file in photo:
            self._photos[file.number] = photo
        return photo

    def photo_of(self, file: File) -> Photo:
        return self._photos[file.number]

    def by_unique(self, unique: str) -> File | None:
        return self._by_unique.get(unique)

    def by_path(self, path: str) -> File | None:
        number = path.rpartition("_")[2].partition(".")[0]
        file = self._files.get(int(number)) if number.isdecimal() else None
        return file if file is not None and file.path == path else None

    def by_id(self, bot: int, file_id: str) -> File | None:
        """The file, if this identifier was given to this very bot."""
        kind, owner, number, seal = _unpacked(file_id)
        file = self._files.get(number)
        fits = file is not None and owner == bot and seal == SEAL and KINDS[file.kind] == kind
        return file if fits else None

    def is_id(self, text: str) -> bool:
        """Whether it could be one, of whichever bot and file."""
        return _unpacked(text)[-1] == SEAL


def _unpacked(file_id: str) -> tuple[int, int, int, int]:
    try:
        kind, owner, number, seal = LAYOUT.unpack(base64.urlsafe_b64decode(file_id + "=" * (-len(file_id) % 4)))
    except (ValueError, struct.error):
        return 0, 0, 0, 0
    return kind, owner, number, seal


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@lru_cache(maxsize=64)  # the same is often sent again, to another or in another test
def _in_sizes(data: bytes) -> tuple[tuple[bytes, int, int], ...]:
    image = _opened(data)
    sizes = [side for side in SIDES if side < max(image.size)] or []
    scaled = [image] if max(image.size) <= SIDES[-1] else []
    for side in reversed(sizes[-4:]):  # each is made of the next larger one, which is quicker than of the largest
        scaled.insert(0, _scaled(scaled[0] if scaled else image, side))
    return tuple((_jpeg(one), one.width, one.height) for one in scaled[-4:])


def _opened(data: bytes) -> Image.Image:
    try:
        image = Image.open(BytesIO(data))
        image.load()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    if sum(image.size) > LARGEST_SUM or max(image.size) > LARGEST_RATIO * min(image.size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return image.convert("RGB")


def _scaled(image: Image.Image, side: int) -> Image.Image:
    small = image.copy()
    small.thumbnail((side, side), Image.Resampling.BILINEAR)
    return small


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=87)
    return out.getvalue()
