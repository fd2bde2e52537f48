"""What all tests share: the real reports beside the repository, and word of the tests that had to do without them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
LEFT_OUT = "the real reports are not beside the repository (../shared)"
NO_BROWSER = "no Chromium is installed (on Debian and Ubuntu: apt-get install chromium fonts-noto-cjk)"

# No test fails because the machine is slow.
settings.register_profile("no clocks", deadline=None)
settings.load_profile("no clocks")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and gold labels beside the repository.

    Without it a test is skipped; where CI is set it fails, so that the reports cannot be forgotten there.
    """
    if not SHARED.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have the real reports beside the repository, in ../shared.", pytrace=False)
        pytest.skip(LEFT_OUT)
    return SHARED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line that names the tests left out because something is absent, and what."""
    for reason in (LEFT_OUT, NO_BROWSER):
        left_out = [
            report.nodeid
            for report in terminalreporter.stats.get("skipped", [])
            if isinstance(report.longrepr, tuple) and reason in report.longrepr[2]
        ]
        if left_out:
            terminalreporter.write_line(f"Left out, because {reason}: {len(left_out)} tests")
            for name in sorted(left_out):
                terminalreporter.write_line(f"  {name}")
