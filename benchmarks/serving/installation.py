"""An installation of its own: data folder, database, server and worker."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

_PATIENCE = 60.0


def prepare(folder: Path) -> None:
    """Load Django for an empty installation in a folder, on `DATABASE_URL` or on SQLite."""
    os.environ["DUIXIAN_HTTPS"] = "off"
    from duixian.site.start import prepare as start

    start(folder)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


class Server:
    """`duixian serve` as processes that can be killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.base = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start server and worker, and wait until they answer."""
        command = [sys.executable, "-m", "duixian", "serve", "--port", str(self.port), "--data-dir", str(self.folder)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        patience = time.monotonic() + _PATIENCE
        while time.monotonic() < patience:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.base}/health/", timeout=2) as answer:
                if answer.status == 200:
                    return
            time.sleep(0.05)
        raise RuntimeError("The server did not answer within a minute.")

    def kill(self) -> None:
        """SIGKILL for server, worker and all that they have started."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Stop as a service manager would."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, how)
            self._process.wait()
            self._process = None
