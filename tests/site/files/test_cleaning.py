"""What uploads that came to nothing leave on disk."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from duixian.site.files import cleaning, storage
from duixian.site.files.cleaning import Cleaned, clean
from duixian.site.files.models import StoredFile
from duixian.site.files.services import store
from tests.site.conftest import SYSTEM

DAY = 24 * 3600
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    settings.DATA_DIR = tmp_path


def abandoned(data: bytes) -> Path:
    """The bytes of an upload whose transaction was rolled back."""
    try:
        with transaction.atomic():
            file = store(SYSTEM, [data], "a.txt", "evidence")
            raise KeyError
    except KeyError:
        return storage.path_of(file.content_id)


def grow_old(path: Path) -> None:
    then = time.time() - 2 * DAY
    os.utime(path, (then, then))


def test_removes_what_no_row_names_once_it_is_a_day_old():
    kept = storage.path_of(store(SYSTEM, [b"kept"], "a.txt", "evidence").content_id)
    left, young = abandoned(b"left over"), abandoned(b"young")
    piece = storage.root() / "arriving-abc"
    piece.write_bytes(b"half")
    for path in (kept, left, piece):
        grow_old(path)
    assert clean(DAY) == Cleaned(2, len(b"left over") + len(b"half"))
    assert [path.exists() for path in (kept, young, left, piece)] == [True, True, False, False]
    assert clean(DAY) == Cleaned()


def test_an_upload_of_the_same_bytes_keeps_them(monkeypatch: pytest.MonkeyPatch):
    left = abandoned(b"again")
    grow_old(left)
    remove = cleaning._remove

    def after_an_upload(path: Path, before: float) -> int | None:
        with storage.receive([b"again"], "a.txt", None) as received:
            storage.keep(received)  # on disk; its row is not written yet
        return remove(path, before)

    monkeypatch.setattr(cleaning, "_remove", after_an_upload)
    assert clean(DAY) == Cleaned()
    assert left.read_bytes() == b"again"


def test_what_a_killed_run_had_put_aside_comes_back():
    kept = storage.path_of(store(SYSTEM, [b"kept"], "a.txt", "evidence").content_id)
    grow_old(kept)
    kept.rename(kept.with_name(f"cleaning-{kept.name}"))
    assert clean(DAY) == Cleaned()
    assert kept.read_bytes() == b"kept"


def test_cleaning_while_the_same_bytes_are_uploaded_over_and_over():
    stop = threading.Event()

    def cleaner() -> None:
        try:
            while not stop.is_set():
                clean(DAY)
        finally:
            connection.close()

    thread = threading.Thread(target=cleaner)
    thread.start()
    try:
        for number in range(60):
            data = f"{number % 7}".encode()
            with suppress(FileNotFoundError):
                grow_old(abandoned(data))
            if number % 3:
                store(SYSTEM, [data], "a.txt", "evidence")
    finally:
        stop.set()
        thread.join()
    assert [file.pk for file in StoredFile.objects.all() if not storage.path_of(file.content_id).exists()] == []


def test_the_command(capsys: pytest.CaptureFixture[str]):
    grow_old(abandoned(b"left over"))
    call_command("clean_files")
    assert capsys.readouterr().out == "1 files removed, 9 bytes\n"
    with pytest.raises(CommandError, match="at least 1"):
        call_command("clean_files", hours=0)
