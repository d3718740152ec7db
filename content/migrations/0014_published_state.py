"""A token that the database itself changes with every write of an edition or a staff member's name."""

from django.conf import settings
from django.db import migrations, models

WRITES = ("INSERT", "UPDATE", "DELETE")
# What stands on public pages: the editions, and the names of their editors.
TABLES = {"content_edition": WRITES, "auth_user": ("UPDATE OF first_name, last_name",)}
SET_TOKEN = (
    "INSERT INTO content_publishedstate (id, token) VALUES (1, {token}) "
    "ON CONFLICT (id) DO UPDATE SET token = excluded.token;"
)
SQLITE_TOKEN, POSTGRESQL_TOKEN = (
    "hex(randomblob(16))",
    "replace(gen_random_uuid()::text, '-', '')",
)


def _triggers():
    for table, writes in TABLES.items():
        for write in writes:
            yield f"{table}_{write.split()[0].lower()}_state", table, write


def add_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name, table, write in _triggers():
            schema_editor.execute(
                f"CREATE TRIGGER {name} AFTER {write} ON {table} "
                f"BEGIN {SET_TOKEN.format(token=SQLITE_TOKEN)} END"
            )
        return
    schema_editor.execute(
        "CREATE FUNCTION content_set_published_state() RETURNS trigger AS "
        f"$$ BEGIN {SET_TOKEN.format(token=POSTGRESQL_TOKEN)} RETURN NULL; END $$ LANGUAGE plpgsql"
    )
    for name, table, write in _triggers():
        # Once for each statement, not for each row.
        schema_editor.execute(
            f"CREATE TRIGGER {name} AFTER {write} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION content_set_published_state()"
        )


def remove_triggers(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for name, table, _ in _triggers():
        schema_editor.execute(f"DROP TRIGGER {name}" + ("" if is_sqlite else f" ON {table}"))
    if not is_sqlite:
        schema_editor.execute("DROP FUNCTION content_set_published_state()")


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0013_key_facts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=32)),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
