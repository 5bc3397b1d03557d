import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partnership', '0001_initial'),
        ('plans', '0008_assignments_of_priorities'),
    ]

    operations = [
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.SlugField(max_length=80)),
                ('name', models.CharField(max_length=200)),
                ('definition', models.TextField(blank=True)),
                ('numerator', models.CharField(blank=True, max_length=500)),
                ('denominator', models.CharField(blank=True, max_length=500)),
                ('unit', models.CharField(blank=True, max_length=200)),
                ('kind', models.CharField(choices=[('count', 'Count'), ('percentage', 'Percentage'), ('rate', 'Rate'), ('value', 'Other figure')], default='value', max_length=12)),
                ('polarity', models.CharField(choices=[('higher', 'Higher is better'), ('lower', 'Lower is better'), ('neither', 'Neither is better')], default='neither', max_length=8)),
                ('frequency', models.CharField(choices=[('week', 'Weekly'), ('month', 'Monthly'), ('quarter', 'Quarterly'), ('year', 'Yearly'), ('several_years', 'Several years together'), ('now_and_then', 'Now and then')], default='now_and_then', max_length=15)),
                ('method', models.TextField(blank=True)),
                ('places', models.CharField(blank=True, max_length=300, verbose_name='areas it is known for')),
                ('breakdowns', models.CharField(blank=True, max_length=500)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('source_link', models.URLField(blank=True, max_length=500)),
                ('checked_on', models.DateField(blank=True, null=True, verbose_name='last checked against source')),
                ('precision', models.PositiveSmallIntegerField(default=0, verbose_name='decimal places')),
                ('disclosure_threshold', models.PositiveSmallIntegerField(default=5, verbose_name='smallest count shown outside')),
                ('baseline_value', models.FloatField(blank=True, null=True)),
                ('baseline_period', models.CharField(blank=True, max_length=60)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.post')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.indicator')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'key'), name='indicator_key_once'), models.CheckConstraint(condition=models.Q(('successor', models.F('id')), _negated=True), name='indicator_not_its_own_successor')],
            },
        ),
        migrations.CreateModel(
            name='ApprovedPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('starts', models.DateField()),
                ('ends', models.DateField()),
                ('approved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reopened_at', models.DateTimeField(blank=True, null=True)),
                ('reopen_reason', models.CharField(blank=True, max_length=300)),
                ('approved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('reopened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approved', to='measures.indicator')),
            ],
            options={
                'ordering': ['-starts'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reopened_at__isnull', True), ('reopened_by__isnull', True)), models.Q(('reopened_at__isnull', False), ('reopened_by__isnull', False)), _connector='OR'), name='approval_reopened_at_and_by'), models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='approval_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='IndicatorTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('value', models.FloatField()),
                ('kind', models.CharField(choices=[('target', 'Target'), ('standard', 'National standard')], default='target', max_length=8)),
                ('starts', models.DateField(blank=True, null=True)),
                ('ends', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='measures.indicator')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['-starts', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('starts__isnull', True), ('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='target_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='Load',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=255)),
                ('known_on', models.DateField()),
                ('loaded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('added', models.PositiveIntegerField(default=0)),
                ('revised', models.PositiveIntegerField(default=0)),
                ('unchanged', models.PositiveIntegerField(default=0)),
                ('problems', models.JSONField(default=list)),
                ('loaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='MeasureLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.action')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='measures.indicator')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('priority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.priority')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('priority__isnull', False)), fields=('indicator', 'priority'), name='measure_priority_once'), models.UniqueConstraint(condition=models.Q(('action__isnull', False)), fields=('indicator', 'action'), name='measure_action_once'), models.CheckConstraint(condition=models.Q(models.Q(('action__isnull', True), ('priority__isnull', False)), models.Q(('action__isnull', False), ('priority__isnull', True)), _connector='OR'), name='measure_of_one_thing')],
            },
        ),
        migrations.CreateModel(
            name='RememberedColumns',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('headings', models.TextField()),
                ('fields', models.JSONField(default=dict)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'verbose_name_plural': 'remembered columns',
                'constraints': [models.UniqueConstraint(fields=('partnership', 'headings'), name='columns_once')],
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('area_code', models.CharField(blank=True, max_length=20)),
                ('area', models.CharField(blank=True, max_length=200)),
                ('breakdown', models.CharField(blank=True, max_length=120)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='series', to='measures.indicator')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'verbose_name_plural': 'series',
                'ordering': ['area', 'breakdown'],
                'constraints': [models.UniqueConstraint(fields=('indicator', 'area_code', 'breakdown'), name='series_once')],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('period', models.CharField(max_length=40)),
                ('starts', models.DateField()),
                ('ends', models.DateField()),
                ('value', models.FloatField(blank=True, null=True)),
                ('numerator', models.FloatField(blank=True, null=True)),
                ('denominator', models.FloatField(blank=True, null=True)),
                ('lower', models.FloatField(blank=True, null=True)),
                ('upper', models.FloatField(blank=True, null=True)),
                ('status', models.CharField(choices=[('published', 'Published'), ('provisional', 'Provisional'), ('revised', 'Revised'), ('quoted', 'Quoted by somebody else'), ('derived', 'Worked out from other figures'), ('not_confirmed', 'Not confirmed'), ('suppressed', 'Withheld because it is small'), ('missing', 'Missing')], default='published', max_length=15)),
                ('completeness', models.FloatField(blank=True, null=True)),
                ('exclusions', models.CharField(blank=True, max_length=300)),
                ('source', models.CharField(blank=True, max_length=500)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('known_from', models.DateField()),
                ('known_until', models.DateField(blank=True, null=True)),
                ('load', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.load')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='observations', to='measures.series')),
            ],
            options={
                'ordering': ['starts', 'ends'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('known_until__isnull', True)), fields=('series', 'starts', 'ends'), name='observation_current_once'), models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='observation_ends_after_start'), models.CheckConstraint(condition=models.Q(('known_until__isnull', True), ('known_until__gte', models.F('known_from')), _connector='OR'), name='observation_known_in_order')],
            },
        ),
        migrations.CreateModel(
            name='SeriesBreak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('area_code', models.CharField(blank=True, max_length=20)),
                ('at', models.DateField()),
                ('is_break', models.BooleanField(default=True, verbose_name='the definition changed')),
                ('reason', models.CharField(max_length=300)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='breaks', to='measures.indicator')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['at'],
                'constraints': [models.UniqueConstraint(fields=('indicator', 'area_code', 'at'), name='break_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='break_has_reason')],
            },
        ),
        migrations.AddConstraint(
            model_name='observation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('suppressed', 'missing')), ('value__isnull', True)), models.Q(models.Q(('status__in', ('suppressed', 'missing')), _negated=True), ('value__isnull', False)), _connector='OR'), name='observation_missing_has_no_value'),
        ),
    ]
