"""Pictures of the main pages of the demonstration: `python scripts/screenshots.py FOLDER`.

Starts a demonstration of its own in a folder that is removed afterwards, opens the pages as the people who use them at
1280 and at 390 pixels, and saves one picture each. Those of docs/site/pictures are made by `--docs`.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PASSWORD = "duixian-demo"
WIDTHS = {"wide": 1280, "narrow": 390}
PAGES = {
    "lingdao": {
        "overview": "/overview/1/",
        "items": "/overview/1/commitments/",
        "indicator": "/overview/indicators/fixed-asset-investment/?ledger=1",
    },
    "ducha": {
        "ledger": "/ledgers/1/",
        "review": "/ledgers/1/review/",
        "plan": "/plans/1/",
        "observations": "/observations/",
        "inbox": "/inbox/",
        "search": "/search/?q=学校",
        "history": "/history/",
    },
    "jiaoyu": {
        "home": "/",
        "reports": "/reports/",
        "report-write": "/reports/write/71/",
        "sign-offs": "/plans/sign-offs/",
    },
    "jiaoyu-head": {"confirm": "/reports/confirm/"},
    "": {"published": "/overview/published/1/"},
}
IN_DOCS = {
    *("indicator-wide", "overview-narrow", "overview-wide", "plan-wide"),
    *("published-wide", "report-write-narrow", "reports-wide", "review-wide"),
}
_PATIENCE = 300
_COLOURS = 256


@contextlib.contextmanager
def demonstration() -> Iterator[str]:
    """The address of a demonstration that runs meanwhile."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "duixian", "serve", "--demo", "--port", str(port), "--data-dir", folder]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            base = f"http://127.0.0.1:{port}"
            end = time.monotonic() + _PATIENCE
            while not _answers(base):
                if time.monotonic() > end or server.poll() is not None:
                    raise SystemExit("The demonstration did not start.")
                time.sleep(0.5)
            yield base
        finally:
            server.terminate()
            server.wait()


def _answers(base: str) -> bool:
    try:
        with urllib.request.urlopen(f"{base}/health/", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def take(browser: Browser, base: str, folder: Path, *, whole: bool) -> int:
    """Take the pictures; how many there are."""
    taken = 0
    for width_name, width in WIDTHS.items():
        for person, pages in PAGES.items():
            context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN", base_url=base)
            page = context.new_page()
            if person:
                _sign_in(page, person)
            for name, address in pages.items():
                if not whole and f"{name}-{width_name}" not in IN_DOCS:
                    continue
                answer = page.goto(address, wait_until="networkidle")
                if answer is None or not answer.ok:
                    raise SystemExit(f"{address} answers {answer.status if answer else 'nothing'} to {person}.")
                path = folder / f"{name}-{width_name}.png"
                page.screenshot(path=path, full_page=whole, animations="disabled")
                Image.open(path).convert("RGB").quantize(_COLOURS).save(path, optimize=True)
                taken += 1
            context.close()
    return taken


def _sign_in(page: Page, person: str) -> None:
    page.goto("/account/login/")
    page.fill("[name=login]", person)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation(url=lambda url: "/login/" not in url):
        page.keyboard.press("Enter")


def main() -> None:
    """Read the options and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("artefacts/screenshots"))
    parser.add_argument("--docs", action="store_true", help="only what a window shows, into docs/site/pictures")
    options = parser.parse_args()
    folder = Path(__file__).parents[1] / "docs" / "site" / "pictures" if options.docs else options.folder
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("No Chromium is installed; on Debian and Ubuntu: apt-get install chromium")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with demonstration() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=sandbox)
        print(f"{take(browser, base, folder, whole=not options.docs)} pictures in {folder}")
        browser.close()


if __name__ == "__main__":
    main()
