"""A decided submission keeps what its approver compared."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0005_plain_help_texts"),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="compared",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
