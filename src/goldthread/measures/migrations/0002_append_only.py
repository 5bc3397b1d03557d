from django.db import migrations

from goldthread.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_initial")]
    operations = [
        AppendOnly("measures_release"),
        AppendOnly("measures_releasedcell"),
        AppendOnly("measures_prediction"),
        AppendOnly("measures_outcomefigure"),
    ]
