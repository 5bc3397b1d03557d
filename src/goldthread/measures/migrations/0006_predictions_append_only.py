from django.db import migrations

from goldthread.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("measures", "0005_predictions_and_when_links_held")]
    operations = [AppendOnly("measures_prediction")]
