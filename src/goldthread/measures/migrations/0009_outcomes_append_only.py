from django.db import migrations

from goldthread.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("measures", "0008_questionnaires_and_outcomes_of_groups")]
    operations = [AppendOnly("measures_outcomefigure")]
