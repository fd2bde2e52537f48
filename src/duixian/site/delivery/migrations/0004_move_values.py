from typing import Any

from django.db import migrations

from duixian.vocabulary.units import parse_unit

_LIVE = ("proposed", "accepted", "corrected", "added")


def _target(apps: Any, commitment: int, unit: str) -> Any:
    """The first numeric target of a commitment that a value in a unit may be of; None where there is none."""
    statements = apps.get_model("ledgers", "Statement").objects
    found = statements.filter(commitment=commitment, role="target", state__in=_LIVE, low__isnull=False)
    return next((one for one in found.order_by("start", "number") if _fits(unit, one.unit)), None)


def _fits(unit: str, wanted: str) -> bool:
    if not unit or unit == wanted:
        return True
    one, other = parse_unit(unit), parse_unit(wanted)
    return one is not None and other is not None and (one.base, one.dimension) == (other.base, other.dimension)


def forwards(apps: Any, schema_editor: Any) -> None:
    """A value goes to the target that it is of; one that is of none is kept in the words of its report."""
    reports, values = (apps.get_model("delivery", name).objects for name in ("ProgressReport", "ReportedValue"))
    for report in reports.filter(value__isnull=False).order_by("pk").iterator():
        target = _target(apps, report.commitment_id, report.value_unit)
        if target is not None:
            unit = report.value_unit or target.unit
            values.create(report=report, statement=target, value=report.value, unit=unit)
        else:
            report.progress = f"{report.progress}\n（{report.value:.12g}{report.value_unit}）"
            report.save(update_fields=["progress"])
    for draft in apps.get_model("delivery", "Draft").objects.order_by("pk").iterator():
        fields = dict(draft.fields)
        value, unit = fields.pop("value", ""), fields.pop("value_unit", "")
        target = _target(apps, draft.commitment_id, unit) if value else None
        if target is not None:
            fields |= {f"value-{target.pk}": value, f"value-{target.pk}-unit": unit or target.unit}
        elif value:
            fields["progress"] = f"{fields.get('progress', '')}\n（{value}{unit}）".strip()
        if fields != draft.fields:
            draft.fields = fields
            draft.save(update_fields=["fields"])


def backwards(apps: Any, schema_editor: Any) -> None:
    """The first value of each report goes back; the others are lost."""
    values = apps.get_model("delivery", "ReportedValue").objects
    for one in values.select_related("report").order_by("-pk").iterator():
        one.report.value, one.report.value_unit = one.value, one.unit
        one.report.save(update_fields=["value", "value_unit"])
    values.all().delete()


class Migration(migrations.Migration):
    dependencies = [("delivery", "0003_reported_value")]

    operations = [migrations.RunPython(forwards, backwards)]
