"""Commands of the application where the database is not ready: one sentence, exit code 2."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

NOBODY_THERE = "postgresql://nobody@127.0.0.1:1/nothing"


def duixian(*arguments: str, data: Path, database: str = "") -> subprocess.CompletedProcess[str]:
    """A command of its own, in an installation of its own."""
    own = ("DJANGO_SETTINGS_MODULE", "LANGUAGE", "LC_ALL", "LC_MESSAGES")
    inherited = {name: value for name, value in os.environ.items() if name not in own}
    environment = {**inherited, "DUIXIAN_DATA_DIR": str(data), "DATABASE_URL": database, "LANG": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "duixian", *arguments],
        env=environment, input="", capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ("manage", "create-user", "wangmin", "--name", "王敏"),
        ("manage", "verify-history"),
        ("manage", "backup", "copy.zip"),
        ("manage", "recompute-lights"),
    ],
)
def test_before_the_tables_are_there(arguments: tuple[str, ...], tmp_path: Path):
    refused = duixian(*arguments, data=tmp_path)
    assert refused.returncode == 2
    assert "duixian manage migrate" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("arguments", [("manage", "migrate"), ("serve", "--port", "8999"), ("worker", "--once")])
def test_without_a_database_server(arguments: tuple[str, ...], tmp_path: Path):
    refused = duixian(*arguments, data=tmp_path, database=NOBODY_THERE)
    assert refused.returncode == 2
    assert "check DATABASE_URL" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_data_folder_that_cannot_be_made(tmp_path: Path):
    (tmp_path / "file").write_text("")
    refused = duixian("manage", "migrate", data=tmp_path / "file" / "data")
    assert refused.returncode == 2
    assert "DUIXIAN_DATA_DIR" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_help_asks_no_database(tmp_path: Path):
    assert duixian("manage", "help", data=tmp_path, database=NOBODY_THERE).returncode == 0


def test_an_account_once_the_tables_are_there(tmp_path: Path):
    assert duixian("manage", "migrate", data=tmp_path).returncode == 0
    refused = duixian("manage", "create-user", "wangmin", "--name", "王敏", data=tmp_path)
    assert "Traceback" not in refused.stderr
    assert refused.returncode == 1  # no password came
