from django.db import migrations

from goldthread.core.append_only import AppendOnly
from goldthread.core.search_index import SearchIndex, SearchIndexByPartnership


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [
        AppendOnly("core_historyevent"),
        SearchIndex(),
        SearchIndexByPartnership(),
    ]
