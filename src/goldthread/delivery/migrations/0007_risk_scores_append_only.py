from django.db import migrations

from goldthread.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("delivery", "0006_meetings_and_risks")]
    operations = [AppendOnly("delivery_riskscore")]
