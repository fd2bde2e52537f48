"""An object's fields as plain JSON that a database gives back unchanged."""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from decimal import Decimal
from typing import Any

from django.db import models

Plain = dict[str, Any]


def snapshot(obj: models.Model) -> Plain:
    """The stored fields of an object by name; those that its class lists in `concealed` are left out."""
    concealed: frozenset[str] = getattr(type(obj), "concealed", frozenset())
    return {
        field.attname: plain(field.value_from_object(obj))
        for field in obj._meta.concrete_fields
        if field.name not in concealed
    }


def plain(value: Any) -> Any:
    """A value as strings, whole numbers, truth values, lists and dictionaries.

    Fractions become strings, because JSON columns do not keep every one of them as it was written.
    """
    match value:
        case None | bool():
            return value
        case enum.Enum():
            return plain(value.value)
        case int():
            return value
        case str():
            return value.replace("\x00", "")
        case float() | Decimal() | uuid.UUID():
            return str(value)
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat()
        case dt.date() | dt.time():
            return value.isoformat()
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case models.Model():
            return plain(value.pk)
        case _:
            return plain(str(value))


def changed(before: Plain, after: Plain) -> Plain:
    """The former values of what is no longer as it was."""
    return {name: value for name, value in before.items() if name not in after or after[name] != value}
