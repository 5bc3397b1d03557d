from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("measures", "0009_outcomes_append_only")]
    operations = [
        # null and without a default, so that the tables stay as they are and keep what guards them
        migrations.AddField("release", "how", models.JSONField(null=True)),
        migrations.AddField("releasedcell", "rounded", models.PositiveIntegerField(null=True)),
    ]
