"""Opens a Word file from outside, and says as JSON what it is: whose, its figures, and whether it is a letterhead.

Or writes number and date into it, where it is asked for that.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from typing import Any

from bot.beside_process import serve


def answered(order: bytes, content: bytes) -> bytes:
    return written(content, **json.loads(order)) if order else json.dumps(facts_of(content)).encode()


def written(content: bytes, room: str, mark: str) -> bytes:
    """Empty where there is no room in it."""
    from reports.documents.numbering import numbered
    from reports.documents.safe import Unsafe

    try:
        return numbered(content, room, mark) or b""
    except Unsafe:
        return b""


def facts_of(content: bytes) -> dict[str, Any]:
    """`why` it is not opened, as `safe` calls it; `unfit`: why nothing can be written on it."""
    from reports.documents.figures import TooManyFigures, figures_in, text_in
    from reports.documents.letterhead import logo_in, require_letterhead
    from reports.documents.marking import mark_in
    from reports.documents.safe import Unsafe

    try:
        figures = [asdict(one) for one in figures_in(content)]
        facts = {"mark": mark_in(content), "figures": figures, "text": text_in(content)}
    except Unsafe as wrong:
        return {"why": wrong.why}
    except TooManyFigures:
        return {"why": "size"}
    try:
        require_letterhead(content)
        logo = base64.b64encode(logo_in(content)).decode()
    except Unsafe as wrong:
        return facts | {"unfit": wrong.why, "logo": ""}
    return facts | {"unfit": "", "logo": logo}


if __name__ == "__main__":
    serve(answered, parts=2)
