import django.db.models.deletion
import django.utils.timezone
import goldthread.delivery.meetings.rules
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('delivery', '0005_escalation_and_messages'),
        ('partnership', '0001_initial'),
        ('plans', '0008_assignments_of_priorities'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('held_on', models.DateField(verbose_name='date')),
                ('place', models.CharField(blank=True, max_length=200)),
                ('papers_on', models.DateField(verbose_name='papers due')),
                ('quorum', models.PositiveSmallIntegerField(default=0)),
                ('state', models.CharField(choices=[(goldthread.delivery.meetings.rules.MeetingState['PLANNED'], 'Planned'), (goldthread.delivery.meetings.rules.MeetingState['RUNNING'], 'Being held'), (goldthread.delivery.meetings.rules.MeetingState['HELD'], 'Held'), (goldthread.delivery.meetings.rules.MeetingState['CANCELLED'], 'Cancelled')], default=goldthread.delivery.meetings.rules.MeetingState['PLANNED'], max_length=10)),
                ('apologies', models.TextField(blank=True)),
                ('any_other_business', models.TextField(blank=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='partnership.group')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['held_on', 'id'],
                'indexes': [models.Index(fields=['partnership', 'held_on'], name='meeting_of_partnership')],
                'constraints': [models.UniqueConstraint(fields=('group', 'held_on'), name='meeting_once_a_day'), models.CheckConstraint(condition=models.Q(('papers_on__lte', models.F('held_on'))), name='meeting_papers_before')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('words', models.TextField()),
                ('why', models.TextField(blank=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.action')),
                ('escalation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='delivery.escalation')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('turned_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.action')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='delivery.meeting')),
            ],
            options={
                'ordering': ['-meeting__held_on', '-number'],
                'indexes': [models.Index(fields=['partnership', 'done_on', 'due_on'], name='decision_due')],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='decision_number'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='decision_has_words')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='delivery.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('meeting', 'person'), name='attendance_once'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), ('person__isnull', False)), models.Q(('person__isnull', True), models.Q(('name', ''), _negated=True)), _connector='OR'), name='attendance_of_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Return',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=200)),
                ('due_on', models.DateField(verbose_name='date due')),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['due_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Risk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('cause', models.TextField()),
                ('event', models.TextField()),
                ('consequence', models.TextField()),
                ('likelihood', models.PositiveSmallIntegerField()),
                ('impact', models.PositiveSmallIntegerField()),
                ('target_likelihood', models.PositiveSmallIntegerField()),
                ('target_impact', models.PositiveSmallIntegerField()),
                ('controls', models.TextField(blank=True)),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='date of review')),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('close_reason', models.TextField(blank=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risks', to='partnership.group')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('owner_post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.post')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('impact__range', (1, 6)), ('likelihood__range', (1, 6))), name='risk_score_on_matrix'), models.CheckConstraint(condition=models.Q(('target_impact__range', (1, 6)), ('target_likelihood__range', (1, 6))), name='risk_target_on_matrix')],
            },
        ),
        migrations.CreateModel(
            name='RiskAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.action')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='delivery.risk')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('risk', 'action'), name='risk_action_once')],
            },
        ),
        migrations.CreateModel(
            name='RiskMatrix',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('size', models.PositiveSmallIntegerField(default=5)),
                ('medium_from', models.PositiveSmallIntegerField(default=5)),
                ('high_from', models.PositiveSmallIntegerField(default=12)),
                ('appetite', models.PositiveSmallIntegerField(default=11)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'verbose_name_plural': 'risk matrices',
                'constraints': [models.UniqueConstraint(fields=('partnership',), name='risk_matrix_once'), models.CheckConstraint(condition=models.Q(('size__gte', 3), ('size__lte', 6)), name='risk_matrix_size'), models.CheckConstraint(condition=models.Q(('high_from__gt', models.F('medium_from'))), name='risk_matrix_levels')],
            },
        ),
        migrations.CreateModel(
            name='RiskScore',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('likelihood', models.PositiveSmallIntegerField()),
                ('impact', models.PositiveSmallIntegerField()),
                ('why', models.TextField(blank=True)),
                ('scored_on', models.DateField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='delivery.risk')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='SignOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.group')),
                ('owed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_offs', to='delivery.return')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('signed_at', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='delivery.meeting')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('owed', 'group'), name='sign_off_once'), models.UniqueConstraint(fields=('owed', 'position'), name='sign_off_position')],
            },
        ),
    ]
