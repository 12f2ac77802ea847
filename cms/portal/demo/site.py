"""The demo's site: a home page and the library under it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from wagtail.models import Collection, Page, Site, Task, Workflow

from cms.policies.models import PolicyIndexPage
from cms.portal.models import HomePage

_DEFAULT_PORTS = {"http": 80, "https": 443}


def load_site() -> None:
    """Create home page and library, and have the site answer at the address the settings give."""
    home = HomePage.objects.first() or _create_home()
    if not PolicyIndexPage.objects.exists():
        home.add_child(instance=PolicyIndexPage(title="政策文件库", slug="policies"))
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or _DEFAULT_PORTS.get(address.scheme, 80),
            "root_page": home,
            "site_name": "鄂尔多斯市政策解读（示例）",
        },
    )
    _remove_welcome_page()
    _name_first_rows()


def _create_home() -> HomePage:
    home = HomePage(
        title="鄂尔多斯市政策解读（示例）",
        slug="jiedu",
        introduction="政策讲了什么、与您有什么关系、怎么办理，都在这里。本站为演示，内容均为示例。",
    )
    Page.get_first_root_node().add_child(instance=home)
    return home


def _remove_welcome_page() -> None:
    """Remove the page Wagtail creates with an empty database, unless somebody has made it theirs."""
    plain = Page.objects.filter(depth=2, slug="home", numchild=0, content_type__model="page")
    for page in plain.filter(owner=None, latest_revision=None):
        page.delete()


def _name_first_rows() -> None:
    """Give Chinese names to the rows that Wagtail's migrations write in English, and drop groups nobody is in."""
    Page.objects.filter(depth=1, title="Root").update(title="全部页面", draft_title="全部页面")
    Collection.objects.filter(depth=1, name="Root").update(name="全部文件")
    Workflow.objects.filter(name="Moderators approval").update(name="审核")
    Task.objects.filter(name="Moderators approval").update(name="审核")
    Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()
