import django.db.models.deletion
import django.utils.timezone
import goldthread.publishing.returns.rules.questions
import goldthread.publishing.returns.rules.states
from django.db import migrations, models
from goldthread.core.founding import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('delivery', '0001_initial'),
        ('measures', '0001_initial'),
        ('partnership', '0001_initial'),
        ('plans', '0001_initial'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='FormVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('key', models.SlugField(max_length=60)),
                    ('number', models.PositiveSmallIntegerField()),
                    ('title', models.CharField(max_length=200)),
                    ('version', models.CharField(max_length=100)),
                    ('owed_to', models.CharField(blank=True, max_length=200, verbose_name='asked by')),
                    ('about', models.TextField(blank=True)),
                    ('source_link', models.URLField(blank=True, max_length=500)),
                    ('checked_on', models.DateField(blank=True, null=True, verbose_name='last checked against source')),
                    ('read_in', models.CharField(blank=True, max_length=200, verbose_name='read in')),
                    ('not_known', models.TextField(blank=True, verbose_name='what is not known of the live wording')),
                    ('criteria', models.CharField(blank=True, max_length=100, verbose_name='criteria version')),
                    ('break_reason', models.CharField(blank=True, max_length=300, verbose_name='why it cannot be compared with earlier versions')),
                    ('is_own', models.BooleanField(default=False, verbose_name='made here')),
                    ('based_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publishing.formversion')),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ],
                options={
                    'ordering': ['title', '-number'],
                    'constraints': [models.UniqueConstraint(fields=('partnership', 'key', 'number'), name='form_version_once')],
                },
            ),
            migrations.CreateModel(
                name='FiledReturn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('period', models.CharField(max_length=40)),
                    ('ends', models.DateField(blank=True, null=True, verbose_name='end of the period')),
                    ('state', models.CharField(choices=[(goldthread.publishing.returns.rules.states.ReturnState['NOT_STARTED'], 'Not started'), (goldthread.publishing.returns.rules.states.ReturnState['DRAFTED'], 'Draft'), (goldthread.publishing.returns.rules.states.ReturnState['CHECKED'], 'Checked'), (goldthread.publishing.returns.rules.states.ReturnState['AGREED'], 'Agreed'), (goldthread.publishing.returns.rules.states.ReturnState['SENT'], 'Sent')], default=goldthread.publishing.returns.rules.states.ReturnState['NOT_STARTED'], max_length=12)),
                    ('checked_at', models.DateTimeField(blank=True, null=True)),
                    ('agreed_how', models.CharField(blank=True, max_length=300, verbose_name='who agreed it, and where it is minuted')),
                    ('sent_on', models.DateField(blank=True, null=True)),
                    ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                    ('owed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='filed', to='delivery.return', verbose_name='sign-off')),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                    ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='publishing.filedreturn')),
                    ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                    ('form', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returns', to='publishing.formversion')),
                ],
                options={
                    'ordering': ['-ends', '-id'],
                    'constraints': [models.UniqueConstraint(fields=('form', 'period'), name='return_once_a_period'), models.CheckConstraint(condition=models.Q(models.Q(('checked_at__isnull', True), ('checked_by__isnull', True)), models.Q(('checked_at__isnull', False), ('checked_by__isnull', False)), _connector='OR'), name='return_checked_by_and_at'), models.CheckConstraint(condition=models.Q(models.Q(('sent_by__isnull', True), ('sent_on__isnull', True)), models.Q(('sent_by__isnull', False), ('sent_on__isnull', False)), _connector='OR'), name='return_sent_by_and_on')],
                },
            ),
            migrations.CreateModel(
                name='FormQuestion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('position', models.PositiveSmallIntegerField()),
                    ('code', models.CharField(max_length=40)),
                    ('section', models.CharField(blank=True, max_length=200)),
                    ('words', models.CharField(max_length=500, verbose_name='what is asked')),
                    ('kind', models.CharField(choices=[(goldthread.publishing.returns.rules.questions.Kind['TEXT'], 'Words'), (goldthread.publishing.returns.rules.questions.Kind['NUMBER'], 'A number'), (goldthread.publishing.returns.rules.questions.Kind['CHOICE'], 'One of several'), (goldthread.publishing.returns.rules.questions.Kind['STREAMS'], 'A standard: three streams of evidence'), (goldthread.publishing.returns.rules.questions.Kind['ELEMENT'], 'Something the plan has to hold')], default=goldthread.publishing.returns.rules.questions.Kind['TEXT'], max_length=10)),
                    ('choices', models.JSONField(blank=True, default=list)),
                    ('hint', models.CharField(blank=True, max_length=500)),
                    ('is_needed', models.BooleanField(default=True, verbose_name='has to be answered')),
                    ('is_known', models.BooleanField(default=False, verbose_name='held against the source')),
                    ('source_link', models.URLField(blank=True, max_length=500)),
                    ('read_on', models.DateField(blank=True, null=True)),
                    ('prefill', models.CharField(blank=True, max_length=200, verbose_name='filled in from the plan by')),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                    ('form', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='publishing.formversion')),
                ],
                options={
                    'ordering': ['position', 'id'],
                    'constraints': [models.UniqueConstraint(fields=('form', 'code'), name='question_code_once'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='question_has_words')],
                },
            ),
            migrations.CreateModel(
                name='Answer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('text', models.TextField(blank=True, verbose_name='answer')),
                    ('number', models.FloatField(blank=True, null=True)),
                    ('choice', models.CharField(blank=True, max_length=200)),
                    ('streams', models.JSONField(default=dict)),
                    ('place', models.CharField(blank=True, max_length=200, verbose_name='paragraph or page')),
                    ('link', models.URLField(blank=True, max_length=1000)),
                    ('dated', models.DateField(blank=True, null=True, verbose_name='as of')),
                    ('nothing', models.BooleanField(default=False, verbose_name='nothing to report')),
                    ('origin', models.CharField(choices=[('person', 'Written here'), ('plan', 'Filled in from the plan'), ('carried', 'From last time')], default='person', max_length=8)),
                    ('provenance', models.JSONField(default=list)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                    ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                    ('filed', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='publishing.filedreturn')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publishing.formquestion')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('filed', 'question'), name='answer_once')],
                },
            ),
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
            migrations.CreateModel(
                name='PaperTemplate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('logo', models.FileField(blank=True, max_length=300, upload_to='logos')),
                    ('columns', models.JSONField(default=list)),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('partnership',), name='paper_template_once')],
                },
            ),
            migrations.CreateModel(
                name='SentSheet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('whom', models.CharField(max_length=300)),
                    ('rows', models.JSONField(default=dict)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ],
                options={
                    'ordering': ['-made_at'],
                },
            ),
            migrations.CreateModel(
                name='ReturnedRow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('said', models.JSONField(default=dict)),
                    ('file_name', models.CharField(max_length=255)),
                    ('brought_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('state', models.CharField(choices=[('waiting', 'Waiting'), ('accepted', 'Accepted'), ('refused', 'Not taken')], default='waiting', max_length=10)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returned_rows', to='plans.action')),
                    ('brought_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                    ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.person')),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                    ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='returned', to='publishing.sentsheet')),
                ],
                options={
                    'ordering': ['sheet', 'pk'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('sheet', 'action'), name='returned_row_waits_once'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='returned_row_decided_at_and_by')],
                },
            ),
            migrations.CreateModel(
                name='AnswerSupport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('action', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.action')),
                    ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='publishing.answer')),
                    ('evidence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='delivery.evidence')),
                    ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measures.indicator')),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('action__isnull', True), ('evidence__isnull', False), ('indicator__isnull', True)), models.Q(('action__isnull', False), ('evidence__isnull', True), ('indicator__isnull', True)), models.Q(('action__isnull', True), ('evidence__isnull', True), ('indicator__isnull', False)), _connector='OR'), name='support_is_one_thing'), models.UniqueConstraint(condition=models.Q(('evidence__isnull', False)), fields=('answer', 'evidence'), name='support_evidence_once'), models.UniqueConstraint(condition=models.Q(('action__isnull', False)), fields=('answer', 'action'), name='support_action_once'), models.UniqueConstraint(condition=models.Q(('indicator__isnull', False)), fields=('answer', 'indicator'), name='support_indicator_once')],
                },
            ),
        ]),
    ]
