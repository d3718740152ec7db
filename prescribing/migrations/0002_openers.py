"""A draft's data key is locked for several openers. Drafts of the old kind live 24 hours: none is kept."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('prescribing', '0001_initial'),
    ]

    operations = [
        migrations.DeleteModel(name='Draft'),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('draft_id', models.CharField(max_length=32, primary_key=True, serialize=False)),
                ('saves', models.PositiveIntegerField()),
                ('body', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Opener',
            fields=[
                ('lookup', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('device', 'Device'), ('shared', 'Shared'), ('link', 'Link'), ('words', 'Words')], max_length=6)),
                ('locked_key', models.BinaryField()),
                ('expires_at', models.DateTimeField(db_index=True)),
                ('salt', models.BinaryField(default=b'')),
                ('pepper_id', models.CharField(blank=True, max_length=16)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('tried_until', models.DateTimeField(null=True)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='openers', to='prescribing.draft')),
            ],
        ),
    ]
