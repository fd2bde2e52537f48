from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import duixian
from duixian.cli import cli
from factories import ledger

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `duixian` with the given arguments, in English unless the environment is set otherwise."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("COLUMNS", "120")
    runner = CliRunner(catch_exceptions=False)

    def call(*arguments: object, **settings: Any) -> Result:
        monkeypatch.delenv("LANGUAGE", raising=False)
        return runner.invoke(cli, [str(a) for a in arguments], prog_name="duixian", **settings)

    return call


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A ledger made by hand, exported as JSON."""
    path = tmp_path / "yunxi.json"
    duixian.save(ledger(), path)
    return path


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """One JSON file with two ledgers."""
    path = tmp_path / "two.json"
    duixian.save([ledger(), ledger()], path)
    return path
