from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_desk_indexes")]
    operations = [
        migrations.AddIndex(
            model_name="case", index=models.Index(fields=["-opened_at", "id"], name="case_opened")
        )
    ]
