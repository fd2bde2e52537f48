"""Bytes on disk under their hash: `files/ab/abcdef…` in the data folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from duixian.errors import TooLarge


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes that have arrived in a temporary file: where, how many, with which hash."""

    path: Path
    size: int
    sha256: str


def root() -> Path:
    """The folder of all contents."""
    return Path(settings.DATA_DIR) / "files"


def upload_limit() -> int:
    """The most bytes that one upload may have."""
    return int(settings.UPLOAD_LIMIT)


def path_of(sha256: str) -> Path:
    """Where a content is, or would be."""
    return root() / sha256[:2] / sha256


@contextmanager
def receive(chunks: Iterable[bytes], name: str, limit: int | None) -> Iterator[Received]:
    """Write what arrives into a temporary file, gone at the end of the block unless it was kept.

    Raises:
        TooLarge: it has more bytes than the limit.
    """
    root().mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, temporary = tempfile.mkstemp(dir=root(), prefix="arriving-")
    path = Path(temporary)
    try:
        digest, size = hashlib.sha256(), 0
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if limit is not None and size > limit:
                    raise TooLarge(_("%(name)s is larger than %(most)s MB.") % {"name": name, "most": limit // 1024**2})
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        yield Received(path, size, digest.hexdigest())
    finally:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()


def keep(received: Received) -> Path:
    """Give received bytes their lasting place; where they are there already, they are only marked as wanted today.

    The mark is what keeps `cleaning` from removing them before the row that names them is written.
    """
    place = path_of(received.sha256)
    place.parent.mkdir(exist_ok=True, mode=0o700)
    try:
        os.utime(place)
    except FileNotFoundError:
        received.path.replace(place)
        _sync(place.parent)
    return place


def _sync(folder: Path) -> None:
    """Let the new name outlast a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
