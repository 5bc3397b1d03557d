import django.db.models.deletion
import django.utils.timezone
import goldthread.kernel.rag
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('delivery', '0002_append_only'),
        ('partnership', '0001_initial'),
        ('plans', '0008_assignments_of_priorities'),
    ]

    operations = [
        migrations.AddField(
            model_name='progressupdate',
            name='help_asked_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('form', models.CharField(choices=[('file', 'File'), ('link', 'Link'), ('note', 'Note')], max_length=10)),
                ('kind', models.CharField(choices=[('process', 'Process: what was done'), ('numerical', 'Numerical: what was counted'), ('experiential', 'Experiential: what people say')], max_length=15)),
                ('title', models.CharField(max_length=200)),
                ('words', models.TextField(blank=True)),
                ('address', models.URLField(blank=True, max_length=1000)),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('media_type', models.CharField(blank=True, max_length=100)),
                ('size', models.PositiveBigIntegerField(blank=True, null=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('dated', models.DateField()),
                ('brought_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('brought_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'verbose_name_plural': 'evidence',
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('form', 'file'), models.Q(('sha256', ''), _negated=True), models.Q(('file_name', ''), _negated=True), ('size__isnull', False)), models.Q(('form', 'link'), models.Q(('address', ''), _negated=True)), models.Q(('form', 'note'), models.Q(('words', ''), _negated=True)), _connector='OR'), name='evidence_has_what_it_is'), models.CheckConstraint(condition=models.Q(models.Q(('checked_at__isnull', True), ('checked_by__isnull', True)), models.Q(('checked_at__isnull', False), ('checked_by__isnull', False)), _connector='OR'), name='evidence_checked_by_and_at'), models.CheckConstraint(condition=models.Q(('checked_by__isnull', True), models.Q(('checked_by', models.F('brought_by')), _negated=True), _connector='OR'), name='evidence_checked_by_another')],
            },
        ),
        migrations.CreateModel(
            name='EvidenceUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence_uses', to='plans.action')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='delivery.evidence')),
                ('milestone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence_uses', to='plans.milestone')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('update', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence_uses', to='delivery.progressupdate')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('evidence', 'action'), name='evidence_for_action_once')],
            },
        ),
        migrations.CreateModel(
            name='Explanation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('words', models.TextField()),
                ('stated_rag', models.CharField(choices=[(goldthread.kernel.rag.Rag['RED'], goldthread.kernel.rag.Rag['RED']), (goldthread.kernel.rag.Rag['AMBER'], goldthread.kernel.rag.Rag['AMBER']), (goldthread.kernel.rag.Rag['GREEN'], goldthread.kernel.rag.Rag['GREEN']), (goldthread.kernel.rag.Rag['BLUE'], goldthread.kernel.rag.Rag['BLUE']), (goldthread.kernel.rag.Rag['GREY'], goldthread.kernel.rag.Rag['GREY'])], max_length=5)),
                ('assessed_rag', models.CharField(choices=[(goldthread.kernel.rag.Rag['RED'], goldthread.kernel.rag.Rag['RED']), (goldthread.kernel.rag.Rag['AMBER'], goldthread.kernel.rag.Rag['AMBER']), (goldthread.kernel.rag.Rag['GREEN'], goldthread.kernel.rag.Rag['GREEN']), (goldthread.kernel.rag.Rag['BLUE'], goldthread.kernel.rag.Rag['BLUE']), (goldthread.kernel.rag.Rag['GREY'], goldthread.kernel.rag.Rag['GREY'])], max_length=5)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='explanations', to='plans.action')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='explanation_has_words')],
            },
        ),
        migrations.CreateModel(
            name='KeptAssessment',
            fields=[
                ('action', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='assessed', serialize=False, to='plans.action')),
                ('rag', models.CharField(blank=True, choices=[(goldthread.kernel.rag.Rag['RED'], goldthread.kernel.rag.Rag['RED']), (goldthread.kernel.rag.Rag['AMBER'], goldthread.kernel.rag.Rag['AMBER']), (goldthread.kernel.rag.Rag['GREEN'], goldthread.kernel.rag.Rag['GREEN']), (goldthread.kernel.rag.Rag['BLUE'], goldthread.kernel.rag.Rag['BLUE']), (goldthread.kernel.rag.Rag['GREY'], goldthread.kernel.rag.Rag['GREY'])], max_length=5)),
                ('differs', models.BooleanField(default=False)),
                ('owes_a_sentence', models.BooleanField(default=False)),
                ('silent_since', models.DateField(blank=True, null=True)),
                ('slipped', models.IntegerField(blank=True, null=True)),
                ('moves', models.PositiveSmallIntegerField(default=0)),
                ('reasons', models.JSONField(default=list)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'indexes': [models.Index(fields=['partnership', 'rag'], name='assessed_rag'), models.Index(condition=models.Q(('differs', True)), fields=['partnership', 'action'], name='assessed_differs'), models.Index(condition=models.Q(('silent_since__isnull', False)), fields=['partnership', 'silent_since'], name='assessed_silent')],
            },
        ),
        migrations.CreateModel(
            name='ThresholdSetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('grace_days', models.PositiveSmallIntegerField(default=14)),
                ('silent_red_cadences', models.PositiveSmallIntegerField(default=2)),
                ('late_red_days', models.PositiveSmallIntegerField(default=28)),
                ('milestone_red_days', models.PositiveSmallIntegerField(default=56)),
                ('blocked_red_days', models.PositiveSmallIntegerField(default=28)),
                ('soon_days', models.PositiveSmallIntegerField(default=28)),
                ('moves_flagged', models.PositiveSmallIntegerField(default=2)),
                ('sustained_days', models.PositiveSmallIntegerField(default=182)),
                ('complete_needs_evidence', models.BooleanField(default=True)),
                ('set_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['partnership', '-id'], name='thresholds_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('moves_flagged__gte', 1), ('silent_red_cadences__gte', 1)), name='thresholds_sensible')],
            },
        ),
        migrations.CreateModel(
            name='UpdateLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='update_links', to='plans.action')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['action', 'person'], name='update_link_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='update_link_ends_later')],
            },
        ),
        migrations.AddField(
            model_name='progressupdate',
            name='via_link',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='updates', to='delivery.updatelink'),
        ),
        migrations.CreateModel(
            name='AssessedUpTo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('event', models.BigIntegerField(default=0)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partnership',), name='assessed_up_to_once')],
            },
        ),
        migrations.CreateModel(
            name='Cadence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('days', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('set_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cadences', to='plans.action')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ('priority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cadences', to='plans.priority')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('action__isnull', True), ('priority__isnull', False)), models.Q(('action__isnull', False), ('priority__isnull', True)), _connector='OR'), name='cadence_of_one_thing'), models.CheckConstraint(condition=models.Q(('days__isnull', True), ('days__gte', 7), _connector='OR'), name='cadence_sensible')],
            },
        ),
    ]
