from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("delivery", "0004_move_values")]

    operations = [
        migrations.RemoveField(model_name="progressreport", name="value"),
        migrations.RemoveField(model_name="progressreport", name="value_unit"),
    ]
