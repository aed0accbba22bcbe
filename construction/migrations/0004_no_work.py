import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

CARRY_OVER = """
    INSERT INTO sent_requests (request_id, progress_id, created_at)
    SELECT request_id, id, created_at FROM daily_progress WHERE request_id IS NOT NULL
"""


class Migration(migrations.Migration):

    dependencies = [
        ('construction', '0003_imports'),
    ]

    operations = [
        migrations.CreateModel(
            name='SentRequest',
            fields=[
                ('request_id', models.UUIDField(primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('progress', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sent_requests', to='construction.dailyprogress')),
            ],
            options={
                'db_table': 'sent_requests',
                'ordering': ['-created_at'],
            },
        ),
        migrations.RunSQL(CARRY_OVER, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name='dailyprogress',
            name='request_id',
        ),
        migrations.AddField(
            model_name='dailyprogress',
            name='no_work_reason',
            field=models.CharField(blank=True, choices=[('weather', 'Weather'), ('material', 'Material'), ('crew', 'Crew'), ('other', 'Other')], default='', max_length=16, verbose_name='why nothing was built'),
        ),
        migrations.AddConstraint(
            model_name='dailyprogress',
            constraint=models.CheckConstraint(condition=models.Q(('no_work_reason', ''), models.Q(('feet_built', 0), ('no_work_reason__in', ['weather', 'material', 'crew', 'other'])), _connector='OR'), name='daily_progress_reason_without_work', violation_error_message='Only a day of 0 ft has a reason for no work.'),
        ),
        migrations.AddIndex(
            model_name='dailyprogress',
            index=models.Index(condition=models.Q(('no_work_reason__gt', '')), fields=['-date', '-id', 'no_work_reason', 'wall_section'], name='daily_progress_without_work'),
        ),
    ]
