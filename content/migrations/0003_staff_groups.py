"""The two groups of staff: those who write, and the clinicians who approve."""

from django.db import migrations

WRITTEN = ("page", "section", "caution", "reference", "study", "organisation")
HISTORY = ("edition", "submission")
EDITORS = [
    *(f"{action}_{name}" for name in WRITTEN for action in ("view", "add", "change", "delete")),
    *(f"view_{name}" for name in HISTORY),
]
APPROVERS = [*(f"view_{name}" for name in (*WRITTEN, *HISTORY)), "approve_submission"]
GROUPS = {"Editors": EDITORS, "Clinical approvers": APPROVERS}


def make_groups(apps, schema_editor):
    """Django makes the permissions only after all migrations, so those needed are made here."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    for name, codenames in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        for codename in codenames:
            model = "submission" if codename == "approve_submission" else codename.split("_")[1]
            about, _ = ContentType.objects.get_or_create(app_label="content", model=model)
            words = f"Can {codename.replace('_', ' ')}"
            if codename == "approve_submission":
                words = "Can approve submissions and publish"
            permission, _ = Permission.objects.get_or_create(
                content_type=about, codename=codename, defaults={"name": words}
            )
            group.permissions.add(permission)


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0002_editions"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
