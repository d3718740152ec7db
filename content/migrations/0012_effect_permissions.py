"""Editors write the published effects of a study; approvers read them."""

from django.db import migrations

ACTIONS = {"Editors": ("view", "add", "change", "delete"), "Clinical approvers": ("view",)}


def permit(apps, schema_editor):
    """Django makes the permissions only after all migrations, so those needed are made here."""
    content_type = apps.get_model("contenttypes", "ContentType")
    about, _ = content_type.objects.get_or_create(app_label="content", model="effect")
    for name, actions in ACTIONS.items():
        group = apps.get_model("auth", "Group").objects.filter(name=name).first()
        for action in actions if group else ():
            permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
                content_type=about,
                codename=f"{action}_effect",
                defaults={"name": f"Can {action} effect"},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("content", "0011_checked_by_and_on")]

    operations = [migrations.RunPython(permit, migrations.RunPython.noop)]
