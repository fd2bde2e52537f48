"""How far the process that parses a file is: said on standard error, heard by `confinement`."""

from __future__ import annotations

import re
import sys
from typing import Final

_SAID: Final = re.compile(rb"^pages (\d+) (\d+)$", re.MULTILINE)


def report(done: int, total: int) -> None:
    """Say how many pages are read, of how many."""
    sys.stderr.write(f"pages {done} {total}\n")
    sys.stderr.flush()


def heard(said: bytes) -> tuple[int, int]:
    """What was said last: pages read and pages to read; (0, 0) where nothing was said."""
    found = _SAID.findall(said)
    return (int(found[-1][0]), int(found[-1][1])) if found else (0, 0)
