import django.db.models.deletion
import django.utils.timezone
import goldthread.delivery.escalation.rules
import goldthread.kernel.working_days
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('delivery', '0004_settled_and_explained_append_only'),
        ('partnership', '0001_initial'),
        ('plans', '0008_assignments_of_priorities'),
    ]

    operations = [
        migrations.CreateModel(
            name='Escalation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('state', models.CharField(choices=[(goldthread.delivery.escalation.rules.State['PROPOSED'], 'Proposed'), (goldthread.delivery.escalation.rules.State['DECLINED'], 'Not raised'), (goldthread.delivery.escalation.rules.State['OWED'], 'Answer owed'), (goldthread.delivery.escalation.rules.State['OVERDUE'], 'Answer overdue'), (goldthread.delivery.escalation.rules.State['RECOVERING'], 'Recovery plan'), (goldthread.delivery.escalation.rules.State['RETURNED'], 'Returned'), (goldthread.delivery.escalation.rules.State['DECIDED'], 'Decided'), (goldthread.delivery.escalation.rules.State['RESOLVED'], 'Resolved'), (goldthread.delivery.escalation.rules.State['WITHDRAWN'], 'Withdrawn')], max_length=12)),
                ('cause', models.CharField(choices=[(goldthread.delivery.escalation.rules.Cause['RED'], 'Red again and again'), (goldthread.delivery.escalation.rules.Cause['SILENT'], 'Silent'), (goldthread.delivery.escalation.rules.Cause['BLOCKED'], 'Blocked'), (goldthread.delivery.escalation.rules.Cause['BY_HAND'], 'Raised by hand')], max_length=8)),
                ('why', models.TextField()),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('close_reason', models.TextField(blank=True)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='escalations', to='plans.action')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['partnership', 'state'], name='escalation_of_partnership')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', (goldthread.delivery.escalation.rules.State['PROPOSED'], goldthread.delivery.escalation.rules.State['OWED'], goldthread.delivery.escalation.rules.State['OVERDUE'], goldthread.delivery.escalation.rules.State['RECOVERING'], goldthread.delivery.escalation.rules.State['RETURNED']))), fields=('action',), name='escalation_one_lives'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', True), ('state__in', (goldthread.delivery.escalation.rules.State['PROPOSED'], goldthread.delivery.escalation.rules.State['OWED'], goldthread.delivery.escalation.rules.State['OVERDUE'], goldthread.delivery.escalation.rules.State['RECOVERING'], goldthread.delivery.escalation.rules.State['RETURNED']))), models.Q(models.Q(('state__in', (goldthread.delivery.escalation.rules.State['PROPOSED'], goldthread.delivery.escalation.rules.State['OWED'], goldthread.delivery.escalation.rules.State['OVERDUE'], goldthread.delivery.escalation.rules.State['RECOVERING'], goldthread.delivery.escalation.rules.State['RETURNED'])), _negated=True), ('closed_on__isnull', False)), _connector='OR'), name='escalation_ended_has_day')],
            },
        ),
        migrations.CreateModel(
            name='EscalationStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('level', models.CharField(choices=[(goldthread.delivery.escalation.rules.Level['LEAD'], 'Lead of the action'), (goldthread.delivery.escalation.rules.Level['BODY'], 'Lead of the partner body'), (goldthread.delivery.escalation.rules.Level['GROUP'], 'Group'), (goldthread.delivery.escalation.rules.Level['PARTNERSHIP'], 'Partnership'), (goldthread.delivery.escalation.rules.Level['BEYOND'], 'Body that can act')], max_length=12)),
                ('why', models.TextField()),
                ('raised_on', models.DateField()),
                ('answer_by', models.DateField()),
                ('answer', models.CharField(blank=True, choices=[(goldthread.delivery.escalation.rules.Answer['PLAN'], 'Accepted, with a recovery plan'), (goldthread.delivery.escalation.rules.Answer['DECISION'], 'Decided'), (goldthread.delivery.escalation.rules.Answer['RETURNED'], 'Returned, with the reason')], max_length=8)),
                ('answer_words', models.TextField(blank=True)),
                ('recover_by', models.DateField(blank=True, null=True)),
                ('minute_ref', models.CharField(blank=True, max_length=120, verbose_name='minute reference')),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.body')),
                ('escalation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='delivery.escalation')),
                ('group', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.group')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.post')),
                ('raised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('escalation', 'number'), name='escalation_step_number'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_by__isnull', True), ('answered_on__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_by__isnull', False), ('answered_on__isnull', False), models.Q(('answer_words', ''), _negated=True)), _connector='OR'), name='escalation_answer_whole'), models.CheckConstraint(condition=models.Q(models.Q(('answer', goldthread.delivery.escalation.rules.Answer['PLAN']), ('recover_by__isnull', False)), models.Q(models.Q(('answer', goldthread.delivery.escalation.rules.Answer['PLAN']), _negated=True), ('recover_by__isnull', True)), _connector='OR'), name='escalation_plan_has_day')],
            },
        ),
        migrations.CreateModel(
            name='FeedAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.group')),
                ('made_for', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.plan')),
            ],
            options={
                'verbose_name_plural': 'feed addresses',
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('group__isnull', True), ('plan__isnull', True), _connector='OR'), name='feed_of_one_thing')],
            },
        ),
        migrations.CreateModel(
            name='LocalHoliday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('day', models.DateField()),
                ('name', models.CharField(max_length=100)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['day'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'day'), name='local_holiday_once')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('weekly', 'Weekly message'), ('escalation', 'Escalation')], max_length=12)),
                ('address', models.EmailField(max_length=254)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('html', models.TextField()),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sending', 'Being sent'), ('sent', 'Sent'), ('failed', 'Given up'), ('unsure', 'Not known whether it went')], default='waiting', max_length=8)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('next_try_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('trouble', models.CharField(blank=True, max_length=300)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['state', 'next_try_at'], name='message_waiting'), models.Index(fields=['partnership', '-id'], name='message_of_partnership')],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'key'), name='message_once'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='message_sent_has_moment')],
            },
        ),
        migrations.CreateModel(
            name='MessageWishes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('weekly', models.BooleanField(default=True, verbose_name='a weekly message')),
                ('due_soon', models.BooleanField(default=True, verbose_name='what is due soon')),
                ('late', models.BooleanField(default=True, verbose_name='what is late')),
                ('silent', models.BooleanField(default=True, verbose_name='what has gone silent')),
                ('answers', models.BooleanField(default=True, verbose_name='answers that are owed')),
                ('plain_text', models.BooleanField(default=False, verbose_name='plain text only')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
            ],
            options={
                'verbose_name_plural': 'message wishes',
                'constraints': [models.UniqueConstraint(fields=('person',), name='message_wishes_once')],
            },
        ),
        migrations.CreateModel(
            name='RouteStop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('level', models.CharField(choices=[(goldthread.delivery.escalation.rules.Level['LEAD'], 'Lead of the action'), (goldthread.delivery.escalation.rules.Level['BODY'], 'Lead of the partner body'), (goldthread.delivery.escalation.rules.Level['GROUP'], 'Group'), (goldthread.delivery.escalation.rules.Level['PARTNERSHIP'], 'Partnership'), (goldthread.delivery.escalation.rules.Level['BEYOND'], 'Body that can act')], max_length=12)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.action')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.group')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('action', 'level'), name='route_stop_once')],
            },
        ),
        migrations.CreateModel(
            name='DeliveryPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('sends', models.BooleanField(default=False, verbose_name='messages are sent')),
                ('nation', models.CharField(choices=[(goldthread.kernel.working_days.Nation['SCOTLAND'], 'Scotland'), (goldthread.kernel.working_days.Nation['ENGLAND'], 'England'), (goldthread.kernel.working_days.Nation['WALES'], 'Wales'), (goldthread.kernel.working_days.Nation['NORTHERN_IRELAND'], 'Northern Ireland')], default=goldthread.kernel.working_days.Nation['SCOTLAND'], max_length=3)),
                ('red_reviews', models.PositiveSmallIntegerField(default=2)),
                ('silent_cadences', models.PositiveSmallIntegerField(default=2)),
                ('blocked_days', models.PositiveSmallIntegerField(default=28)),
                ('confirms', models.CharField(choices=[('coordinator', 'A coordinator'), ('chair', 'A coordinator, or the chair of the group or partnership'), ('nobody', 'Nobody: it is raised as soon as it is proposed')], default='coordinator', max_length=12)),
                ('follows', models.CharField(choices=[('climb', 'It goes to the next step by itself'), ('list', 'It is listed as overdue, and a coordinator decides')], default='list', max_length=5)),
                ('grace_lead', models.PositiveSmallIntegerField(default=5)),
                ('grace_body', models.PositiveSmallIntegerField(default=10)),
                ('grace_group', models.PositiveSmallIntegerField(default=20)),
                ('grace_partnership', models.PositiveSmallIntegerField(default=30)),
                ('grace_beyond', models.PositiveSmallIntegerField(default=40)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'verbose_name_plural': 'delivery policies',
                'constraints': [models.UniqueConstraint(fields=('partnership',), name='delivery_policy_once')],
            },
        ),
    ]
