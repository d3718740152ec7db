from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0010_accounts_of_checks'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='reference',
            name='checked_by',
        ),
        migrations.AddConstraint(
            model_name='reference',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('checked_on__isnull', True), ('checker__isnull', True)), models.Q(('checked_on__isnull', False), ('checker__isnull', False)), _connector='OR'), name='content_reference_checked_by_and_on', violation_error_message='Give both who checked it and when, or neither.'),
        ),
    ]
