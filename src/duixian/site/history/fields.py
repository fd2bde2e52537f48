"""The fields of an event for readers: what they are called and what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIELDS: dict[str, Promise] = {
    "added_at": _("added on"),
    "answered_at": _("answered on"),
    "answered_by_id": _("answered by"),
    "batch_id": _("table of observations"),
    "commitment_id": _("commitment"),
    "confidence": _("certainty"),
    "confirmed_by_id": _("confirmed by"),
    "content": pgettext_lazy("field", "content"),
    "deadline_stated": _("deadline stated in the report"),
    "decided_at": _("decided on"),
    "decided_by_id": _("decided by"),
    "digest": pgettext_lazy("field", "digest of the token"),
    "end": pgettext_lazy("field", "last character"),
    "file_id": _("file"),
    "filed_by_id": _("filed by"),
    "findings": _("findings"),
    "id": pgettext_lazy("field", "number"),
    "indicator_id": _("id of the indicator"),
    "ledger_id": _("ledger"),
    "machine": _("reading of the machine"),
    "node_id": _("node"),
    "number": pgettext_lazy("field", "number in the ledger"),
    "outline": _("outline"),
    "part_of_id": _("part of"),
    "password": _("password"),
    "period": _("period"),
    "person_id": _("person"),
    "places": _("places"),
    "projects": _("projects"),
    "provisional": _("provisional"),
    "published_by_id": _("published by"),
    "received_by_id": _("received by"),
    "reference": _("refers to"),
    "replaced_by_id": _("replaced by"),
    "report_id": _("report on progress"),
    "returned_by_id": _("returned by"),
    "revision": _("revision number"),
    "section": _("section"),
    "sha256": _("checksum"),
    "software": _("version of the program"),
    "source_id": _("source text"),
    "start": pgettext_lazy("field", "first character"),
    "statement_id": _("statement"),
    "suggested": _("suggested units"),
    "turn": _("turn"),
    "unit_id": _("unit"),
}
"""Names of fields whose model gives them none, by their column."""
BOOKKEEPING = frozenset({"revision", "answered_at", "answered_by_id", "decided_at", "decided_by_id"})
"""What changes along with what people mean to change."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an event: its column, what it is called, and what it held before and after; None where nothing."""

    column: str
    label: str
    before: Any
    after: Any


def changes(object_type: str, before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """The fields that an event changed; all fields of what it created or removed."""
    found = []
    for column in before or after:
        field = _field(object_type, column)
        said = [_value(field, values.get(column)) for values in (before, after)]
        found.append(Change(column, _label(field, column), *said))
    return found


def _field(object_type: str, column: str) -> Field[Any, Any] | None:
    try:
        found = apps.get_model(object_type)._meta.get_field(column)
    except (LookupError, ValueError, FieldDoesNotExist):
        return None
    return found if isinstance(found, Field) else None


def _label(field: Field[Any, Any] | None, column: str) -> str:
    return str(FIELDS.get(column) or (column if field is None else field.verbose_name))


def _value(field: Field[Any, Any] | None, value: Any) -> Any:
    """The value, with the words of a choice in place of its key."""
    if field is None or not field.choices or not isinstance(value, str):
        return value
    return dict(field.flatchoices).get(value, value)
