"""Why nothing was built on a day, and the ids of requests in a table of their own.

SQLite writes a table anew for most changes to it. Here it does so once: the column that comes brings its check along,
which needs no new table, and the one that goes is the remake in which the check becomes the table's, as the model has it.
The indexes come last, so that none is built twice.
"""

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

CARRY_OVER = """
    INSERT INTO sent_requests (request_id, progress_id, created_at)
    SELECT request_id, id, created_at FROM daily_progress WHERE request_id IS NOT NULL
"""
CARRY_BACK = """
    UPDATE daily_progress SET request_id = (
        SELECT sent_requests.request_id FROM sent_requests WHERE sent_requests.progress_id = daily_progress.id
        ORDER BY sent_requests.created_at, sent_requests.request_id LIMIT 1
    ) WHERE id IN (SELECT progress_id FROM sent_requests)
"""
ADD_REASON = """
    ALTER TABLE daily_progress ADD COLUMN no_work_reason varchar(16) NOT NULL DEFAULT ''
    CONSTRAINT daily_progress_reason_without_work CHECK (
        no_work_reason = '' OR (feet_built = 0 AND no_work_reason IN ('weather', 'material', 'crew', 'other'))
    )
"""


class AddReason(migrations.AddField):
    """On SQLite without a new table, together with its check."""

    def database_forwards(self, app_label: str, schema_editor: Any, *states: Any) -> None:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(ADD_REASON, params=None)
        else:
            super().database_forwards(app_label, schema_editor, *states)


class AddReasonCheck(migrations.AddConstraint):
    """On SQLite the column has brought it."""

    def database_forwards(self, app_label: str, schema_editor: Any, *states: Any) -> None:
        if schema_editor.connection.vendor != "sqlite":
            super().database_forwards(app_label, schema_editor, *states)


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
                'indexes': [models.Index(fields=['-created_at'], name='sent_requests_newest_first')],
            },
        ),
        migrations.RunSQL(CARRY_OVER, CARRY_BACK),
        AddReason(
            model_name='dailyprogress',
            name='no_work_reason',
            field=models.CharField(blank=True, choices=[('weather', 'Weather'), ('material', 'Material'), ('crew', 'Crew'), ('other', 'Other')], default='', max_length=16, verbose_name='why nothing was built'),
        ),
        AddReasonCheck(
            model_name='dailyprogress',
            constraint=models.CheckConstraint(condition=models.Q(('no_work_reason', ''), models.Q(('feet_built', 0), ('no_work_reason__in', ['weather', 'material', 'crew', 'other'])), _connector='OR'), name='daily_progress_reason_without_work', violation_error_message='Only a day of 0 ft has a reason for no work.'),
        ),
        migrations.RemoveField(
            model_name='dailyprogress',
            name='request_id',
        ),
        migrations.AddIndex(
            model_name='dailyprogress',
            index=models.Index(fields=['wall_section', 'date', 'feet_built'], name='daily_progress_covering'),
        ),
        migrations.AddIndex(
            model_name='dailyprogress',
            index=models.Index(condition=models.Q(('feet_built', 0)), fields=['-date', '-id', 'wall_section', 'no_work_reason'], name='daily_progress_of_nothing'),
        ),
    ]
