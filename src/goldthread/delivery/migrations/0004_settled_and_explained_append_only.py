from django.db import migrations

from goldthread.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("delivery", "0003_assessing_evidence_and_links")]
    operations = [
        AppendOnly("delivery_thresholdsetting"),
        AppendOnly("delivery_cadence"),
        AppendOnly("delivery_explanation"),
    ]
