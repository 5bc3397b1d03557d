import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partnership', '0001_initial'),
        ('publishing', '0002_forms_and_returns'),
    ]

    operations = [
        migrations.CreateModel(
            name='NeedsAssessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('year', models.CharField(max_length=20)),
                ('as_of', models.DateField(verbose_name='figures as known on')),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
            ],
            options={
                'ordering': ['-as_of', '-id'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'year'), name='needs_once_a_year'), models.CheckConstraint(condition=models.Q(models.Q(('settled_by__isnull', True), ('settled_on__isnull', True)), models.Q(('settled_by__isnull', False), ('settled_on__isnull', False)), _connector='OR'), name='needs_settled_on_and_by')],
            },
        ),
        migrations.CreateModel(
            name='NeedsWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('section', models.SlugField(max_length=40)),
                ('text', models.TextField()),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='publishing.needsassessment')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'verbose_name_plural': 'needs words',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('assessment', 'section'), name='needs_words_once')],
            },
        ),
    ]
