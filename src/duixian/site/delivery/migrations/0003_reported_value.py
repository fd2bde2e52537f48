import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0002_filed_by_nobody"),
        ("ledgers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportedValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.FloatField(verbose_name="value")),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit of measure")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="delivery.progressreport",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reported_values",
                        to="ledgers.statement",
                        verbose_name="numeric target",
                    ),
                ),
            ],
            options={
                "verbose_name": "reported value",
                "verbose_name_plural": "reported values",
                "ordering": ["report", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "statement"), name="reported_value_unique"),
                ],
            },
        ),
    ]
