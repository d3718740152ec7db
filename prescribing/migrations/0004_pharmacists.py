"""Who proposes names for the list, and the group of pharmacists, who sign them off."""

from django.db import migrations

PERMISSIONS = {
    "add_nameproposal": "Can add proposal for the list of names",
    "view_nameproposal": "Can view proposal for the list of names",
    "sign_off_name": "Can sign off names of opioids as a pharmacist",
}
GROUPS = {
    "Editors": ("add_nameproposal", "view_nameproposal"),
    "Clinical approvers": ("view_nameproposal",),
    "Pharmacists": ("add_nameproposal", "view_nameproposal", "sign_off_name"),
}


def give_rights(apps, schema_editor):
    """Django makes the permissions only after all migrations, so they are made here."""
    about, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="prescribing", model="nameproposal"
    )
    made = {
        codename: apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=about, codename=codename, defaults={"name": words}
        )[0]
        for codename, words in PERMISSIONS.items()
    }
    groups = apps.get_model("auth", "Group").objects
    groups.get_or_create(name="Pharmacists")
    for group in groups.filter(name__in=GROUPS):
        group.permissions.add(*(made[codename] for codename in GROUPS[group.name]))


def remove_rights(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name="Pharmacists").delete()
    apps.get_model("auth", "Permission").objects.filter(codename__in=PERMISSIONS).delete()


class Migration(migrations.Migration):

    dependencies = [
        ("prescribing", "0003_names_of_staff"),
        ("content", "0003_staff_groups"),
    ]

    operations = [migrations.RunPython(give_rights, remove_rights)]
