import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from goldthread.core.founding import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Account',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('email', models.EmailField(max_length=254, unique=True)),
                    ('is_active', models.BooleanField(default=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='account_email_once')],
                },
            ),
            migrations.CreateModel(
                name='Area',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=20)),
                    ('name', models.CharField(max_length=200)),
                    ('kind', models.CharField(max_length=40)),
                    ('parent_code', models.CharField(blank=True, max_length=20)),
                    ('valid_from', models.DateField(blank=True, null=True)),
                    ('valid_to', models.DateField(blank=True, null=True)),
                    ('source', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ['name'],
                    'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='area_once', nulls_distinct=False)],
                },
            ),
            migrations.CreateModel(
                name='NationalView',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='national_views', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='Partnership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('slug', models.SlugField(max_length=60, unique=True)),
                    ('name', models.CharField(max_length=200)),
                    ('kind', models.CharField(default='Alcohol and Drug Partnership', max_length=60)),
                    ('cadence_days', models.PositiveSmallIntegerField(default=90)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('areas', models.ManyToManyField(blank=True, related_name='partnerships', to='partnership.area')),
                ],
                options={
                    'ordering': ['name'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('cadence_days__gte', 7)), name='partnership_cadence_sensible')],
                },
            ),
            migrations.CreateModel(
                name='Group',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('name', models.CharField(max_length=200)),
                    ('kind', models.CharField(choices=[('workgroup', 'Workgroup'), ('implementation', 'Implementation group'), ('partnership', 'Partnership'), ('chief_officers', 'Chief officers'), ('board', 'Board or committee')], default='workgroup', max_length=20)),
                    ('is_private', models.BooleanField(default=False, verbose_name='papers are its own')),
                    ('closed_on', models.DateField(blank=True, null=True)),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='partnership.group')),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ],
                options={
                    'ordering': ['name'],
                    'constraints': [models.UniqueConstraint(models.F('partnership'), django.db.models.functions.text.Lower('name'), name='group_name_once'), models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='group_not_its_own_parent')],
                },
            ),
            migrations.CreateModel(
                name='Body',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('name', models.CharField(max_length=200)),
                    ('short_name', models.CharField(blank=True, max_length=60)),
                    ('kind', models.CharField(choices=[('statutory', 'Statutory body'), ('third_sector', 'Third sector organisation'), ('lived_experience', 'Lived and living experience'), ('community', 'Community or family group'), ('national', 'National body'), ('other', 'Other body')], default='other', max_length=20)),
                    ('closed_on', models.DateField(blank=True, null=True)),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ],
                options={
                    'ordering': ['name'],
                    'constraints': [models.UniqueConstraint(models.F('partnership'), django.db.models.functions.text.Lower('name'), name='body_name_once')],
                },
            ),
            migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('name', models.CharField(max_length=200)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('is_service', models.BooleanField(default=False)),
                    ('left_on', models.DateField(blank=True, null=True)),
                    ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to=settings.AUTH_USER_MODEL)),
                    ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='partnership.body')),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ],
                options={
                    'verbose_name_plural': 'people',
                    'ordering': ['name'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('account__isnull', False)), fields=('partnership', 'account'), name='person_once_per_account')],
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('role', models.CharField(choices=[('administrator', 'Administrator'), ('coordinator', 'Coordinator'), ('lead', 'Action lead'), ('group_member', 'Group member'), ('analyst', 'Analyst'), ('responder', 'Responder'), ('panel_member', 'Panel member'), ('data_steward', 'Data steward'), ('national_viewer', 'National viewer')], max_length=20)),
                    ('is_chair', models.BooleanField(default=False)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='partnership.group')),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='partnership.person')),
                ],
                options={
                    'ordering': ['-starts_on'],
                    'indexes': [models.Index(fields=['person', 'starts_on'], name='membership_person')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='membership_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('role', 'group_member'), _negated=True), ('group__isnull', False), _connector='OR'), name='group_member_has_group'), models.CheckConstraint(condition=models.Q(('role', 'national_viewer'), _negated=True), name='national_viewer_is_no_membership')],
                },
            ),
            migrations.CreateModel(
                name='ApiKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('label', models.CharField(max_length=100)),
                    ('prefix', models.CharField(max_length=12, unique=True)),
                    ('digest', models.CharField(max_length=64)),
                    ('can_write', models.BooleanField(default=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('expires_on', models.DateField(blank=True, null=True)),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('last_used_on', models.DateField(blank=True, null=True)),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='api_keys', to='partnership.person')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Post',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('revision', models.PositiveIntegerField(default=1, editable=False)),
                    ('title', models.CharField(max_length=200)),
                    ('closed_on', models.DateField(blank=True, null=True)),
                    ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='partnership.body')),
                    ('holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='partnership.person')),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnership.partnership')),
                ],
                options={
                    'ordering': ['title'],
                    'constraints': [models.UniqueConstraint(models.F('partnership'), django.db.models.functions.text.Lower('title'), name='post_title_once')],
                },
            ),
        ]),
    ]
