"""A link as a square that a telephone's camera reads."""

from __future__ import annotations

from io import BytesIO

LEAST_WIDTH = 600  # pixels: about what a telephone has across, so that no chat has to blow it up


def qr_png(link: str, least: int = LEAST_WIDTH) -> bytes:
    """Whole pixels for each module, so every edge stays sharp; around it the four empty modules that readers need."""
    import segno  # loaded when a code is drawn

    code = segno.make_qr(link, error="m")
    across, _ = code.symbol_size()
    out = BytesIO()
    code.save(out, kind="png", scale=-(-least // int(across)))
    return out.getvalue()
