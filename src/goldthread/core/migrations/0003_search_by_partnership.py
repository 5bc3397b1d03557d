from django.db import migrations

from goldthread.core.search_index import SearchIndexByPartnership


class Migration(migrations.Migration):
    dependencies = [("core", "0002_append_only_and_search")]
    operations = [SearchIndexByPartnership()]
