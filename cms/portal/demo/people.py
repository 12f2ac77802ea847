"""The demo's groups and log-ins."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from cms.organisations.models import User
from cms.policies.models import PolicyIndexPage
from cms.portal.demo.accounts import (
    ACCOUNTS,
    EDITORS,
    OFFICIALS,
    PASSWORD,
    SUPERVISORS,
    DemoAccount,
)

_MAY = {
    EDITORS: ("wagtailadmin.access_admin", "channels.confirm_notice"),
    OFFICIALS: ("wagtailadmin.access_admin",),
    SUPERVISORS: (
        "wagtailadmin.access_admin",
        "supervision.view_report",
        "supervision.add_obligationdecision",
        *(
            f"organisations.{verb}_{model}"
            for model in ("department", "official", "post")
            for verb in ("add", "change")
        ),
    ),
}
_EDITORS_MAY_WITH_PAGES = ("add_page", "change_page", "publish_page")
_EDITORS_MAY_WITH_FILES = (
    ("wagtailimages", "add_image"),
    ("wagtailimages", "choose_image"),
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "choose_document"),
)


def load_people() -> None:
    """Create the groups with what they may do, and the accounts in them."""
    groups = {name: _load_group(name, permissions) for name, permissions in _MAY.items()}
    _let_edit(groups[EDITORS])
    for account in ACCOUNTS:
        _load_account(account, [groups[name] for name in account.groups])


def _load_group(name: str, permissions: tuple[str, ...]) -> Group:
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.set(_permission(*permission.split(".")) for permission in permissions)
    return group


def _permission(app_label: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def _let_edit(editors: Group) -> None:
    """Let editors work on everything under the library, and on files."""
    library = PolicyIndexPage.objects.get()
    for codename in _EDITORS_MAY_WITH_PAGES:
        GroupPagePermission.objects.get_or_create(
            group=editors, page=library, permission=_permission("wagtailcore", codename)
        )
    root = Collection.get_first_root_node()
    for app_label, codename in _EDITORS_MAY_WITH_FILES:
        GroupCollectionPermission.objects.get_or_create(
            group=editors, collection=root, permission=_permission(app_label, codename)
        )


def _load_account(account: DemoAccount, groups: list[Group]) -> None:
    user, created = User.objects.get_or_create(
        username=account.username,
        defaults={
            "email": account.email,
            "last_name": account.name,
            "is_staff": account.is_administrator,
            "is_superuser": account.is_administrator,
        },
    )
    if created:
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    user.groups.set(groups)
