"""How things are called wherever they are shown: states of a post, how it begins, platforms and pages."""

from __future__ import annotations

from locales import Words

BEGINS = 60
PLATFORMS = {
    "facebook": "Facebook", "instagram": "Instagram", "telegram": "Telegram", "tiktok": "TikTok", "youtube": "YouTube",
    "aitu": "Aitu", "channel": "Telegram",
}  # fmt: skip


def state_name(words: Words, state: str) -> str:
    return {
        "draft": words("draft"),
        "sent": words("waits for review"),
        "returned": words("returned for changes"),
        "approved": words("approved"),
        "scheduled": words("scheduled"),
        "going out": words("goes out now"),
        "in doubt": words("in doubt"),
        "published": words("published"),
        "removed": words("removed from the channel"),
        "declined": words("declined"),
        "withdrawn": words("withdrawn"),
        "merged": words("joined with another post"),
        "dropped": words("thrown away"),
    }[state]


def shortened(words: Words, text: str) -> str:
    """How it begins: enough to know it again."""
    if not text.strip():
        return words("photo without a text")
    first = text.strip().splitlines()[0]
    return first if len(first) <= BEGINS else first[:BEGINS].rstrip() + "…"


def platform_name(words: Words, platform: str) -> str:
    return PLATFORMS.get(platform) or words("Website")


def page_name(words: Words, platform: str, kind: str) -> str:
    if platform in ("website", "app"):
        return words("website") if platform == "website" else words("mobile application")
    name = PLATFORMS[platform]
    return words("{platform} page", platform=name) if kind == "page" else words("{platform} group", platform=name)
