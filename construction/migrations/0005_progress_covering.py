from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("construction", "0004_no_work"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="dailyprogress",
            index=models.Index(fields=["wall_section", "date", "feet_built"], name="daily_progress_covering"),
        ),
    ]
