"""Bytes on disk that no row names: left by uploads that were rolled back or killed."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from duixian.site.files import storage
from duixian.site.files.models import Content

_NAME = re.compile(r"[0-9a-f]{64}")
_ASIDE = "cleaning-"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Cleaned:
    """How many files were removed, and how many bytes they had."""

    files: int = 0
    size: int = 0


def clean(age: float) -> Cleaned:
    """Remove contents without a row, and pieces of uploads, that nobody has touched for `age` seconds.

    Safe while people upload. An upload marks its bytes before it writes the row, so what is to be removed is first put
    aside and looked at once more: where it was marked meanwhile, it goes back. What a killed run had put aside goes
    back first.
    """
    if connection.in_atomic_block:
        raise RuntimeError("Rows that were written meanwhile must be seen; clean outside of a transaction.")
    _bring_back()
    before = time.time() - age
    files = size = 0
    for path in _left_over(before):
        removed = _remove(path, before)
        if removed is not None:
            files, size = files + 1, size + removed
    return Cleaned(files, size)


def _left_over(before: float) -> Iterator[Path]:
    """Old files that no row names, a folder at a time."""
    root = storage.root()
    yield from (path for path in root.glob("arriving-*") if _is_old(path, before))
    for folder in sorted(root.glob("[0-9a-f][0-9a-f]")):
        old = [path for path in folder.iterdir() if _NAME.fullmatch(path.name) and _is_old(path, before)]
        for start in range(0, len(old), _BATCH):
            batch = old[start : start + _BATCH]
            named = set(Content.objects.filter(pk__in=[path.name for path in batch]).values_list("pk", flat=True))
            yield from (path for path in batch if path.name not in named)


def _remove(path: Path, before: float) -> int | None:
    """Remove a file; its size, or None where it is wanted after all."""
    aside = path.with_name(f"{_ASIDE}{path.name}")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return None
    if not _is_old(aside, before) or Content.objects.filter(pk=path.name).exists():
        _put_back(aside, path)
        return None
    size = aside.stat().st_size
    aside.unlink()
    return size


def _bring_back() -> None:
    for aside in storage.root().glob(f"**/{_ASIDE}*"):
        _put_back(aside, aside.with_name(aside.name.removeprefix(_ASIDE)))


def _put_back(aside: Path, path: Path) -> None:
    """Give a file its name again, unless the same bytes have arrived anew."""
    with suppress(FileExistsError):
        os.link(aside, path)
    aside.unlink()


def _is_old(path: Path, before: float) -> bool:
    try:
        return path.stat().st_mtime < before
    except FileNotFoundError:
        return False
