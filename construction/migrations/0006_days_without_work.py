from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('construction', '0005_progress_covering'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='dailyprogress',
            index=models.Index(condition=models.Q(('feet_built', 0)), fields=['date', 'wall_section', 'no_work_reason'], name='daily_progress_of_nothing'),
        ),
    ]
