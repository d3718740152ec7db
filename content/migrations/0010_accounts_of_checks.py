from django.conf import settings
from django.db import migrations


def name_the_accounts(apps, schema_editor):
    """Turn a name that was typed into the staff account of that name. Without one, the check goes:

    nobody can be asked about it.
    """
    reference = apps.get_model("content", "Reference")
    users = apps.get_model(*settings.AUTH_USER_MODEL.split(".")).objects.filter(is_staff=True)
    accounts = {}
    for user in users:
        for name in (user.username, f"{user.first_name} {user.last_name}".strip()):
            accounts[name] = None if name in accounts else user
    for each in reference.objects.exclude(checked_by="", checked_on=None):
        each.checker = accounts.get(each.checked_by.strip()) if each.checked_on else None
        if each.checker is None:
            each.checked_on = None
        each.save(update_fields=["checker", "checked_on"])


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0009_appraisal'),
    ]

    operations = [
        migrations.RunPython(name_the_accounts, migrations.RunPython.noop),
    ]
