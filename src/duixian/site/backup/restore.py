"""Restoring into an empty installation: everything, or nothing."""

from __future__ import annotations

import io
import json
import zipfile
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

from duixian.site.backup.contents import FORMAT, MANIFEST, BackupError, kinds, migrations
from duixian.site.files import storage
from duixian.site.files.models import Content
from duixian.site.history.guard import unrecorded
from duixian.site.history.models import ChainEnd
from duixian.site.history.verify import verify

_BATCH = 1000


def restore(source: Path) -> dict[str, int]:
    """Read a backup into the database and the data folder; the number of rows of each kind.

    Raises:
        BackupError: the file is no backup or is damaged, of another version, or the installation is not empty.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest(archive, source)
            with transaction.atomic(), unrecorded("the events of what is restored are restored with it"):
                _expect_emptiness()
                ChainEnd.objects.all().delete()
                counts = {model._meta.label_lower: _rows(archive, model) for model in kinds()}
                if counts != manifest["rows"]:
                    raise BackupError(f"{source} does not hold as many rows as it says; it is damaged.")
                _reset_sequences()
                _files(archive)
                if faults := verify().faults:
                    raise BackupError(f"The history in {source} is not whole: {faults[0]}")
    except (zipfile.BadZipFile, FileNotFoundError, KeyError, ValueError) as error:
        raise BackupError(f"{source} is no backup, or it is damaged ({error}).") from error
    return counts


def _manifest(archive: zipfile.ZipFile, source: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest.get("format") != FORMAT:
        raise BackupError(f"{source} is no backup that this version reads.")
    if manifest["migrations"] != migrations():
        raise BackupError(f"{source} was made by duixian {manifest['version']}; restore it with that version.")
    return manifest


def _expect_emptiness() -> None:
    for model in kinds():
        if model is not ChainEnd and model._base_manager.exists():
            raise BackupError(
                f"This installation is not empty (there is a {model._meta.verbose_name}); restore into a new one."
            )


def _rows(archive: zipfile.ZipFile, model: type[models.Model]) -> int:
    """Insert the rows as they were, past the defaults and the clocks of the model."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields.values())
    places = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"
    count = 0
    with archive.open(f"tables/{model._meta.label_lower}.jsonl") as file, connection.cursor() as cursor:
        lines = io.TextIOWrapper(file, encoding="utf-8")
        while batch := list(islice(lines, _BATCH)):
            rows = [json.loads(line) for line in batch]
            cursor.executemany(insert, [[_value(field, row[name]) for name, field in fields.items()] for row in rows])
            count += len(rows)
    return count


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(field, models.BinaryField) and value is not None:
        value = bytes.fromhex(value)
    elif not isinstance(field, models.JSONField):
        value = field.to_python(value)
    return field.get_db_prep_save(value, connection)


def _reset_sequences() -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kinds()):
            cursor.execute(statement)


def _files(archive: zipfile.ZipFile) -> None:
    for sha256 in Content.objects.values_list("sha256", flat=True):
        with archive.open(f"files/{sha256}") as file:
            chunks = iter(partial(file.read, 1 << 20), b"")
            with storage.receive(chunks, sha256, limit=None) as received:
                if received.sha256 != sha256:
                    raise BackupError(f"The content {sha256} is damaged.")
                storage.keep(received)
