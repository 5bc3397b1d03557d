import django.db.models.deletion
from django.db import migrations, models

from goldthread.core.founding import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partnership', '0001_initial'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='HistoryEvent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('kind', models.CharField(max_length=60)),
                    ('by_id', models.BigIntegerField(blank=True, null=True)),
                    ('by_name', models.CharField(max_length=200)),
                    ('channel', models.CharField(max_length=20)),
                    ('subject_type', models.CharField(max_length=60)),
                    ('subject_id', models.BigIntegerField()),
                    ('thread_type', models.CharField(max_length=60)),
                    ('thread_id', models.BigIntegerField()),
                    ('before', models.JSONField(default=dict)),
                    ('after', models.JSONField(default=dict)),
                    ('reason', models.TextField(blank=True)),
                    ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                    ('undoes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.historyevent')),
                ],
                options={
                    'ordering': ['-id'],
                    'indexes': [models.Index(fields=['thread_type', 'thread_id', '-id'], name='history_thread'), models.Index(fields=['partnership', '-id'], name='history_partnership')],
                },
            ),
            migrations.CreateModel(
                name='SearchDocument',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=30)),
                    ('row_id', models.BigIntegerField()),
                    ('title', models.TextField()),
                    ('body', models.TextField(blank=True)),
                    ('address', models.CharField(max_length=300)),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='partnership.partnership')),
                ],
                options={
                    'indexes': [models.Index(fields=['partnership', 'kind'], name='search_partnership')],
                    'constraints': [models.UniqueConstraint(fields=('kind', 'row_id'), name='search_one_per_row')],
                },
            ),
        ]),
    ]
