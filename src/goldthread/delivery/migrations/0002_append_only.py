from django.db import migrations

from goldthread.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("delivery", "0001_initial")]
    operations = [
        AppendOnly("delivery_progressupdate"),
        AppendOnly("delivery_thresholdsetting"),
        AppendOnly("delivery_cadence"),
        AppendOnly("delivery_explanation"),
        AppendOnly("delivery_riskscore"),
    ]
