"""Bad days by the hundred: `python -m tests.torture --seeds 500`, and one of them again: `--seed 17`."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    from tests.torture.days import main  # processes that are split off load this file again

    sys.exit(main())
