import django.db.models.deletion
import django.utils.timezone
import goldthread.kernel.rag
import goldthread.kernel.timescale
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partnership', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('printed', models.CharField(blank=True, max_length=500)),
                ('starts', models.DateField(blank=True, null=True)),
                ('ends', models.DateField(blank=True, null=True)),
                ('precision', models.CharField(choices=[(goldthread.kernel.timescale.Precision['DAY'], goldthread.kernel.timescale.Precision['DAY']), (goldthread.kernel.timescale.Precision['MONTH'], goldthread.kernel.timescale.Precision['MONTH']), (goldthread.kernel.timescale.Precision['QUARTER'], goldthread.kernel.timescale.Precision['QUARTER']), (goldthread.kernel.timescale.Precision['SEASON'], goldthread.kernel.timescale.Precision['SEASON']), (goldthread.kernel.timescale.Precision['HALF_YEAR'], goldthread.kernel.timescale.Precision['HALF_YEAR']), (goldthread.kernel.timescale.Precision['YEAR'], goldthread.kernel.timescale.Precision['YEAR']), (goldthread.kernel.timescale.Precision['FINANCIAL_YEAR'], goldthread.kernel.timescale.Precision['FINANCIAL_YEAR']), (goldthread.kernel.timescale.Precision['NONE'], goldthread.kernel.timescale.Precision['NONE'])], default=goldthread.kernel.timescale.Precision['NONE'], max_length=20)),
                ('recurrence', models.CharField(blank=True, choices=[(goldthread.kernel.timescale.Recurrence['WEEKLY'], goldthread.kernel.timescale.Recurrence['WEEKLY']), (goldthread.kernel.timescale.Recurrence['MONTHLY'], goldthread.kernel.timescale.Recurrence['MONTHLY']), (goldthread.kernel.timescale.Recurrence['QUARTERLY'], goldthread.kernel.timescale.Recurrence['QUARTERLY']), (goldthread.kernel.timescale.Recurrence['SIX_MONTHLY'], goldthread.kernel.timescale.Recurrence['SIX_MONTHLY']), (goldthread.kernel.timescale.Recurrence['ANNUAL'], goldthread.kernel.timescale.Recurrence['ANNUAL']), (goldthread.kernel.timescale.Recurrence['ONGOING'], goldthread.kernel.timescale.Recurrence['ONGOING'])], max_length=20)),
                ('condition', models.CharField(blank=True, max_length=500)),
                ('assumed', models.JSONField(blank=True, default=list)),
                ('ref', models.CharField(blank=True, max_length=30)),
                ('sub_priority', models.CharField(blank=True, max_length=500)),
                ('text', models.TextField()),
                ('position', models.PositiveIntegerField()),
                ('is_new', models.BooleanField(default=False)),
                ('comments', models.TextField(blank=True)),
                ('owner_text', models.TextField(blank=True)),
                ('first_ends', models.DateField(blank=True, null=True)),
                ('provenance', models.JSONField(default=dict)),
                ('status', models.CharField(choices=[('not_started', 'Not started'), ('in_progress', 'In progress'), ('blocked', 'Blocked'), ('complete', 'Complete'), ('closed', 'Closed without completion')], default='not_started', max_length=15)),
                ('stated_rag', models.CharField(blank=True, choices=[(goldthread.kernel.rag.Rag['RED'], goldthread.kernel.rag.Rag['RED']), (goldthread.kernel.rag.Rag['AMBER'], goldthread.kernel.rag.Rag['AMBER']), (goldthread.kernel.rag.Rag['GREEN'], goldthread.kernel.rag.Rag['GREEN']), (goldthread.kernel.rag.Rag['BLUE'], goldthread.kernel.rag.Rag['BLUE']), (goldthread.kernel.rag.Rag['GREY'], goldthread.kernel.rag.Rag['GREY'])], max_length=5)),
                ('last_update_at', models.DateTimeField(blank=True, null=True)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('end_reason', models.TextField(blank=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['position'],
                'indexes': [models.Index(fields=['partnership', 'status', 'ends'], name='action_due'), models.Index(fields=['status', 'ends'], name='action_due_anywhere')],
                'constraints': [models.CheckConstraint(condition=models.Q(('starts__isnull', True), ('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='action_dates_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'closed'), _negated=True), models.Q(('end_reason', ''), _negated=True), _connector='OR'), name='action_closed_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('printed', models.CharField(blank=True, max_length=500)),
                ('starts', models.DateField(blank=True, null=True)),
                ('ends', models.DateField(blank=True, null=True)),
                ('precision', models.CharField(choices=[(goldthread.kernel.timescale.Precision['DAY'], goldthread.kernel.timescale.Precision['DAY']), (goldthread.kernel.timescale.Precision['MONTH'], goldthread.kernel.timescale.Precision['MONTH']), (goldthread.kernel.timescale.Precision['QUARTER'], goldthread.kernel.timescale.Precision['QUARTER']), (goldthread.kernel.timescale.Precision['SEASON'], goldthread.kernel.timescale.Precision['SEASON']), (goldthread.kernel.timescale.Precision['HALF_YEAR'], goldthread.kernel.timescale.Precision['HALF_YEAR']), (goldthread.kernel.timescale.Precision['YEAR'], goldthread.kernel.timescale.Precision['YEAR']), (goldthread.kernel.timescale.Precision['FINANCIAL_YEAR'], goldthread.kernel.timescale.Precision['FINANCIAL_YEAR']), (goldthread.kernel.timescale.Precision['NONE'], goldthread.kernel.timescale.Precision['NONE'])], default=goldthread.kernel.timescale.Precision['NONE'], max_length=20)),
                ('recurrence', models.CharField(blank=True, choices=[(goldthread.kernel.timescale.Recurrence['WEEKLY'], goldthread.kernel.timescale.Recurrence['WEEKLY']), (goldthread.kernel.timescale.Recurrence['MONTHLY'], goldthread.kernel.timescale.Recurrence['MONTHLY']), (goldthread.kernel.timescale.Recurrence['QUARTERLY'], goldthread.kernel.timescale.Recurrence['QUARTERLY']), (goldthread.kernel.timescale.Recurrence['SIX_MONTHLY'], goldthread.kernel.timescale.Recurrence['SIX_MONTHLY']), (goldthread.kernel.timescale.Recurrence['ANNUAL'], goldthread.kernel.timescale.Recurrence['ANNUAL']), (goldthread.kernel.timescale.Recurrence['ONGOING'], goldthread.kernel.timescale.Recurrence['ONGOING'])], max_length=20)),
                ('condition', models.CharField(blank=True, max_length=500)),
                ('assumed', models.JSONField(blank=True, default=list)),
                ('position', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('first_ends', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('dropped_on', models.DateField(blank=True, null=True)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='plans.action')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['position'],
                'indexes': [models.Index(fields=['partnership', 'done_on', 'ends'], name='milestone_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('starts__isnull', True), ('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='milestone_dates_in_order'), models.CheckConstraint(condition=models.Q(('done_on__isnull', True), ('dropped_on__isnull', True), _connector='OR'), name='milestone_done_or_dropped')],
            },
        ),
        migrations.CreateModel(
            name='Baseline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('printed', models.CharField(blank=True, max_length=500)),
                ('starts', models.DateField(blank=True, null=True)),
                ('ends', models.DateField(blank=True, null=True)),
                ('precision', models.CharField(choices=[(goldthread.kernel.timescale.Precision['DAY'], goldthread.kernel.timescale.Precision['DAY']), (goldthread.kernel.timescale.Precision['MONTH'], goldthread.kernel.timescale.Precision['MONTH']), (goldthread.kernel.timescale.Precision['QUARTER'], goldthread.kernel.timescale.Precision['QUARTER']), (goldthread.kernel.timescale.Precision['SEASON'], goldthread.kernel.timescale.Precision['SEASON']), (goldthread.kernel.timescale.Precision['HALF_YEAR'], goldthread.kernel.timescale.Precision['HALF_YEAR']), (goldthread.kernel.timescale.Precision['YEAR'], goldthread.kernel.timescale.Precision['YEAR']), (goldthread.kernel.timescale.Precision['FINANCIAL_YEAR'], goldthread.kernel.timescale.Precision['FINANCIAL_YEAR']), (goldthread.kernel.timescale.Precision['NONE'], goldthread.kernel.timescale.Precision['NONE'])], default=goldthread.kernel.timescale.Precision['NONE'], max_length=20)),
                ('recurrence', models.CharField(blank=True, choices=[(goldthread.kernel.timescale.Recurrence['WEEKLY'], goldthread.kernel.timescale.Recurrence['WEEKLY']), (goldthread.kernel.timescale.Recurrence['MONTHLY'], goldthread.kernel.timescale.Recurrence['MONTHLY']), (goldthread.kernel.timescale.Recurrence['QUARTERLY'], goldthread.kernel.timescale.Recurrence['QUARTERLY']), (goldthread.kernel.timescale.Recurrence['SIX_MONTHLY'], goldthread.kernel.timescale.Recurrence['SIX_MONTHLY']), (goldthread.kernel.timescale.Recurrence['ANNUAL'], goldthread.kernel.timescale.Recurrence['ANNUAL']), (goldthread.kernel.timescale.Recurrence['ONGOING'], goldthread.kernel.timescale.Recurrence['ONGOING'])], max_length=20)),
                ('condition', models.CharField(blank=True, max_length=500)),
                ('assumed', models.JSONField(blank=True, default=list)),
                ('number', models.PositiveSmallIntegerField()),
                ('reason', models.TextField()),
                ('agreed_by', models.CharField(blank=True, max_length=200)),
                ('set_by', models.CharField(max_length=200)),
                ('set_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('action', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='baselines', to='plans.action')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('milestone', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='baselines', to='plans.milestone')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('action__isnull', False), ('milestone__isnull', True)), models.Q(('action__isnull', True), ('milestone__isnull', False)), _connector='OR'), name='baseline_of_one_thing'), models.UniqueConstraint(condition=models.Q(('action__isnull', False)), fields=('action', 'number'), name='baseline_action_number'), models.UniqueConstraint(condition=models.Q(('milestone__isnull', False)), fields=('milestone', 'number'), name='baseline_milestone_number')],
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.TextField()),
                ('position', models.PositiveIntegerField()),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='ActionOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.action')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.outcome')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('action', 'outcome'), name='action_for_outcome_once')],
            },
        ),
        migrations.AddField(
            model_name='action',
            name='outcomes',
            field=models.ManyToManyField(related_name='actions', through='plans.ActionOutcome', to='plans.outcome'),
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=255)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('kind', models.CharField(max_length=10)),
                ('file', models.FileField(max_length=300, upload_to='papers/%Y')),
                ('brought_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('brought_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['-brought_at'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'sha256'), name='paper_once')],
            },
        ),
        migrations.CreateModel(
            name='PaperReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('state', models.CharField(choices=[('in_review', 'In review'), ('accepted', 'Accepted'), ('abandoned', 'Set aside')], default='in_review', max_length=10)),
                ('plan_facts', models.JSONField(default=dict)),
                ('notices', models.JSONField(default=list)),
                ('tables_left_out', models.JSONField(default=list)),
                ('document', models.JSONField(default=dict)),
                ('read_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='plans.paper')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['-read_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', True), ('accepted_by__isnull', True)), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False)), _connector='OR'), name='reading_accepted_at_and_by')],
            },
        ),
        migrations.CreateModel(
            name='DraftItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('priority', 'Priority'), ('recommendation', 'Recommendation'), ('action', 'Action')], max_length=15)),
                ('position', models.PositiveIntegerField()),
                ('as_read', models.JSONField()),
                ('content', models.JSONField()),
                ('confidence', models.FloatField(default=1.0)),
                ('state', models.CharField(choices=[('pending', 'To check'), ('checked', 'Checked'), ('dropped', 'Left out')], default='pending', max_length=10)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('reading', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='plans.paperreading')),
            ],
            options={
                'ordering': ['kind', 'position'],
                'indexes': [models.Index(fields=['reading', 'kind', 'position'], name='draft_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='plans.action')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('slug', models.SlugField(max_length=60)),
                ('title', models.CharField(max_length=300)),
                ('area', models.CharField(blank=True, max_length=200)),
                ('lead_body', models.CharField(blank=True, max_length=200)),
                ('period', models.CharField(blank=True, max_length=100)),
                ('starts', models.DateField(blank=True, null=True)),
                ('ends', models.DateField(blank=True, null=True)),
                ('cadence_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'slug'), name='plan_slug_once'), models.CheckConstraint(condition=models.Q(('starts__isnull', True), ('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='plan_ends_after_start')],
            },
        ),
        migrations.AddField(
            model_name='paperreading',
            name='plan',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='plans.plan'),
        ),
        migrations.AddField(
            model_name='outcome',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='plans.plan'),
        ),
        migrations.AddField(
            model_name='action',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='plans.plan'),
        ),
        migrations.CreateModel(
            name='PlanVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('label', models.CharField(blank=True, max_length=100)),
                ('agreed_on', models.DateField(blank=True, null=True)),
                ('agreed_by', models.CharField(blank=True, max_length=200)),
                ('note', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='plans.paper')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='plans.plan')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='version_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Priority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('ref', models.CharField(blank=True, max_length=30)),
                ('title', models.CharField(max_length=500)),
                ('position', models.PositiveIntegerField()),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='priorities', to='plans.plan')),
            ],
            options={
                'verbose_name_plural': 'priorities',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ref', ''), _negated=True), fields=('plan', 'ref'), name='priority_ref_once')],
            },
        ),
        migrations.AddField(
            model_name='outcome',
            name='priority',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='plans.priority'),
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('lead', 'Lead'), ('support', 'Support')], default='lead', max_length=10)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('printed', models.CharField(blank=True, max_length=300)),
                ('action', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='plans.action')),
                ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='partnership.body')),
                ('group', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='partnership.group')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='partnership.person')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='partnership.post')),
                ('priority', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='plans.priority')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('action__isnull', False), ('priority__isnull', True)), models.Q(('action__isnull', True), ('priority__isnull', False)), _connector='OR'), name='assignment_of_one_thing'), models.CheckConstraint(condition=models.Q(models.Q(('body__isnull', False), ('group__isnull', True), ('person__isnull', True), ('post__isnull', True)), models.Q(('body__isnull', True), ('group__isnull', False), ('person__isnull', True), ('post__isnull', True)), models.Q(('body__isnull', True), ('group__isnull', True), ('person__isnull', True), ('post__isnull', False)), models.Q(('body__isnull', True), ('group__isnull', True), ('person__isnull', False), ('post__isnull', True)), models.Q(('body__isnull', True), ('group__isnull', True), ('person__isnull', True), ('post__isnull', True), models.Q(('printed', ''), _negated=True)), _connector='OR'), name='assignment_to_one_owner')],
            },
        ),
        migrations.AddField(
            model_name='action',
            name='priority',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='plans.priority'),
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('ref', models.CharField(blank=True, max_length=30)),
                ('section', models.CharField(blank=True, max_length=300)),
                ('text', models.TextField()),
                ('position', models.PositiveIntegerField(default=0)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['source', 'position'],
            },
        ),
        migrations.CreateModel(
            name='PriorityRecommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.priority')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.recommendation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('priority', 'recommendation'), name='priority_answers_once')],
            },
        ),
        migrations.AddField(
            model_name='priority',
            name='recommendations',
            field=models.ManyToManyField(related_name='priorities', through='plans.PriorityRecommendation', to='plans.recommendation'),
        ),
        migrations.CreateModel(
            name='ActionRecommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.action')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.recommendation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('action', 'recommendation'), name='action_answers_once')],
            },
        ),
        migrations.AddField(
            model_name='action',
            name='recommendations',
            field=models.ManyToManyField(related_name='actions', through='plans.ActionRecommendation', to='plans.recommendation'),
        ),
        migrations.CreateModel(
            name='SourceDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=300)),
                ('body', models.CharField(blank=True, max_length=200)),
                ('level', models.CharField(choices=[('local', 'Local'), ('national', 'National')], default='local', max_length=10)),
                ('published', models.CharField(blank=True, max_length=60)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['title'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'title'), name='source_title_once')],
            },
        ),
        migrations.AddField(
            model_name='recommendation',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='plans.sourcedocument'),
        ),
        migrations.CreateModel(
            name='Dependency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.CharField(blank=True, max_length=300)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waits_for', to='plans.action')),
                ('on', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds_up', to='plans.action')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'verbose_name_plural': 'dependencies',
                'constraints': [models.UniqueConstraint(fields=('action', 'on'), name='dependency_once'), models.CheckConstraint(condition=models.Q(('action', models.F('on')), _negated=True), name='dependency_not_on_itself')],
            },
        ),
        migrations.AddConstraint(
            model_name='paperreading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), ('plan__isnull', False), _connector='OR'), name='reading_accepted_has_plan'),
        ),
        migrations.AddIndex(
            model_name='action',
            index=models.Index(fields=['plan', 'position'], name='action_in_plan'),
        ),
        migrations.AddIndex(
            model_name='action',
            index=models.Index(fields=['priority', 'status'], name='action_in_priority'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('status__in', ('complete', 'closed'))), models.Q(('ended_on__isnull', True), ('status__in', ('not_started', 'in_progress', 'blocked'))), _connector='OR'), name='action_ended_has_day'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.UniqueConstraint(condition=models.Q(('ref', ''), _negated=True), fields=('source', 'ref'), name='recommendation_ref_once'),
        ),
    ]
