import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        BtreeGistExtension(),  # exclusion constraints: no double booking
        TrigramExtension(),  # search inside names
        migrations.CreateModel(
            name='Person',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('username', models.CharField(blank=True, max_length=60, null=True, unique=True, verbose_name='用户名')),
                ('name', models.CharField(max_length=60, verbose_name='姓名')),
                ('phone_sealed', models.TextField(blank=True, default='')),
                ('phone_index', models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ('id_number_sealed', models.TextField(blank=True, default='')),
                ('totp_secret_sealed', models.TextField(blank=True, default='')),
                ('language', models.CharField(default='zh-hans', max_length=10, verbose_name='界面语言')),
                ('is_active', models.BooleanField(default=True, verbose_name='启用')),
                ('is_demo', models.BooleanField(default=False)),
                ('demo_role', models.CharField(blank=True, choices=[('worker', '劳动者'), ('employer', '用人单位')], max_length=10, null=True)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
            ],
            options={
                'verbose_name': '人员',
                'verbose_name_plural': '人员',
            },
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='名称')),
                ('short_name', models.CharField(max_length=40, verbose_name='简称')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='代字')),
                ('level', models.CharField(choices=[('county', '县级'), ('town', '乡镇（街道）级'), ('enterprise', '企业级'), ('other', '其他')], max_length=12, verbose_name='层级')),
                ('kind', models.CharField(choices=[('human_resources', '人力资源和社会保障部门'), ('court', '人民法院'), ('justice', '司法行政部门'), ('union', '总工会'), ('federation', '工商业联合会'), ('mediation_centre', '劳动争议一站式调解中心'), ('arbitration_commission', '劳动人事争议仲裁委员会'), ('labour_inspection', '劳动保障监察机构'), ('legal_aid', '法律援助机构'), ('town_centre', '乡镇（街道）调解组织'), ('enterprise_committee', '企业劳动争议调解委员会'), ('industry_committee', '行业性调解组织'), ('service_home', '零工市场（服务之家）'), ('governance_centre', '综治中心'), ('other', '其他机构')], max_length=30, verbose_name='类别')),
                ('region', models.CharField(blank=True, default='', max_length=60, verbose_name='辖区')),
                ('address', models.CharField(blank=True, default='', max_length=200, verbose_name='地址')),
                ('phone', models.CharField(blank=True, default='', max_length=40, verbose_name='电话')),
                ('number_prefix', models.CharField(blank=True, default='', max_length=30, verbose_name='文号代字')),
                ('seal_name', models.CharField(blank=True, default='', max_length=120, verbose_name='印章名称')),
                ('opening_hours', models.JSONField(blank=True, default=dict, verbose_name='开放时间')),
                ('is_active', models.BooleanField(default=True, verbose_name='启用')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organisations.office')),
            ],
            options={
                'verbose_name': '机构',
                'verbose_name_plural': '机构',
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('duty', '值班人员'), ('mediator', '调解员'), ('clerk', '书记员（仲裁）'), ('arbitrator', '仲裁员'), ('judge', '法官'), ('court_clerk', '法院书记员'), ('expert', '专家'), ('supervisor', '督办人员'), ('director', '主任'), ('operator', '平台管理员'), ('counter', '窗口人员')], max_length=12, verbose_name='角色')),
                ('since', models.DateField(verbose_name='自')),
                ('until', models.DateField(blank=True, null=True, verbose_name='至')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organisations.office')),
            ],
            options={
                'verbose_name': '任职',
                'verbose_name_plural': '任职',
            },
        ),
        migrations.CreateModel(
            name='Honour',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=60, verbose_name='荣誉称号')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='honours', to=settings.AUTH_USER_MODEL)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='honours', to='organisations.office', verbose_name='授予机构')),
            ],
            options={
                'verbose_name': '荣誉',
                'verbose_name_plural': '荣誉',
            },
        ),
        migrations.CreateModel(
            name='PanelMember',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('specialities', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None, verbose_name='专长')),
                ('biography', models.TextField(blank=True, default='', max_length=1000, verbose_name='简介')),
                ('honours', models.CharField(blank=True, default='', max_length=200, verbose_name='荣誉')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='panel', to='organisations.office')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='panel_seats', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '专家库成员',
                'verbose_name_plural': '专家库成员',
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60, verbose_name='岗位名称')),
                ('key', models.SlugField(max_length=30, verbose_name='岗位代号')),
                ('minutes_a', models.PositiveSmallIntegerField(default=20, verbose_name='A岗应答时限（分钟）')),
                ('minutes_b', models.PositiveSmallIntegerField(default=20, verbose_name='B岗应答时限（分钟）')),
                ('holder_a', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='A岗')),
                ('holder_b', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='B岗')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisations.office')),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='督办人')),
            ],
            options={
                'verbose_name': '岗位',
                'verbose_name_plural': '岗位',
            },
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60, verbose_name='名称')),
                ('kind', models.CharField(choices=[('mediation_room', '调解室'), ('hearing_room', '仲裁庭'), ('legal_desk', '法律援助工位'), ('online', '线上')], max_length=16, verbose_name='类别')),
                ('capacity', models.PositiveSmallIntegerField(default=6, verbose_name='容纳人数')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='venues', to='organisations.office')),
            ],
            options={
                'verbose_name': '场所',
                'verbose_name_plural': '场所',
            },
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('start', models.DateTimeField(verbose_name='开始')),
                ('end', models.DateTimeField(verbose_name='结束')),
                ('reason', models.CharField(blank=True, default='', max_length=100, verbose_name='事由')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='absences', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '缺勤',
                'verbose_name_plural': '缺勤',
                'indexes': [models.Index(fields=['person', 'end'], name='absence_person_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='absence_ends_after_start')],
            },
        ),
        migrations.AddIndex(
            model_name='office',
            index=models.Index(fields=['kind', 'region'], name='office_kind_region'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='office_not_its_own_parent'),
        ),
        migrations.AddIndex(
            model_name='membership',
            index=models.Index(fields=['office', 'role'], name='membership_office_role'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('person', 'office', 'role'), name='membership_one_running'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='membership_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='honour',
            constraint=models.UniqueConstraint(fields=('person', 'title', 'year'), name='honour_once_a_year'),
        ),
        migrations.AddIndex(
            model_name='panelmember',
            index=django.contrib.postgres.indexes.GinIndex(fields=['specialities'], name='panel_specialities'),
        ),
        migrations.AddConstraint(
            model_name='panelmember',
            constraint=models.UniqueConstraint(fields=('person', 'office'), name='panel_person_once_in_office'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.UniqueConstraint(fields=('office', 'key'), name='post_key_once_in_office'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('holder_b__isnull', True), models.Q(('holder_a', models.F('holder_b')), _negated=True), _connector='OR'), name='post_a_is_not_b'),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.UniqueConstraint(fields=('office', 'name'), name='venue_once_in_office'),
        ),
    ]
