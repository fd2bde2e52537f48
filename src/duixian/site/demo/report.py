"""The sample report, moved to another year."""

from __future__ import annotations

import datetime as dt
import re
from importlib.resources import files

_YEAR = re.compile(r"(?<![0-9.])20[12][0-9](?=年)")
_YEAR_OF_SAMPLE = 2017
_MONTHS_NEEDED = 3


def sample(year: int) -> str:
    """The sample report as if it had been given in another year: every year that it names is moved."""
    text = (files("duixian") / "samples" / "linzhou-2017.txt").read_text(encoding="utf-8")
    return _YEAR.sub(lambda found: str(int(found[0]) + year - _YEAR_OF_SAMPLE), text)


def year_to_show(today: dt.date) -> int:
    """This year, or last year while this one is too young to have anything to show."""
    return today.year if today.month > _MONTHS_NEEDED else today.year - 1
