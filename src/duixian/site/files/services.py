"""Storing files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from duixian.site.accounts.actors import Actor, person_of
from duixian.site.accounts.rights import Right
from duixian.site.files import storage
from duixian.site.files.kinds import Kind, kind_of
from duixian.site.files.models import Content, StoredFile
from duixian.site.history.recording import Recorder, action


def store_upload(by: Actor, upload: UploadedFile[Any], purpose: str) -> StoredFile:
    """Store what a form has received; as `store`."""
    return store(by, upload.chunks(), upload.name or "", purpose)


def store(by: Actor, chunks: Iterable[bytes], name: str, purpose: str) -> StoredFile:
    """Store some bytes as a file of somebody.

    The bytes are on disk before the row is written, so that no row ever lacks them.

    Raises:
        UnfitFile: of a kind that is not taken, or of another kind than its name says.
        TooLarge: over the limit for uploads.
    """
    plain = name.replace("\\", "/").rpartition("/")[2].replace("\x00", "").strip()[-200:] or "unnamed"
    with storage.receive(chunks, plain, storage.upload_limit()) as received:
        kind = kind_of(received.path, plain)
        storage.keep(received)
    return _record(by, received, kind, plain, purpose)


@action("file.store", needs=Right.UPLOAD_FILES)
def _record(record: Recorder, received: storage.Received, kind: Kind, name: str, purpose: str) -> StoredFile:
    Content.objects.bulk_create(
        [Content(sha256=received.sha256, size=received.size, media_type=kind.media_type)], ignore_conflicts=True
    )
    by = person_of(record.by)
    return record.create(StoredFile(content_id=received.sha256, name=name, purpose=purpose, uploaded_by=by))
