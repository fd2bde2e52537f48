"""Texts of one piece over and over take each layer time in proportion to their length."""

from __future__ import annotations

import pytest

from benchmarks.monotony import FRAMES, PIECES, monotonous, seconds_of_layers

SHORT, TIMES = 15_000, 4
#: Four times as much text takes four times as long; where the cost were quadratic, sixteen times.
MOST = 9
#: Processor seconds under which the clock and the collector of garbage decide.
NOISE = 0.01
ATTEMPTS = 3


def grows_too_fast(short: str, long: str) -> list[str]:
    """Layers that take disproportionate time for the longer text in each of some attempts."""
    suspects: set[str] | None = None
    for _ in range(ATTEMPTS):
        quick, slow = seconds_of_layers(short), seconds_of_layers(long)
        found = {name for name in slow if slow[name] > MOST * max(quick[name], NOISE)}
        suspects = found if suspects is None else suspects & found
        if not suspects:
            break
    return sorted(suspects or ())


@pytest.mark.parametrize("frame", FRAMES, ids=["alone", "in a report"])
@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_four_times_the_text_takes_about_four_times_the_time(piece: str, frame: tuple[str, str]) -> None:
    short, long = (monotonous(piece, size, frame) for size in (SHORT, SHORT * TIMES))
    assert grows_too_fast(short, long) == []
