"""What has left cannot be called back."""

from django.db import migrations

from goldthread.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("measures", "0003_releases")]
    operations = [AppendOnly("measures_release"), AppendOnly("measures_releasedcell")]
