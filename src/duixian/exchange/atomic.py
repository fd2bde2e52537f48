"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from duixian.errors import InputError


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` into the file, replacing what was there in one step; folders on the way are made.

    Raises:
        InputError: the file cannot be written; nothing is left behind.
    """
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not target.is_file():  # a device or pipe has no other place to be prepared in
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}.") from error


def _replace(target: Path, data: bytes) -> None:
    draft = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
