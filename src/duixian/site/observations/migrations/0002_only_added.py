from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from duixian.site.history import triggers


def install(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """No vintage is ever changed or removed."""
    triggers.install(editor.connection, "observations_observation")


class Migration(migrations.Migration):
    dependencies = [("observations", "0001_initial")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
