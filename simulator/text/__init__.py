"""Formatted text as Telegram understands it: parsing, cleaning, finding, counting."""

from __future__ import annotations

from simulator.errors import bad_request
from simulator.text.cleaning import clean, is_blank
from simulator.text.detection import detect
from simulator.text.html_mode import parse_html
from simulator.text.markdown import parse_markdown
from simulator.text.markdown_v2 import parse_markdown_v2
from simulator.text.units import Entity, utf16_length, utf16_slice

__all__ = ["Entity", "clean", "detect", "is_blank", "parse", "utf16_length", "utf16_slice"]

_MODES = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}


def parse(text: str, parse_mode: str) -> tuple[str, list[Entity]]:
    """The plain text and the entities its markup stands for."""
    mode = parse_mode.lower()
    if not text or mode in ("", "none"):
        return text, []
    if mode not in _MODES:
        raise bad_request("unsupported parse_mode")
    return _MODES[mode](text)
