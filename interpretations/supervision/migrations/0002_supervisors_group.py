"""Give supervisors a group of their own: the admin, the report, decisions about obligations."""

from django.db import migrations

GROUP = "主管部门"
PERMISSIONS = {
    "view_report": "查看解读监督报表",
    "add_obligationdecision": "Can add obligation decision",
}


def create_group(apps, schema_editor):
    """Create the group, or complete one of that name. Permissions are made here because Django makes them only later."""
    ContentType = apps.get_model("contenttypes.ContentType")
    Permission = apps.get_model("auth.Permission")
    content_type, _ = ContentType.objects.get_or_create(app_label="supervision", model="obligationdecision")
    group, _ = apps.get_model("auth.Group").objects.get_or_create(name=GROUP)
    for codename, name in PERMISSIONS.items():
        permission, _ = Permission.objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": name}
        )
        group.permissions.add(permission)
    group.permissions.add(
        *Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    )


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
    ]

    # Going back keeps the group: people may be in it.
    operations = [migrations.RunPython(create_group, migrations.RunPython.noop)]
