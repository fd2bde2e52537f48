"""`duixian serve`: database brought up to date, server and worker started together."""

from __future__ import annotations

import ipaddress
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from duixian.site.config.environment import ConfigurationError, default_data_dir
from duixian.site.start import database_checked, prepare

Say = Callable[[str], None]


def serve(*, host: str, port: int, processes: int, worker: bool, demo: bool, data_dir: Path | None, say: Say) -> int:
    """Serve until interrupted; the exit code of the server.

    On a loopback address cookies may travel over http, unless `DUIXIAN_HTTPS` is set.

    Raises:
        ConfigurationError: the demonstration, whose password is public, would be reachable from elsewhere.
    """
    if demo and not _is_loopback(host):
        raise ConfigurationError("The demonstration has a public password; it listens on 127.0.0.1 only.")
    if demo and data_dir is None and not os.environ.get("DUIXIAN_DATA_DIR"):
        data_dir = default_data_dir().with_name("duixian-demo")
    if _is_loopback(host):
        os.environ.setdefault("DUIXIAN_HTTPS", "off")
    prepare(data_dir)

    from django.core.management import call_command

    with database_checked():
        call_command("migrate", verbosity=0)
    if demo:
        from duixian.site.demo import prepare as prepare_demonstration

        for line in prepare_demonstration(say):
            say(line)
    say(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped by a service manager as by Ctrl-C
    return _supervise(_server(host, port, processes), [sys.executable, "-m", "duixian", "worker"] if worker else None)


def _supervise(server: list[str], worker: list[str] | None) -> int:
    """Run both until the server ends or this process is told to; a worker that died is started again."""
    serving = subprocess.Popen(server)
    working = subprocess.Popen(worker) if worker else None
    try:
        while True:
            try:
                return serving.wait(timeout=2)
            except subprocess.TimeoutExpired:
                if worker and working and working.poll() is not None:
                    working = subprocess.Popen(worker)
    except KeyboardInterrupt:
        return 0
    finally:
        running = [process for process in (serving, working) if process is not None]
        for process in running:
            process.terminate()
        for process in running:
            process.wait()


def _server(host: str, port: int, processes: int) -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(processes), "--blocking-threads", "8", "--backpressure", "64", "--no-ws",
        "--log-level", "error", "duixian.site.config.wsgi:application",
    ]  # fmt: skip


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
