"""What a backup holds.

A zip file: `manifest.json`, one `tables/LABEL.jsonl` for each kind of object with one row on each line, and
`files/HASH` for each uploaded content.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.db import models
from django.db.migrations.recorder import MigrationRecorder

FORMAT = "duixian/backup/1"
MANIFEST = "manifest.json"
# Made anew by migrations, or of no use in another place: sessions, counters of wrong passwords.
_LEFT_OUT = frozenset({"auth", "axes", "contenttypes", "sessions"})


class BackupError(Exception):
    """A backup that cannot be made or restored; the message says why."""


def kinds() -> list[type[models.Model]]:
    """Every kind of object that is saved, referenced ones before those that refer to them."""
    wanted = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in _LEFT_OUT and model._meta.managed and not model._meta.proxy
    ]
    return _by_reference(wanted)


def migrations() -> list[str]:
    """The migrations that the database has seen; a backup fits where they are the same."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder.Migration.objects.values_list("app", "name"))


def _by_reference(wanted: Iterable[type[models.Model]]) -> list[type[models.Model]]:
    ordered: dict[type[models.Model], None] = {}

    def place(model: type[models.Model], above: tuple[type[models.Model], ...]) -> None:
        if model in ordered or model in above:
            return
        for field in model._meta.concrete_fields:
            target = field.related_model
            if isinstance(target, type) and target in remaining:
                place(target, (*above, model))
        ordered[model] = None

    remaining = dict.fromkeys(wanted)
    for model in remaining:
        place(model, ())
    return list(ordered)
