"""Saving, while people work."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections, models, transaction

from duixian import __version__
from duixian.site.backup.contents import FORMAT, MANIFEST, BackupError, kinds, migrations
from duixian.site.files.models import Content
from duixian.site.files.storage import path_of
from duixian.site.history.snapshot import plain


def save(target: Path) -> dict[str, int]:
    """Write a backup; the number of rows of each kind.

    The file has its name only once it is whole.

    Raises:
        BackupError: the target exists, or an uploaded file is missing on disk.
    """
    if target.exists():
        raise BackupError(f"{target} exists; a backup is not written over another.")
    arriving = target.with_name(f"{target.name}.arriving")
    try:
        with _one_moment(), zipfile.ZipFile(arriving, "w", zipfile.ZIP_DEFLATED) as archive:
            counts = {model._meta.label_lower: _rows(archive, model) for model in kinds()}
            _files(archive)
            manifest = {"format": FORMAT, "version": __version__, "migrations": migrations(), "rows": counts}
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        with arriving.open("rb") as file:
            os.fsync(file.fileno())
        arriving.replace(target)
    finally:
        arriving.unlink(missing_ok=True)
    return counts


@contextmanager
def _one_moment() -> Iterator[None]:
    """A transaction that sees the database as it is at its first question, and keeps nobody waiting."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        modes = vars(connections["default"])  # the transaction mode is no declared attribute
        before, modes["transaction_mode"] = modes["transaction_mode"], "DEFERRED"
        try:
            with transaction.atomic():
                yield
        finally:
            modes["transaction_mode"] = before
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _rows(archive: zipfile.ZipFile, model: type[models.Model]) -> int:
    fields = model._meta.concrete_fields
    count = 0
    with archive.open(f"tables/{model._meta.label_lower}.jsonl", "w", force_zip64=True) as file:
        for obj in model._base_manager.order_by("pk").iterator(chunk_size=2000):
            row = {field.attname: _value(field, obj) for field in fields}
            file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
            count += 1
    return count


def _value(field: models.Field[Any, Any], obj: models.Model) -> Any:
    value = field.value_from_object(obj)
    if isinstance(field, models.JSONField):
        return value
    return value.hex() if isinstance(value, bytes | memoryview) else plain(value)


def _files(archive: zipfile.ZipFile) -> None:
    for content in Content.objects.order_by("pk").iterator(chunk_size=2000):
        try:
            archive.write(path_of(content.sha256), f"files/{content.sha256}")
        except FileNotFoundError:
            raise BackupError(f"The content {content.sha256} is missing on disk; nothing was saved.") from None
