from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from duixian.site.accounts.models import Level, Unit, User
from duixian.site.accounts.services.units import create_unit
from duixian.site.backup.contents import BackupError, kinds
from duixian.site.backup.restore import restore
from duixian.site.backup.save import save
from duixian.site.files import storage
from duixian.site.files.models import StoredFile
from duixian.site.files.services import store
from duixian.site.history.verify import verify
from tests.site.conftest import DAY, SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def saved(office: User, unit: Unit, other_unit: Unit, tmp_path: Path) -> Path:
    """A backup of a small office; one unit has another as its successor, which was made later."""
    from duixian.site.accounts.services.units import succeed_unit

    succeed_unit(office, unit, other_unit, DAY.replace(year=2024), why="机构改革")
    store(office, ["佐证材料".encode()], "佐证.txt", "evidence")
    target = tmp_path / "office.duixian"
    save(target)
    return target


def everything() -> dict[str, list[dict[str, object]]]:
    return {model._meta.label_lower: list(model._base_manager.order_by("pk").values()) for model in kinds()}


def empty() -> None:
    call_command("flush", interactive=False, verbosity=0)
    shutil.rmtree(storage.root())


def test_what_was_saved_is_restored(saved: Path):
    before, head = everything(), verify().head
    empty()
    assert not User.objects.exists()
    restore(saved)
    assert everything() == before
    assert (verify().head, verify().faults) == (head, ())
    file = StoredFile.objects.get()
    assert storage.path_of(file.content_id).read_text(encoding="utf-8") == "佐证材料"
    assert create_unit(SYSTEM, "林业局", Level.CITY, DAY).pk > max(row["id"] for row in before["accounts.unit"])


def test_nothing_is_restored_into_an_installation_in_use(saved: Path):
    with pytest.raises(BackupError, match="not empty"):
        restore(saved)


@pytest.mark.parametrize("harm", ["row", "file", "history", "cut", "text"])
def test_a_damaged_backup_is_refused_whole(saved: Path, harm: str, tmp_path: Path):
    damaged = tmp_path / "damaged"
    if harm == "cut":
        damaged.write_bytes(saved.read_bytes()[:-200])
    elif harm == "text":
        damaged.write_text("no backup")
    else:
        with zipfile.ZipFile(saved) as old, zipfile.ZipFile(damaged, "w") as new:
            for entry in old.namelist():
                new.writestr(entry, harmed(entry, old.read(entry), harm))
    empty()
    with pytest.raises(BackupError):
        restore(damaged)
    assert not User.objects.exists()
    assert not Unit.objects.exists()
    assert verify().faults == ()


def harmed(entry: str, data: bytes, harm: str) -> bytes:
    if harm == "row" and entry == "tables/accounts.unit.jsonl":
        return data.partition(b"\n")[2]
    if harm == "file" and entry.startswith("files/"):
        return data + b"x"
    if harm == "history" and entry == "tables/history.auditevent.jsonl":
        return data.replace("机构改革".encode(), "机构改組".encode())
    return data


def test_a_backup_does_not_replace_another(saved: Path):
    with pytest.raises(CommandError, match="exists"):
        call_command("backup", str(saved))


def test_a_backup_is_of_one_moment_while_people_work(unit: Unit, tmp_path: Path):
    over = threading.Event()

    def work() -> None:
        try:
            for number in range(10_000):
                if over.is_set():
                    return
                create_unit(SYSTEM, f"单位{number}", Level.CITY, DAY)
        finally:
            connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for number in range(3):
            save(tmp_path / str(number))
    finally:
        over.set()
        worker.join()
    empty()
    counts = restore(tmp_path / "2")
    assert counts["history.auditevent"] == counts["accounts.unit"]
    assert verify().faults == ()


def test_from_one_kind_of_database_to_the_other(saved: Path, tmp_path: Path):
    """What is saved here is restored into an SQLite of its own by the command."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    environment["DUIXIAN_DATA_DIR"] = str(tmp_path / "new")
    assert str(settings.DATA_DIR) != environment["DUIXIAN_DATA_DIR"]
    for command in (
        ["migrate", "--verbosity=0"],
        ["restore", str(saved)],
        ["verify-history", "--contains", verify().head],
    ):
        subprocess.run([sys.executable, "-m", "duixian", "manage", *command], env=environment, check=True)
