from __future__ import annotations

import os
from pathlib import Path

import pytest

import duixian
from duixian.errors import InputError, SeveralReports, TooLarge, UnreadableFile
from factories import ledger


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "deep/down/a.XLSX"])
def test_saved_and_loaded(tmp_path: Path, name: str):
    duixian.save(ledger(), tmp_path / name)
    assert duixian.load(tmp_path / name).commitments == ledger().commitments


@pytest.mark.parametrize("name", ["a.csv", "a.html"])
def test_other_formats_are_written(tmp_path: Path, name: str):
    duixian.save(ledger(), tmp_path / name)
    assert "云溪" in (tmp_path / name).read_text(encoding="utf-8")


def test_several_ledgers(tmp_path: Path):
    duixian.save([ledger(), ledger()], tmp_path / "a.json")
    assert len(duixian.load_all(tmp_path / "a.json")) == 2
    with pytest.raises(SeveralReports, match="holds 2 ledgers"):
        duixian.load(tmp_path / "a.json")
    with pytest.raises(SeveralReports, match="One xlsx file holds one ledger"):
        duixian.save([ledger(), ledger()], tmp_path / "a.xlsx")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json"]


def test_a_format_that_is_not_known(tmp_path: Path):
    with pytest.raises(InputError, match=r"must end in one of \.json, \.csv"):
        duixian.save(ledger(), tmp_path / "a.doc")


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path):
    path = tmp_path / "a.json"
    path.write_text("old")
    path.chmod(0o640)
    duixian.save(ledger(), path)
    assert duixian.load(path).identity == ledger().identity
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.json"
    path.write_text("old")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError, match=r"a\.json cannot be written: No space left"):
        duixian.save(ledger(), path)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_a_symbolic_link_stays_one(tmp_path: Path):
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to("real.json")
    duixian.save(ledger(), tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert duixian.load(tmp_path / "real.json").identity == ledger().identity


def test_a_device_is_written_to(tmp_path: Path):
    duixian.save(ledger(), os.devnull, "json")
    assert not Path(os.devnull).is_file()


def test_what_cannot_be_loaded(tmp_path: Path):
    with pytest.raises(UnreadableFile, match=r"none\.json does not exist"):
        duixian.load(tmp_path / "none.json")
    (tmp_path / "a.json").write_text("{}")
    with pytest.raises(InputError, match=r"a\.json: This is no ledger"):
        duixian.load(tmp_path / "a.json")
    with pytest.raises(TooLarge, match="limit"):
        duixian.load(tmp_path / "a.json", max_bytes=1)
